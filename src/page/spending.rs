//! What a set of reports spent of its budget.
//!
//! Invariant: figures that stand together are of the same reports, and what is left out is said.

use super::figure::{Amount, rate_share, rounded};
use crate::model::{Sum, Tally};
use serde::Serialize;

/// Spending, budget and execution rate of the reports that state both amounts. Where no report
/// does, the spending of those that state only that, without budget and rate; else their budget.
#[derive(Debug, Serialize)]
pub struct Spending {
    /// 全年执行数, summed.
    pub spent: Option<Amount>,
    /// 全年预算数, summed.
    pub budget: Option<Amount>,
    /// 执行率.
    pub rate: Option<String>,
    /// Length of the rate's bar.
    pub rate_bar: Option<String>,
    /// How many reports are not in these figures; 0 where there are no figures.
    pub left_out: usize,
    /// Which reports the figures are of, in words; `None` where they are of all.
    pub note: Option<String>,
    #[serde(skip)]
    counted_twice: usize,
    #[serde(skip)]
    contradicted: usize,
    #[serde(skip)]
    whole_departments: usize,
}

impl Spending {
    pub(super) fn new(tally: &Tally) -> Self {
        let (spent, budget) = (tally.shown_spent(), tally.shown_budget());
        let amount = |sum: Sum| (sum.reports > 0).then(|| Amount::rounded(sum.money));
        let rate = tally.execution();
        Self {
            spent: amount(spent),
            budget: amount(budget),
            rate: rate.map(|rate| rate.to_string()),
            rate_bar: rate.map(rate_share),
            left_out: match tally.counted() {
                0 => 0,
                counted => tally.reports - counted,
            },
            note: note(tally),
            counted_twice: tally.counted_twice,
            contradicted: tally.contradicted,
            whole_departments: tally.whole_departments,
        }
    }
}

impl Spending {
    fn set_aside(&self) -> usize {
        self.counted_twice + self.contradicted + self.whole_departments
    }
}

/// Which reports the figures are of, and what the others state.
fn note(tally: &Tally) -> Option<String> {
    let (spent, budget) = (tally.shown_spent(), tally.shown_budget());
    let shown = tally.counted();
    let others = tally.reports - shown - tally.set_aside();
    let mut parts = Vec::new();
    match (spent.reports, budget.reports) {
        (0, 0) => {}
        (_, 0) => parts.push(one_amount(shown, others, ("预算", "支出"))),
        (0, _) => parts.push(one_amount(shown, others, ("支出", "预算"))),
        _ => {
            let no_rate = budget.money.is_zero();
            parts.extend(no_rate.then(|| "预算合计为0，无法计算执行率".to_owned()));
            parts.extend((others > 0).then(|| left_out(others, tally.spent_alone)));
        }
    }
    if tally.whole_departments > 0 {
        parts.push(format!(
            "{}份部门整体支出报告包含各项目的支出，未计入",
            tally.whole_departments
        ));
    }
    if tally.contradicted > 0 {
        parts.push(format!(
            "{}份报告的合计写0、分项不是0，未计入",
            tally.contradicted
        ));
    }
    if tally.counted_twice > 0 {
        parts.push(format!(
            "{}份报告与同一项目的自评金额相同，不重复计入",
            tally.counted_twice
        ));
    }
    (!parts.is_empty()).then(|| parts.join("；"))
}

/// Why reports are not in the figures, in few words: `2份未列明支出、1份部门整体支出`; `None` where all are.
/// The numbers add up to the reports that are left out.
pub(super) fn left_out_in_short(tally: &Tally) -> Option<String> {
    let reasons = match (tally.spent.reports, tally.spent_alone.reports) {
        (0, 0) => {
            let stated = tally.counted() + tally.set_aside();
            [(tally.reports - stated, "预算、支出都未列明"), (0, "")]
        }
        (0, _) => [(tally.without_spent(), "未列明支出"), (0, "")],
        (_, alone) => [(tally.without_spent(), "未列明支出"), (alone, "未列明预算")],
    };
    let set_aside = [
        (tally.whole_departments, "部门整体支出"),
        (tally.contradicted, "合计写0而分项不是0"),
        (tally.counted_twice, "与自评金额相同"),
    ];
    let reasons = reasons.into_iter().chain(set_aside);
    let words = reasons.filter(|(reports, _)| *reports > 0);
    let words: Vec<String> = words
        .map(|(reports, why)| format!("{reports}份{why}"))
        .collect();
    (!words.is_empty()).then(|| words.join("、"))
}

/// What is missing where the reports state one of the two amounts only.
fn one_amount(shown: usize, others: usize, (missing, stated): (&str, &str)) -> String {
    match others {
        0 => format!("没有列明{missing}，无法计算执行率"),
        others => format!(
            "只是{shown}份报告的{stated}，没有列明{missing}，无法计算执行率；另有{others}份报告没有列明{stated}"
        ),
    }
}

/// How many reports are not in the figures, and what those spent that say so.
fn left_out(others: usize, alone: Sum) -> String {
    let text = format!("另有{others}份报告没有同时列明预算和支出，未计入");
    let money = rounded(alone.money);
    match alone.reports {
        0 => text,
        1 if others == 1 => format!("{text}（只列明支出{money}）"),
        reports if reports == others => format!("{text}（都只列明支出，合计{money}）"),
        reports => format!("{text}（其中{reports}份只列明支出，合计{money}）"),
    }
}

/// What a table of several sets says of reports that are left out; `None` where none is.
pub(super) fn table_note<'a>(all: impl Iterator<Item = &'a Spending>) -> Option<String> {
    let (mut some_left_out, mut some_alone) = (false, false);
    let (mut some_twice, mut some_contradicted, mut some_whole) = (false, false, false);
    for spending in all {
        some_left_out |= spending.left_out > spending.set_aside();
        some_alone |= spending.spent.is_some() != spending.budget.is_some();
        some_twice |= spending.counted_twice > 0;
        some_whole |= spending.whole_departments > 0;
        some_contradicted |= spending.contradicted > 0;
    }
    let mut text = String::new();
    if some_left_out || some_alone {
        text.push_str("金额和执行率只计预算和执行数都列明的报告");
        text.push_str(if some_alone {
            "，没有这样的报告的只计列明的一项。"
        } else {
            "。"
        });
    }
    if some_whole {
        text.push_str("部门整体支出包含各项目的支出，未计入。");
    }
    if some_contradicted {
        text.push_str("合计写0、分项不是0的报告未计入。");
    }
    if some_twice {
        text.push_str("同一项目另有评价、金额相同的，不重复计入。");
    }
    (!text.is_empty()).then_some(text)
}
