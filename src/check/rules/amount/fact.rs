//! Amounts of the front matter as figures, to be held against those of the text.

use crate::model::Money;
use crate::text::figure::{Figure, Measure, Precision};
use rust_decimal::Decimal;

/// An amount of the front matter as a figure. The digits it was written with are taken from its
/// last one that is not zero, where that lies below 万元.
pub(super) fn figure_of(money: Money) -> Figure {
    let yuan = money.yuan().normalize();
    let mut step = Decimal::ZERO;
    let mut worth = Decimal::new(1, yuan.scale());
    while !yuan.is_zero() && worth < Decimal::from(10_000) {
        let next = worth * Decimal::TEN;
        if !(yuan % next).is_zero() {
            step = worth;
            break;
        }
        worth = next;
    }
    Figure {
        place: 0..0,
        value: yuan,
        step,
        measure: Measure::Yuan,
        precision: Precision::Exact,
    }
}
