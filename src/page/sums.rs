//! Sums over many reports, and how many of them have which grade.
//!
//! Invariant: nothing is guessed; a figure that rests on some of the reports only says on how many.

use super::context::PageContext;
use super::figure::two_digits;
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
    pub lowest: Option<String>,
    /// The highest score.
    pub highest: Option<String>,
    /// How many reports have no score.
    pub without_score: usize,
    /// How many reports have no grade.
    pub without_grade: usize,
    /// Number of reports by grade, best first.
    pub grades: Vec<GradeCount<'a>>,
}

impl<'a> Sums<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, tally: &Tally) -> Self {
        Self {
            reports: tally.reports,
            money: Spending::new(tally),
            scored: tally.scores.len(),
            median: tally.median().map(two_digits),
            lowest: tally.scores.first().map(Score::to_string),
            highest: tally.scores.last().map(Score::to_string),
            without_score: tally.reports - tally.scores.len(),
            without_grade: tally.reports - tally.grades.iter().sum::<usize>(),
            grades: grade_counts(ctx, &tally.grades),
        }
    }
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
