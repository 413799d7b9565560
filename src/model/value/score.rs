//! A score from 0 to 100, with the digits it was written with: 95.00 stays 95.00.

use super::Written;
use crate::field::{FromText, Reject};
use crate::text::number::read_decimal;
use rust_decimal::Decimal;
use std::fmt;

/// A score out of 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(Decimal);

impl Score {
    /// A score from a number that is known to lie in 0–100, such as a median of scores.
    pub fn from_decimal(value: Decimal) -> Self {
        Self(value)
    }

    /// The number.
    pub fn value(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Written::new(self.0).as_str())
    }
}

impl FromText for Score {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const EXPECTED: &str = "0到100之间的得分，最多两位小数，如 95.00";
        let number = text.trim().trim_end_matches('分');
        let value = read_decimal(number).ok_or_else(|| Reject::shape(EXPECTED))?;
        let fits = value >= Decimal::ZERO && value <= Decimal::ONE_HUNDRED && value.scale() <= 2;
        if fits {
            Ok(Self(value))
        } else {
            Err(Reject::range(EXPECTED))
        }
    }
}
