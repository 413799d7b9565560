//! The sentence a report's page begins with, made from facts alone.

use super::cx::Cx;
use super::row::execution;
use crate::model::{EvaluationKind, Verdict};
use std::fmt::Write;

/// How many targets were reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// All that are listed.
    pub total: usize,
    /// Reached.
    pub reached: usize,
    /// Missed.
    pub missed: usize,
    /// Those whose words allow no comparison.
    pub unknown: usize,
}

impl Count {
    fn add(mut self, verdict: Verdict) -> Self {
        self.total += 1;
        match verdict {
            Verdict::Reached => self.reached += 1,
            Verdict::Missed => self.missed += 1,
            Verdict::Unknown => self.unknown += 1,
        }
        self
    }

    pub(super) fn of(verdicts: impl Iterator<Item = Verdict>) -> Self {
        verdicts.fold(Self::default(), Self::add)
    }

    /// `2项目标全部达到`, `5项目标中3项达到、1项未达到，1项未作对照`.
    pub(super) fn words(self, noun: &str) -> String {
        let Self {
            total,
            reached,
            missed,
            unknown,
        } = self;
        if unknown == total {
            return format!("{total}项{noun}不能直接对照");
        }
        if reached == total {
            return format!("{total}项{noun}全部达到");
        }
        let mut words = format!("{total}项{noun}中{reached}项达到");
        if missed > 0 {
            let _ = write!(words, "、{missed}项未达到");
        }
        if unknown > 0 {
            let _ = write!(words, "，{unknown}项未作对照");
        }
        words
    }
}

/// Who gave the score, as a verb.
pub(super) fn scored_by(kind: EvaluationKind) -> &'static str {
    match kind {
        EvaluationKind::Unit => "自评",
        EvaluationKind::Department => "部门评价",
        EvaluationKind::Finance => "财政评价",
    }
}

/// What the money was for, how much of it was spent, what came of it.
pub(super) fn sentence(cx: &Cx<'_>, position: usize, goals: Count, indicators: Count) -> String {
    let report = &cx.site.reports[position];
    let mut text = format!(
        "{}{}年在这个项目上",
        cx.unit_of(position).label(),
        report.year.value
    );
    match (report.funds.spent, execution(report)) {
        (Some(spent), Some(rate)) => {
            let _ = write!(text, "支出{}，占全年预算的{rate}", spent.value);
        }
        (Some(spent), None) => {
            let _ = write!(text, "支出{}", spent.value);
        }
        (None, _) => text.push_str("花了多少钱，报告未列明"),
    }
    match report.score {
        Some(score) => {
            let _ = write!(text, "；{}{}分", scored_by(report.kind), score.value);
            if let Some(grade) = cx.grade_of(position) {
                let _ = write!(text, "，等级为{grade}");
            }
        }
        None => match cx.grade_of(position) {
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
