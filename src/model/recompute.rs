//! What follows from the amounts of a report by arithmetic alone: shown on its page, and asked by
//! the rules on amounts, so that both say the same.

use super::report::{Amounts, Report};
use super::value::{Money, Rate};
use crate::source::Spanned;
use rust_decimal::Decimal;

/// One of the amounts that a total line and its sources have.
#[derive(Clone, Copy, Debug)]
pub struct AmountField {
    /// Its name, in Chinese.
    pub name: &'static str,
    /// How it is found in a line.
    pub of: fn(&Amounts) -> Option<Spanned<Money>>,
}

/// The amounts, in the order of the table.
pub const AMOUNT_FIELDS: [AmountField; 6] = [
    AmountField {
        name: "申报数",
        of: |line| line.requested,
    },
    AmountField {
        name: "年初预算数",
        of: |line| line.initial,
    },
    AmountField {
        name: "全年预算数",
        of: |line| line.budget,
    },
    AmountField {
        name: "到位资金",
        of: |line| line.received,
    },
    AmountField {
        name: "全年执行数",
        of: |line| line.spent,
    },
    AmountField {
        name: "结余",
        of: |line| line.left,
    },
];

/// How far an amount in 万元 with two digits may be off, in yuan: zeros at its end do not tell whether it was
/// rounded.
const HALF_A_STEP: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Words in the name of a line that is a total, or a part of the one before.
const NESTED: [&str; 5] = ["合计", "总额", "总计", "小计", "其中"];

/// The sources' amounts put together, beside the total line's.
#[derive(Clone, Copy, Debug)]
pub struct SourceSum {
    /// Which amount.
    pub field: &'static str,
    /// How many sources name it.
    pub count: usize,
    /// Their sum.
    pub sum: Money,
    /// What the total line says.
    pub total: Spanned<Money>,
}

impl SourceSum {
    /// How far sum and total lie apart; `None` where they are equal.
    pub fn difference(&self) -> Option<Money> {
        let total = self.total.value;
        match self.sum.cmp(&total) {
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(self.sum - total),
            std::cmp::Ordering::Less => Some(total - self.sum),
        }
    }
}

/// The parts of 支出明细 put together, beside 全年执行数.
#[derive(Clone, Copy, Debug)]
pub struct SpendingSum {
    /// How many parts there are.
    pub count: usize,
    /// Their sum.
    pub sum: Money,
    /// 全年执行数.
    pub total: Spanned<Money>,
    /// How far the two may lie apart because all are rounded.
    tolerance: Decimal,
}

impl SpendingSum {
    /// The sum less the total, in yuan; `None` where they are equal but for rounding.
    pub fn difference(&self) -> Option<Decimal> {
        let difference = self.sum.yuan() - self.total.value.yuan();
        (difference.abs() > self.tolerance).then_some(difference)
    }
}

/// What was left, as a line says it, beside what follows from its other amounts.
#[derive(Clone, Copy, Debug)]
pub struct Remainder {
    /// 结余, as written.
    pub stated: Spanned<Money>,
    /// What it was taken from: 全年预算数, or 到位资金 where that is nearer.
    pub base: &'static str,
    /// That amount.
    pub whole: Money,
    /// 全年执行数.
    pub spent: Money,
    /// How far the stated amount may be off because all three are rounded.
    tolerance: Decimal,
}

impl Remainder {
    /// What follows: the base less the spending, in yuan. Below zero where more was spent.
    pub fn due(&self) -> Decimal {
        self.whole.yuan() - self.spent.yuan()
    }

    /// What was stated less what follows, in yuan; `None` where they are equal but for rounding.
    pub fn difference(&self) -> Option<Decimal> {
        let difference = self.stated.value.yuan() - self.due();
        (difference.abs() > self.tolerance).then_some(difference)
    }
}

impl Amounts {
    /// 到位率: 到位资金 ÷ 全年预算数.
    pub fn arrival(&self) -> Option<Rate> {
        Rate::execution(self.received?.value, self.budget?.value)
    }

    /// 结余 against 全年预算数 less 全年执行数, or 到位资金 less it, whichever is nearer.
    pub fn remainder(&self) -> Option<Remainder> {
        let (stated, spent) = (self.left?, self.spent?.value);
        let of = |base: &'static str, whole: Option<Spanned<Money>>| {
            let whole = whole?.value;
            let steps = whole.step() + spent.step() + stated.value.step();
            let remainder = Remainder {
                stated,
                base,
                whole,
                spent,
                tolerance: (steps / Decimal::TWO).max(HALF_A_STEP),
            };
            Some((remainder.difference().unwrap_or_default().abs(), remainder))
        };
        let ways = [of("全年预算数", self.budget), of("到位资金", self.received)];
        let ways = ways.into_iter().flatten();
        let nearest = ways.min_by(|(one, _), (other, _)| one.cmp(other));
        nearest.map(|(_, remainder)| remainder)
    }

    /// 执行率: 全年执行数 ÷ 全年预算数; never guessed from one amount alone.
    pub fn execution(&self) -> Option<Rate> {
        Rate::execution(self.spent?.value, self.budget?.value)
    }
}

impl Report {
    /// The parts of 支出明细 put together, beside 全年执行数, where every part has its amount. Where
    /// one is a total itself, or a part of another, nothing is to be summed.
    pub fn spending_sum(&self) -> Option<SpendingSum> {
        let total = self.funds.spent?;
        let nested = |name: &str| NESTED.iter().any(|mark| name.contains(mark));
        if self.spending.is_empty() || self.spending.iter().any(|part| nested(&part.purpose)) {
            return None;
        }
        let parts = self.spending.iter();
        let parts: Option<Vec<Money>> = parts.map(|part| Some(part.amount?.value)).collect();
        let parts = parts?;
        let steps: Decimal = parts.iter().map(|part| part.step()).sum();
        Some(SpendingSum {
            count: parts.len(),
            tolerance: ((steps + total.value.step()) / Decimal::TWO).max(HALF_A_STEP),
            sum: parts.into_iter().sum(),
            total,
        })
    }

    /// The sums of the sources, for every amount that the total line and all sources name. A source
    /// that is a total itself, or a part of another one, leaves nothing to be summed.
    pub fn source_sums(&self) -> Vec<SourceSum> {
        let nested = |name: &str| NESTED.iter().any(|mark| name.contains(mark));
        if self.sources.is_empty() || self.sources.iter().any(|source| nested(&source.name)) {
            return Vec::new();
        }
        let sums = AMOUNT_FIELDS.iter().filter_map(|field| {
            let parts = self.sources.iter();
            let parts: Option<Vec<Money>> = parts
                .map(|source| Some((field.of)(&source.amounts)?.value))
                .collect();
            let parts = parts?;
            Some(SourceSum {
                field: field.name,
                count: parts.len(),
                sum: parts.into_iter().sum(),
                total: (field.of)(&self.funds)?,
            })
        });
        sums.collect()
    }
}
