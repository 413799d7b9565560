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

    /// Hundredths, rounded half up to two digits: 88.55 for 0.885496…
    pub fn percent(self) -> Decimal {
        let mut percent = (self.0 * Decimal::ONE_HUNDRED)
            .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
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
