//! Figures as pages show them: amounts, lengths of bars, scores.

use crate::model::{Money, Rate, Score, Written};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

/// An amount of money: the number and its unit.
#[derive(Debug, Serialize)]
pub struct Amount {
    /// Such as `140.32`.
    pub number: String,
    /// 万元 or 亿元.
    pub unit: &'static str,
}

impl Amount {
    pub(super) fn exact(money: Money) -> Self {
        let (number, unit) = money.exact();
        Self { number, unit }
    }

    pub(super) fn rounded(money: Money) -> Self {
        let (number, unit) = money.rounded();
        Self { number, unit }
    }
}

/// An amount as one word, rounded: `1.52亿元`.
pub(super) fn rounded(money: Money) -> String {
    let (number, unit) = money.rounded();
    number + unit
}

/// The share of `part` in `whole` in hundredths, between 0 and 100, for the length of a bar.
pub(super) fn share(part: Decimal, whole: Decimal) -> String {
    // Most scores are full scores, and dividing takes long.
    if part == whole && !whole.is_zero() {
        return "100".to_owned();
    }
    length(Rate::of(part, whole).map_or(Decimal::ZERO, Rate::percent))
}

/// A length of so many hundredths, between 0 and 100.
fn length(hundredths: Decimal) -> String {
    let length = hundredths.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    Written::new(length.normalize()).into()
}

/// The share of one count in another.
pub(super) fn count_share(part: usize, whole: usize) -> String {
    share(Decimal::from(part), Decimal::from(whole))
}

/// The length of a bar for a rate.
pub(super) fn rate_share(rate: Rate) -> String {
    length(rate.percent())
}

/// A score with two digits, as in medians.
pub(super) fn two_digits(score: Score) -> String {
    let mut value = score
        .value()
        .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(2);
    Written::new(value).into()
}
