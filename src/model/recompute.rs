//! What follows from the amounts of a report by arithmetic alone: shown on its page, and asked by
//! the rules on amounts, so that both say the same.

use super::report::{Amounts, Report};
use super::value::{Money, Rate};
use crate::source::Spanned;

/// One of the amounts that a total line and its sources have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AmountField {
    /// Its name, in Chinese.
    pub name: &'static str,
    /// How it is found in a line.
    pub of: fn(&Amounts) -> Option<Spanned<Money>>,
}

/// The amounts, in the order of the table.
pub(crate) const AMOUNT_FIELDS: [AmountField; 4] = [
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
        name: "全年执行数",
        of: |line| line.spent,
    },
];

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

impl Amounts {
    /// 执行率: 全年执行数 ÷ 全年预算数; never guessed from one amount alone.
    pub fn execution(&self) -> Option<Rate> {
        Rate::execution(self.spent?.value, self.budget?.value)
    }
}

impl Report {
    /// The sums of the sources, for every amount that the total line and all sources name. A source
    /// that is a total itself, or a part of another one, leaves nothing to be summed.
    pub fn source_sums(&self) -> Vec<SourceSum> {
        let marks = ["合计", "总额", "总计", "小计", "其中"];
        let nested = |name: &str| marks.iter().any(|mark| name.contains(mark));
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
