//! What the site computed itself from the report's own figures, in neutral words.

use super::funds::{execution, no_rate};
use crate::model::{Money, Report};
use serde::Serialize;

/// One computation.
#[derive(Debug, Serialize)]
pub struct Recomputed {
    /// What was computed.
    pub label: &'static str,
    /// The computation and its result.
    pub text: String,
    /// `same`, `differs`, or `fact` where there is nothing to compare with.
    pub outcome: &'static str,
}

/// All computations the report's figures allow.
pub(super) fn recomputed(report: &Report) -> Vec<Recomputed> {
    let all = [
        Some(rate(report)),
        granted(report),
        sources(report),
        scores(report),
    ];
    all.into_iter().flatten().collect()
}

fn rate(report: &Report) -> Recomputed {
    let funds = &report.funds;
    let text = match (execution(funds), funds.spent, funds.budget) {
        (Some(rate), Some(spent), Some(budget)) => format!(
            "全年执行数{}÷全年预算数{}，执行率为{rate}。",
            spent.value, budget.value
        ),
        _ => format!("{}。", no_rate(funds).unwrap_or("无法计算执行率")),
    };
    Recomputed {
        label: "执行率",
        text,
        outcome: "fact",
    }
}

/// What was asked for against what was granted.
fn granted(report: &Report) -> Option<Recomputed> {
    let requested = report.funds.requested?.value;
    let granted = report.funds.budget.or(report.funds.initial)?.value;
    let text = match requested.cmp(&granted) {
        std::cmp::Ordering::Equal => format!("申报{requested}，预算与申报相同。"),
        std::cmp::Ordering::Greater => {
            format!(
                "申报{requested}，预算{granted}，比申报少{}。",
                requested - granted
            )
        }
        std::cmp::Ordering::Less => {
            format!(
                "申报{requested}，预算{granted}，比申报多{}。",
                granted - requested
            )
        }
    };
    Some(Recomputed {
        label: "申报与预算",
        text,
        outcome: "fact",
    })
}

/// The sources' spending against the total line.
fn sources(report: &Report) -> Option<Recomputed> {
    let total = report.funds.spent?.value;
    let parts: Option<Vec<Money>> = report
        .sources
        .iter()
        .map(|source| Some(source.amounts.spent?.value))
        .collect();
    let parts = parts.filter(|parts| !parts.is_empty())?;
    let sum: Money = parts.iter().copied().sum();
    let count = parts.len();
    let (text, outcome) = if sum == total {
        (
            format!("{count}个来源的执行数合计{sum}，与全年执行数一致。"),
            "same",
        )
    } else {
        let difference = if sum > total {
            sum - total
        } else {
            total - sum
        };
        let text =
            format!("{count}个来源的执行数合计{sum}，全年执行数写的是{total}，相差{difference}。");
        (text, "differs")
    };
    Some(Recomputed {
        label: "资金来源",
        text,
        outcome,
    })
}

/// The indicators' scores, with that of budget execution if it is given, against the total score.
fn scores(report: &Report) -> Option<Recomputed> {
    let total = report.score?.value;
    let points = report.scores()?;
    let (count, sum) = (points.count, points.total());
    let with = if points.execution.is_some() {
        "加上预算执行得分"
    } else {
        ""
    };
    let (text, outcome) = if sum == total.value() {
        (
            format!("{count}项指标得分{with}，合计{sum}分，与总分一致。"),
            "same",
        )
    } else {
        let difference = (sum - total.value()).abs();
        let text = format!(
            "{count}项指标得分{with}，合计{sum}分，总分写的是{total}分，相差{difference}分。"
        );
        (text, "differs")
    };
    Some(Recomputed {
        label: "得分合计",
        text,
        outcome,
    })
}
