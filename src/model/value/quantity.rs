//! A number with its measure inside a sentence: `13.5亿元`, `完成并验收4个`, `≥95%`.
//!
//! Used to hold a goal against its result. Years and dates are not quantities. Where a text has
//! no quantity, or several, nothing is guessed.

use super::money::MONEY_UNITS;
use super::{Rate, Relation};
use crate::field::{narrow, read_decimal};
use rust_decimal::Decimal;
use std::ops::ControlFlow;

/// The largest number that is taken for a quantity.
const LARGEST: i64 = 1_000_000_000_000_000;

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number; amounts of money are in yuan.
    pub number: Decimal,
    /// The measure: `元`, `%`, `个` …; empty when none is written.
    pub measure: String,
}

impl Quantity {
    /// All quantities of a text, in order.
    pub fn all(text: &str) -> Vec<Self> {
        let mut found = Vec::new();
        find(text, |quantity| {
            found.push(quantity);
            ControlFlow::Continue(())
        });
        found
    }

    /// The only quantity of a text; `None` if there is none or more than one.
    pub fn only(text: &str) -> Option<Self> {
        let mut only = None;
        let mut several = false;
        find(text, |quantity| {
            several = only.replace(quantity).is_some();
            match several {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        only.filter(|_| !several)
    }

    /// How far `actual` reaches `self`, where both count the same thing.
    pub fn reached_by(&self, actual: &Self) -> Option<Rate> {
        if self.measure == actual.measure {
            Rate::of(actual.number, self.number)
        } else {
            None
        }
    }

    /// Whether `actual` satisfies `relation` to this target; `None` for 定性.
    pub fn satisfied(&self, relation: Relation, actual: Decimal) -> Option<bool> {
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

/// Hands the quantities of a text to `take`, in order.
fn find(text: &str, mut take: impl FnMut(Quantity) -> ControlFlow<()>) {
    let text = narrow(text);
    let mut rest = &*text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let tail = &rest[start..];
        let length = tail
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
            .unwrap_or(tail.len());
        let digits = tail[..length].trim_end_matches(['.', ',']);
        let after = &tail[digits.len()..];
        let glued = rest[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let fits = |number: &Decimal| !glued && *number <= Decimal::from(LARGEST);
        if let Some(number) = read_decimal(digits).filter(fits)
            && let Some(quantity) = measured(number, after)
            && take(quantity).is_break()
        {
            return;
        }
        rest = &tail[length.max(1)..];
    }
}

/// The quantity a number and the text after it make; `None` for parts of a date.
fn measured(number: Decimal, after: &str) -> Option<Quantity> {
    for (word, worth) in MONEY_UNITS {
        if after.starts_with(word) {
            let number = number.checked_mul(Decimal::from(*worth))?;
            return Some(Quantity {
                number,
                measure: "元".into(),
            });
        }
    }
    let measure = after
        .trim_start()
        .chars()
        .next()
        .filter(|c| !c.is_ascii_digit());
    match measure {
        Some('年' | '月' | '日' | '号' | '-' | '/' | ':') => None,
        Some('个') => Some(Quantity {
            number,
            measure: "个".into(),
        }),
        Some(c) if c == '%' || is_han(c) => Some(Quantity {
            number,
            measure: c.to_string(),
        }),
        _ => Some(Quantity {
            number,
            measure: String::new(),
        }),
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}
