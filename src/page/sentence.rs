//! The sentence a report's page begins with, made from facts alone.

use super::context::PageContext;
use super::goal_count::Count;
use crate::model::{EvaluationKind, is_zero_of_more};
use std::fmt::Write;

/// Who gave the score, as a verb.
pub(super) fn scored_by(kind: EvaluationKind) -> &'static str {
    match kind {
        EvaluationKind::Unit | EvaluationKind::WholeDepartment => "自评",
        EvaluationKind::Department => "部门评价",
        EvaluationKind::Finance => "财政评价",
    }
}

/// What the money was for, how much of it was spent, what came of it.
pub(super) fn sentence(
    ctx: &PageContext<'_>,
    position: usize,
    goals: Count,
    indicators: Count,
) -> String {
    let report = &ctx.site.reports[position];
    let on = match report.kind {
        EvaluationKind::WholeDepartment => "整个部门",
        _ => "在这个项目上",
    };
    let unit = ctx.unit_of(position).label();
    let mut text = format!("{unit}{}年{on}", report.year.value);
    match (report.funds.spent, report.funds.execution()) {
        (Some(spent), Some(rate)) => {
            let _ = write!(text, "支出{}，占全年预算的{rate}", spent.value);
        }
        _ if is_zero_of_more(report) => {
            text.push_str("花了多少钱，报告的总额写的是0，与所列资金来源不一致");
        }
        (Some(spent), None) => {
            let _ = write!(text, "支出{}", spent.value);
        }
        (None, _) => text.push_str("花了多少钱，报告未列明"),
    }
    match report.score {
        Some(score) => {
            let _ = write!(text, "；{}{}分", scored_by(report.kind), score.value);
            if let Some(grade) = ctx.grade_of(position) {
                let word = match report.grade {
                    Some(_) => "等级为",
                    None => "按分数线为",
                };
                let _ = write!(text, "，{word}{grade}");
            }
        }
        None => match ctx.grade_of(position) {
            Some(grade) => {
                let _ = write!(text, "；{}等级为{grade}", scored_by(report.kind));
            }
            None => text.push_str("；报告未列明得分"),
        },
    }
    if goals.total > 0 && goals.unknown < goals.total {
        let _ = write!(text, "；列明的{}", goals.words("目标"));
    } else if indicators.total > 0 {
        let _ = write!(text, "；列明的{}", indicators.words("指标"));
    }
    text.push('。');
    text
}
