//! What the site computed itself from the report's own figures, in neutral words.

use super::funds::no_rate;
use super::money;
use crate::model::{Report, SourceSum};
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
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
    let mut all = vec![rate(report)];
    all.extend(granted(report));
    all.extend(money::arrival(report));
    all.extend(sources(report));
    all.extend(money::spending(report));
    all.extend(money::remainder(report));
    all.extend(scores(report));
    all
}

fn rate(report: &Report) -> Recomputed {
    let funds = &report.funds;
    let text = match (funds.execution(), funds.spent, funds.budget) {
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

/// The sources' amounts against the total line: each that differs, else the spending.
fn sources(report: &Report) -> Vec<Recomputed> {
    let sums = report.source_sums();
    let differ = sums.iter().any(|sum| sum.difference().is_some());
    let shown = sums.iter().filter(|sum| match differ {
        true => sum.difference().is_some(),
        false => sum.field == "全年执行数",
    });
    shown.map(source_sum).collect()
}

fn source_sum(found: &SourceSum) -> Recomputed {
    let SourceSum {
        field,
        count,
        sum,
        total,
    } = found;
    let short = field.trim_start_matches("全年");
    let (text, outcome) = match found.difference() {
        None => (
            format!("{count}个来源的{short}合计{sum}，与{field}一致。"),
            "same",
        ),
        Some(difference) => (
            format!(
                "{count}个来源的{short}合计{sum}，{field}写的是{}，相差{difference}。",
                total.value
            ),
            "differs",
        ),
    };
    Recomputed {
        label: "资金来源",
        text,
        outcome,
    }
}

/// The indicators' scores, with that of budget execution if it is given. Those of a whole form are
/// held against the report's score; a part of a form differs from it as a matter of course.
fn scores(report: &Report) -> Option<Recomputed> {
    let total = report.score?.value;
    let points = report.scores()?;
    let with = if points.execution.is_some() {
        "加上预算执行得分"
    } else {
        ""
    };
    let (count, sum) = (points.count, points.total());
    let difference = (sum - total.value()).abs();
    let head = format!("{count}项指标得分{with}，合计{sum}分，");
    let (tail, outcome) = if difference.is_zero() {
        ("与总分一致。".to_owned(), "same")
    } else if sum.round_dp_with_strategy(2, MidpointAwayFromZero) == total.value() {
        (format!("四舍五入后与总分{total}分一致。"), "same")
    } else if report.complete_scores().is_none() {
        let tail = "分值和得分没有列全，或者分值合计不是100，不同总分比较。";
        (tail.to_owned(), "fact")
    } else {
        let tail = format!("总分写的是{total}分，相差{difference}分。");
        (tail, "differs")
    };
    Some(Recomputed {
        label: "得分合计",
        text: head + &tail,
        outcome,
    })
}
