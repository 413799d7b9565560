//! A number and what it counts: `13.5亿元`, `4个`, `95%`.

use super::measure::MeasureName;
use super::{Rate, Relation, StatedText};
use rust_decimal::Decimal;

/// A number and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number; amounts of money are in yuan, areas of land in 亩 and so on.
    pub number: Decimal,
    /// The measure; `None` where none is written.
    pub measure: Option<MeasureName>,
}

impl Quantity {
    /// The only quantity of a text; `None` if there is none or more than one.
    pub fn only(text: &str) -> Option<Self> {
        match StatedText::of(text) {
            StatedText::Number(stated) => stated.quantity(),
            _ => None,
        }
    }

    /// Whether it is so many per cent.
    pub fn is_percent(&self) -> bool {
        self.measure.is_some_and(MeasureName::is_percent)
    }

    /// How far `actual` reaches `self`, where both count the same thing.
    pub(crate) fn reached_by(&self, actual: &Self) -> Option<Rate> {
        if self.measure == actual.measure {
            Rate::of(actual.number, self.number)
        } else {
            None
        }
    }

    /// Whether `actual` satisfies `relation` to this target; `None` for 定性.
    pub(crate) fn satisfied(&self, relation: Relation, actual: Decimal) -> Option<bool> {
        Some(match relation {
            Relation::AtLeast => actual >= self.number,
            Relation::More => actual > self.number,
            Relation::Equal => actual == self.number,
            Relation::Less => actual < self.number,
            Relation::AtMost => actual <= self.number,
            Relation::Qualitative => return None,
        })
    }
}
