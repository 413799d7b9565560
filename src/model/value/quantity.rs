//! A number with its measure inside a sentence: `13.5亿元`, `完成并验收4个`, `≥95%`.
//!
//! Used to hold a goal against its result. Years and dates are not quantities. Where a text has
//! no quantity, or several, nothing is guessed.

use super::{Rate, Relation};
use crate::text::figure::MONEY_UNITS;
use crate::text::number::{narrow, read_decimal};
use rust_decimal::Decimal;

/// The largest number that is taken for a quantity.
const LARGEST: i64 = 1_000_000_000_000_000;

/// A number and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The number; amounts of money are in yuan.
    pub number: Decimal,
    /// The first character of the measure: `元`, `%`, `个` …; `None` where none is written.
    pub measure: Option<char>,
}

impl Quantity {
    /// The only quantity of a text; `None` if there is none or more than one.
    pub(crate) fn only(text: &str) -> Option<Self> {
        let text = narrow(text);
        let (first, rest) = next(&text)?;
        next(rest).is_none().then_some(first)
    }

    /// The only quantity of a text beside which a measure is written: that of a mere number. A text
    /// with words has its own.
    pub(crate) fn beside(text: &str, measure: &str) -> Option<Self> {
        let Some(number) = read_decimal(text) else {
            return Self::only(text);
        };
        let text = text.trim();
        let measure = narrow(measure);
        let negative = text.starts_with(['-', '－']);
        let goes_on =
            measure.starts_with(['.', ',']) || measure.contains(|c: char| c.is_ascii_digit());
        if negative || goes_on {
            return Self::only(&format!("{text}{measure}"));
        }
        Some(number)
            .filter(fits)
            .and_then(|number| measured(number, &measure))
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

/// The first quantity of a narrow text, and the text after its number.
fn next(text: &str) -> Option<(Quantity, &str)> {
    let mut rest = text;
    while let Some(start) = rest.bytes().position(|byte| byte.is_ascii_digit()) {
        let tail = &rest[start..];
        let length = tail
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
            .unwrap_or(tail.len());
        let digits = tail[..length].trim_end_matches(['.', ',']);
        let after = &tail[digits.len()..];
        let glued = rest[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        rest = &tail[length..];
        if !glued
            && let Some(number) = read_decimal(digits).filter(fits)
            && let Some(quantity) = measured(number, after)
        {
            return Some((quantity, rest));
        }
    }
    None
}

fn fits(number: &Decimal) -> bool {
    *number <= Decimal::from(LARGEST)
}

/// The quantity a number and the text after it make; `None` for parts of a date.
fn measured(number: Decimal, after: &str) -> Option<Quantity> {
    for (word, worth) in MONEY_UNITS {
        if after.starts_with(word) {
            let number = number.checked_mul(Decimal::from(*worth))?;
            return Some(Quantity {
                number,
                measure: Some('元'),
            });
        }
    }
    let measure = match after.trim_start().chars().next() {
        Some('年' | '月' | '日' | '号' | '-' | '/' | ':') => return None,
        first => first.filter(|c| *c == '%' || is_han(*c)),
    };
    Some(Quantity { number, measure })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}
