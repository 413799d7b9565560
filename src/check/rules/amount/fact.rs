//! Amounts of the front matter as figures, to be held against those of the text.

use crate::model::Money;
use crate::text::figure::{Figure, Measure, Precision};

/// An amount of the front matter as a figure.
pub(super) fn figure_of(money: Money) -> Figure {
    Figure {
        place: 0..0,
        value: money.yuan().normalize(),
        step: money.step(),
        measure: Measure::Yuan,
        precision: Precision::Exact,
    }
}
