//! Amounts, scores and percentages: numbers with two decimals.
//! Takes and gives whole hundredths, so that nothing is ever lost to a float.
//! Written with exactly two decimals: 9500 is `95.00`.

use std::fmt;
use std::iter::Sum;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Hundredths(pub(crate) u64);

impl Hundredths {
    pub(crate) fn whole(number: u64) -> Self {
        Self(number * 100)
    }

    /// `part` of `whole` in per cent, half up.
    pub(crate) fn percent(part: u64, whole: u64) -> Self {
        Self(ratio(part * 10_000, whole))
    }

    /// This times `part` / `whole`, half up, and never more than this.
    pub(crate) fn share(self, part: u64, whole: u64) -> Self {
        Self(ratio(self.0 * part, whole).min(self.0))
    }
}

/// Division, half up; by nought gives nought.
pub(crate) fn ratio(part: u64, whole: u64) -> u64 {
    (part + whole / 2).checked_div(whole).unwrap_or(0)
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Sum for Hundredths {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        Self(items.map(|item| item.0).sum())
    }
}
