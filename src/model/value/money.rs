//! An amount of money in yuan.
//!
//! Written without a unit an amount is in 万元, as in the forms of the finance departments.
//! Printed exactly: `140.32万元`, `1.234567亿元`; sums may be rounded to two digits.

use super::Written;
use crate::field::{FromText, Reject};
use crate::text::figure::MONEY_UNITS;
use crate::text::number::{narrow, read_decimal};
use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// The largest amount that is taken for one: ten million 亿元, in yuan.
const LARGEST: i64 = 1_000_000_000_000_000;

/// An amount of money, in yuan, never negative when read from a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(Decimal);

impl Money {
    /// The amount in yuan.
    pub fn yuan(self) -> Decimal {
        self.0
    }

    /// The amount in 万元, exactly, with at least two digits after the point.
    pub fn wan(self) -> Decimal {
        at_least_two_digits(shifted(self.0, 4))
    }

    /// The amount in 万元 with the digits it has where it was written as a bare number: `150`, `140.32`.
    pub fn bare(self) -> Written {
        let mut wan = shifted(self.0, 4);
        wan.rescale(self.0.scale());
        Written::new(wan)
    }

    /// An amount from yuan that were worked out from other amounts.
    pub fn from_yuan(yuan: Decimal) -> Self {
        Self(yuan)
    }

    /// The worth in yuan of the last digit it was written with, taken from its last one that is not
    /// zero; nothing where that is 万元 or more.
    pub fn step(self) -> Decimal {
        let yuan = self.0.normalize();
        let mut worth = Decimal::new(1, yuan.scale());
        while !yuan.is_zero() && worth < Decimal::from(10_000) {
            let next = worth * Decimal::TEN;
            if !(yuan % next).is_zero() {
                return worth;
            }
            worth = next;
        }
        Decimal::ZERO
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Number and unit, exactly: `("140.32", "万元")`; from 1亿 on in 亿元.
    pub fn exact(self) -> (String, &'static str) {
        let (number, unit) = self.scaled();
        (Written::new(at_least_two_digits(number)).into(), unit)
    }

    /// Number and unit, rounded half up to two digits, for sums of many reports.
    pub fn rounded(self) -> (String, &'static str) {
        let (number, unit) = self.scaled();
        let number = number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        (Written::new(at_least_two_digits(number)).into(), unit)
    }

    fn scaled(self) -> (Decimal, &'static str) {
        let hundred_million = Decimal::from(100_000_000);
        if self.0.abs() >= hundred_million {
            (shifted(self.0, 8), "亿元")
        } else {
            (shifted(self.0, 4), "万元")
        }
    }
}

/// The number divided by ten as often as `places` says. Moving the point is exact, and cheaper than
/// dividing.
fn shifted(number: Decimal, places: u32) -> Decimal {
    let scale = number.scale() + places;
    match Decimal::try_from_i128_with_scale(number.mantissa(), scale) {
        Ok(shifted) => shifted,
        Err(_) => number / Decimal::from(10_i64.pow(places)),
    }
}

/// The number without needless zeros, but with two digits after the point.
fn at_least_two_digits(number: Decimal) -> Decimal {
    let mut number = number.normalize();
    if number.scale() < 2 {
        number.rescale(2);
    }
    number
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = self.scaled();
        f.write_str(Written::new(at_least_two_digits(number)).as_str())?;
        f.write_str(unit)
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

impl FromText for Money {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const EXPECTED: &str = "金额，如 140.32（万元）、1.2亿元、5000元、400,600.00";
        let narrow = narrow(text.trim());
        let bare = narrow
            .trim()
            .trim_start_matches(['¥', '￥'])
            .trim_start_matches("人民币")
            .trim();
        let (number, yuan_per_unit) = split_unit(bare);
        let number = read_decimal(number).ok_or_else(|| Reject::shape(EXPECTED))?;
        let yuan = number
            .checked_mul(Decimal::from(yuan_per_unit))
            .filter(|yuan| yuan.abs() <= Decimal::from(LARGEST))
            .ok_or_else(|| Reject::range("不超过一千万亿元的金额"))?;
        if yuan.is_sign_negative() && !yuan.is_zero() {
            return Err(Reject::range("不小于0的金额"));
        }
        Ok(Self(yuan))
    }
}

/// Number text and the yuan one of its unit is worth.
fn split_unit(text: &str) -> (&str, i64) {
    const BARE: &[(&str, i64)] = &[("亿", 100_000_000), ("万", 10_000)];
    for (word, worth) in MONEY_UNITS.iter().chain(BARE) {
        if let Some(number) = text.strip_suffix(word) {
            return (number, *worth);
        }
    }
    (text, 10_000)
}
