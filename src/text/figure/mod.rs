//! Figures in a text: amounts of money, percentages and counts, as people write them.
//!
//! Takes texts and passages; gives their figures in order. Numbers are decimals, arithmetic is checked: what
//! cannot be worked out is left out. Invariant: the place of a figure lies on character boundaries of the text it was read from, and its value
//! is at most 10^15.

mod numeral;
mod reader;
mod unit;

pub(crate) use unit::MONEY_UNITS;

use crate::parse::Passage;
use rust_decimal::Decimal;
use std::ops::Range;

/// A figure and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Number and unit, in bytes of the text.
    pub(crate) place: Range<usize>,
    /// Yuan, hundredths of a whole for a percentage, or the count.
    pub(crate) value: Decimal,
    /// What one more in the last decimal written would add; nothing where no decimals were
    /// written, for such a number is taken as exact.
    pub(crate) step: Decimal,
    /// What it counts.
    pub(crate) measure: Measure,
    /// Whether it claims to be exact.
    pub(crate) precision: Precision,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// An amount of money, in yuan.
    Yuan,
    /// A percentage: 88.5 for `88.5%`.
    Percent,
    /// Things, by their measure word.
    Count(&'static str),
}

/// Whether a figure claims to be exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    /// The number as it is.
    Exact,
    /// 约, 余, 以上, an end of a range: nothing can be worked out from it.
    About,
    /// So much for each (`万元/年`): no sum.
    Each,
}

impl Figure {
    /// Whether it is an exact amount of money.
    pub(crate) fn is_sum(&self) -> bool {
        self.measure == Measure::Yuan && self.is_exact()
    }

    /// Whether it is an exact percentage.
    pub(crate) fn is_percentage(&self) -> bool {
        self.measure == Measure::Percent && self.is_exact()
    }

    /// Whether it claims to be exact.
    pub(crate) fn is_exact(&self) -> bool {
        self.precision == Precision::Exact
    }

    /// The least and the largest value that rounds to what was written.
    pub(crate) fn bounds(&self) -> (Decimal, Decimal) {
        let half = self.step / Decimal::TWO;
        (self.value - half, self.value + half)
    }

    /// Whether both may be the same value, the coarser one being rounded or cut off.
    pub(crate) fn may_equal(&self, other: &Self) -> bool {
        let step = self.step.max(other.step);
        self.value == other.value || (self.value - other.value).abs() < step
    }

    /// The digits without the zeros at their ends, `14032` for 140.32万元: they stay when only the
    /// unit is wrong.
    pub(crate) fn digits(&self) -> i128 {
        let mut digits = self.value.normalize().mantissa();
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
        }
        digits
    }
}

/// The figures of a text whose line ends do not matter.
pub(crate) fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    reader::figures(text, &|_| false, &mut found);
    found
}

/// The figures of a passage of `source`.
pub(crate) fn figures_of(passage: &Passage<'_>, source: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    add_figures(passage, source, &mut found);
    found
}

/// Adds the figures of a passage of `source`. A space that stands for a line end of the source does not
/// part a number: editors break lines anywhere.
pub(super) fn add_figures(passage: &Passage<'_>, source: &str, found: &mut Vec<Figure>) {
    let text = &*passage.text;
    let line_end = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        let next = after.chars().take(2).map(char::len_utf8).sum::<usize>();
        let around = passage.span(at - last..at + next);
        around
            .slice(source)
            .is_some_and(|around| around.contains('\n'))
    };
    reader::figures(text, &line_end, found);
}
