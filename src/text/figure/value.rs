//! A figure of a text: an amount of money, a percentage or a count, with its place and precision.

use rust_decimal::Decimal;
use std::ops::Range;

/// A figure and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Number and unit, in bytes of the text.
    pub place: Range<usize>,
    /// Yuan, hundredths of a whole for a percentage, or the count.
    pub value: Decimal,
    /// What one more in the last decimal written would add; nothing where no decimals were
    /// written, for such a number is taken as exact.
    pub step: Decimal,
    /// What it counts.
    pub measure: Measure,
    /// Whether it claims to be exact.
    pub precision: Precision,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// An amount of money, in yuan.
    Yuan,
    /// A percentage: 88.5 for `88.5%`.
    Percent,
    /// Things, by their measure word.
    Count(&'static str),
}

/// Whether a figure claims to be exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// The number as it is.
    Exact,
    /// 约, 余, 以上, an end of a range: nothing can be worked out from it.
    About,
    /// So much for each (`万元/年`): no sum.
    Each,
}

impl Figure {
    /// Whether it is an exact amount of money.
    pub fn is_sum(&self) -> bool {
        self.measure == Measure::Yuan && self.is_exact()
    }

    /// Whether it is an exact percentage.
    pub fn is_percentage(&self) -> bool {
        self.measure == Measure::Percent && self.is_exact()
    }

    /// Whether it claims to be exact.
    pub fn is_exact(&self) -> bool {
        self.precision == Precision::Exact
    }

    /// The least and the largest value that rounds to what was written.
    pub fn bounds(&self) -> (Decimal, Decimal) {
        let half = self.step / Decimal::TWO;
        (self.value - half, self.value + half)
    }

    /// Whether both may be the same value, the coarser one being rounded or cut off.
    pub fn may_equal(&self, other: &Self) -> bool {
        let step = self.step.max(other.step);
        self.value == other.value || (self.value - other.value).abs() < step
    }

    /// The digits without the zeros at their ends, `14032` for 140.32万元: they stay when only the
    /// unit is wrong.
    pub fn digits(&self) -> i128 {
        let mut digits = self.value.normalize().mantissa();
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
        }
        digits
    }
}
