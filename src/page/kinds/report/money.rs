//! 到位率, 支出明细 and 结余, worked out from the report's own amounts, in neutral words.

use super::recomputed::Recomputed;
use crate::model::{Money, Report};

/// What arrived against the budget.
pub(super) fn arrival(report: &Report) -> Option<Recomputed> {
    let rate = report.funds.arrival()?;
    let (received, budget) = (report.funds.received?.value, report.funds.budget?.value);
    Some(Recomputed {
        label: "到位率",
        text: format!("到位资金{received}÷全年预算数{budget}，到位率为{rate}。"),
        outcome: "fact",
    })
}

/// The parts of 支出明细 against the spending.
pub(super) fn spending(report: &Report) -> Option<Recomputed> {
    let found = report.spending_sum()?;
    let (count, sum, total) = (found.count, found.sum, found.total.value);
    let (text, outcome) = match found.difference() {
        None => (
            format!("{count}项支出合计{sum}，与全年执行数一致。"),
            "same",
        ),
        Some(difference) => {
            let apart = Money::from_yuan(difference.abs());
            let text = format!("{count}项支出合计{sum}，全年执行数写的是{total}，相差{apart}。");
            (text, "differs")
        }
    };
    Some(Recomputed {
        label: "支出明细",
        text,
        outcome,
    })
}

/// What was left. A smaller amount than follows is a fact: part of the rest may have been taken back.
pub(super) fn remainder(report: &Report) -> Option<Recomputed> {
    let found = report.funds.remainder()?;
    let (base, whole, spent) = (found.base, found.whole, found.spent);
    let (due, stated) = (found.due(), found.stated.value);
    if due.is_sign_negative() && !due.is_zero() {
        return None;
    }
    let due = Money::from_yuan(due);
    let sum = format!("{base}{whole}减全年执行数{spent}是{due}");
    let (text, outcome) = match found.difference() {
        None => (format!("{sum}，与结余一致。"), "same"),
        Some(difference) => {
            let apart = Money::from_yuan(difference.abs());
            let less = difference.is_sign_negative();
            (
                format!("{sum}，结余写的是{stated}，相差{apart}。"),
                if less { "fact" } else { "differs" },
            )
        }
    };
    Some(Recomputed {
        label: "结余",
        text,
        outcome,
    })
}
