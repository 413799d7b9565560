//! 得分与等级: the score, its grade, and where it lies on the scale.

use crate::model::{EvaluationKind, Report, Written};
use crate::page::context::PageContext;
use crate::page::sums::grade_range;
use rust_decimal::Decimal;
use serde::Serialize;

/// The score of a report.
#[derive(Debug, Serialize)]
pub struct ScoreFigure<'a> {
    /// 得分, as written.
    pub score: Option<String>,
    /// 等级.
    pub grade: Option<&'a str>,
    /// The page of the grade.
    pub href: Option<String>,
    /// The scores the grade stands for.
    pub range: Option<String>,
    /// Who gave the score: `unit_itself`, `department` or `finance`.
    pub by_key: &'static str,
    /// What the parts of the form come to, where that is not the score.
    pub note: Option<String>,
    /// The scale from 0 to 100, worst band first.
    pub bands: Vec<Band>,
}

/// One band of the scale.
#[derive(Debug, Serialize)]
pub struct Band {
    /// Where it begins, in hundredths.
    pub start: String,
    /// Its width.
    pub width: String,
    /// Whether the score lies in it.
    pub here: bool,
}

impl<'a> ScoreFigure<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, position: usize) -> Self {
        let report = &ctx.site.reports[position];
        let grade = ctx.site.grade_of[position];
        Self {
            score: report.score.map(|score| score.value.to_string()),
            grade: ctx.grade_of(position),
            href: grade
                .and_then(|grade| ctx.grade_route(grade))
                .map(|route| ctx.href(route)),
            range: grade.map(|grade| grade_range(ctx, grade)),
            by_key: match report.kind {
                EvaluationKind::Unit | EvaluationKind::WholeDepartment => "unit_itself",
                EvaluationKind::Department => "department",
                EvaluationKind::Finance => "finance",
            },
            note: note(report, ctx.site.config.profile.thresholds.tolerance),
            bands: bands(ctx, grade),
        }
    }
}

/// What the parts of a complete form come to, where that differs from the score by more than
/// `tolerance` points.
fn note(report: &Report, tolerance: Decimal) -> Option<String> {
    let score = report.score?.value;
    let sum = report.complete_scores()?.total();
    let differs = (sum - score.value()).abs() > tolerance;
    differs.then(|| format!("报告写{score}分，所列得分合计{}分", sum.normalize()))
}

/// The bands of the scale, with a gap of one hundredth between them.
fn bands(ctx: &PageContext<'_>, here: Option<usize>) -> Vec<Band> {
    let grades = &ctx.site.config.grades;
    let upper = |at: usize| {
        at.checked_sub(1).map_or(Decimal::ONE_HUNDRED, |above| {
            grades[above].lower - Decimal::ONE
        })
    };
    let written = |number: Decimal| Written::new(number.normalize()).into();
    let bands = grades.iter().enumerate().rev().map(|(at, grade)| Band {
        start: written(grade.lower),
        width: written((upper(at) - grade.lower).max(Decimal::ONE)),
        here: here == Some(at),
    });
    bands.collect()
}
