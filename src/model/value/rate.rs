//! A share of a whole, printed as a percentage with two digits.

use super::{Money, Written};
use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;

/// The largest ratio that is taken for one.
const LARGEST: i64 = 1_000_000_000;

/// A ratio; 1 is 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(Decimal);

impl Rate {
    /// `part` of `whole`; `None` when the whole is nothing, or so small beside the part that no
    /// honest figure comes out.
    pub fn of(part: Decimal, whole: Decimal) -> Option<Self> {
        let ratio = part.checked_div(whole)?;
        (ratio.abs() <= Decimal::from(LARGEST)).then_some(Self(ratio))
    }

    /// 执行率: what was spent of the budget (全年执行数 / 全年预算数).
    pub fn execution(spent: Money, budget: Money) -> Option<Self> {
        Self::of(spent.yuan(), budget.yuan())
    }

    /// The ratio itself.
    pub fn ratio(self) -> Decimal {
        self.0
    }

    /// Hundredths, rounded half up to two digits: 88.55 for 0.885496…; 100 only where part and whole
    /// are equal: 2087.98 of 2088 is 99.99, not all of it.
    pub fn percent(self) -> Decimal {
        let exact = self.0 * Decimal::ONE_HUNDRED;
        let mut percent = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        if percent == Decimal::ONE_HUNDRED && self.0 != Decimal::ONE {
            let away = if self.0 < Decimal::ONE {
                RoundingStrategy::ToZero
            } else {
                RoundingStrategy::AwayFromZero
            };
            percent = exact.round_dp_with_strategy(2, away);
        }
        percent.rescale(2);
        percent
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Written::new(self.percent()).as_str())?;
        f.write_str("%")
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use rust_decimal::Decimal;

    #[test]
    fn only_the_whole_is_a_hundred_hundredths() {
        let cases = [
            ("13.5", "11.9542", "88.55%"),
            ("2088", "2087.98", "99.99%"),
            ("2088", "2088.00", "100.00%"),
            ("2088", "2088.02", "100.01%"),
            ("3", "2", "66.67%"),
            ("7", "0", "0.00%"),
        ];
        for (whole, part, percent) in cases {
            let number = |text: &str| text.parse::<Decimal>().ok();
            let rate = number(part)
                .zip(number(whole))
                .and_then(|(part, whole)| Rate::of(part, whole));
            let rate = rate.map(|rate| rate.to_string());
            assert_eq!(rate.as_deref(), Some(percent), "{part} of {whole}");
        }
    }
}
