//! Sums over many reports, and how many of them have which grade.
//!
//! Invariant: nothing is guessed; a figure that rests on some of the reports only says on how many.

use super::context::PageContext;
use super::figure::two_digits;
use super::href::LabeledLink;
use super::spending::Spending;
use crate::model::{Rate, Score, Tally};
use rust_decimal::Decimal;
use serde::Serialize;

/// How many reports of a set have a grade.
#[derive(Debug, Serialize)]
pub struct GradeCount<'a> {
    /// The grade's label.
    pub label: &'a str,
    /// The page of the grade, where there is one.
    pub href: Option<String>,
    /// The scores it stands for: `90分及以上`.
    pub range: String,
    /// Number of reports.
    pub count: usize,
    /// Its share in the graded reports: `88.11%`.
    pub share: Option<String>,
}

/// Sums over a set of reports.
#[derive(Debug, Serialize)]
pub struct Sums<'a> {
    /// Number of reports.
    pub reports: usize,
    /// How much was spent of which budget.
    pub money: Spending,
    /// How many reports have a score.
    pub scored: usize,
    /// The median of the scores.
    pub median: Option<String>,
    /// The lowest score.
    pub lowest: Option<ScoreEnd<'a>>,
    /// The highest score.
    pub highest: Option<ScoreEnd<'a>>,
    /// How many reports have no score.
    pub without_score: usize,
    /// How many reports have no grade.
    pub without_grade: usize,
    /// Number of reports by grade, best first.
    pub grades: Vec<GradeCount<'a>>,
}

/// The lowest or the highest score of a set of reports.
#[derive(Debug, Serialize)]
pub struct ScoreEnd<'a> {
    /// The score.
    pub score: String,
    /// How many reports have it.
    pub count: usize,
    /// The report, if it is one.
    pub report: Option<LabeledLink<'a>>,
}

impl<'a> Sums<'a> {
    /// The sums of `reports`, positions in [`Site::reports`](crate::model::Site::reports), which `tally` is of.
    pub(super) fn new(ctx: &PageContext<'a>, tally: &Tally, reports: &[usize]) -> Self {
        Self {
            reports: tally.reports,
            money: Spending::new(tally),
            scored: tally.scores.len(),
            median: tally.median().map(two_digits),
            lowest: score_end(ctx, tally, reports, tally.scores.first()),
            highest: score_end(ctx, tally, reports, tally.scores.last()),
            without_score: tally.reports - tally.scores.len(),
            without_grade: tally.reports - tally.grades.iter().sum::<usize>(),
            grades: grade_counts(ctx, &tally.grades),
        }
    }
}

/// A score at one end of those of `reports`, and whose it is.
fn score_end<'a>(
    ctx: &PageContext<'a>,
    tally: &Tally,
    reports: &[usize],
    score: Option<&Score>,
) -> Option<ScoreEnd<'a>> {
    let score = *score?;
    let below = tally.scores.partition_point(|other| *other < score);
    let count = tally.scores.partition_point(|other| *other <= score) - below;
    let has_it = |at: &&usize| ctx.site.reports[**at].score.map(|it| it.value) == Some(score);
    let only = match count {
        1 => reports.iter().find(has_it),
        _ => None,
    };
    Some(ScoreEnd {
        score: score.to_string(),
        count,
        report: only.map(|at| LabeledLink {
            label: (&*ctx.site.reports[*at].project.value).into(),
            href: Some(ctx.href(&ctx.site.route_of[*at])),
        }),
    })
}

/// The grades with their counts, best first.
pub(super) fn grade_counts<'a>(ctx: &PageContext<'a>, counts: &[usize]) -> Vec<GradeCount<'a>> {
    let graded: usize = counts.iter().sum();
    let grades = ctx.site.config.grades.iter().zip(counts).enumerate();
    grades
        .map(|(position, (grade, count))| GradeCount {
            label: &grade.label,
            href: ctx.grade_route(position).map(|route| ctx.href(route)),
            range: grade_range(ctx, position),
            count: *count,
            share: Rate::of(Decimal::from(*count), Decimal::from(graded))
                .map(|rate| rate.to_string()),
        })
        .collect()
}

/// The scores of a grade in words.
pub(super) fn grade_range(ctx: &PageContext<'_>, position: usize) -> String {
    let grades = &ctx.site.config.grades;
    let lower = grades[position].lower.normalize();
    match position.checked_sub(1).map(|above| &grades[above]) {
        None => format!("{lower}分及以上"),
        Some(above) if lower.is_zero() => format!("不足{}分", above.lower.normalize()),
        Some(above) => format!("{lower}分及以上，不足{}分", above.lower.normalize()),
    }
}
