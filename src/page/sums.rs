//! Sums over many reports, and how many of them have which grade.
//!
//! Invariant: nothing is guessed; a figure that rests on some of the reports only says on how many.

use super::context::PageContext;
use super::figure::{Amount, count_share, rate_share, two_digits};
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
    /// Length of its bar, in hundredths of the longest.
    pub bar: String,
    /// Its share in the graded reports: `88.11%`.
    pub share: Option<String>,
}

/// Sums over a set of reports.
#[derive(Debug, Serialize)]
pub struct Sums<'a> {
    /// Number of reports.
    pub reports: usize,
    /// 全年执行数, summed; `None` if no report states it.
    pub spent: Option<Amount>,
    /// 全年预算数, summed; `None` if no report states it.
    pub budget: Option<Amount>,
    /// 执行率 over the reports that state both.
    pub rate: Option<String>,
    /// Length of the rate's bar.
    pub rate_bar: Option<String>,
    /// How many reports leave out budget or spending.
    pub without_amounts: usize,
    /// The median of the scores.
    pub median: Option<String>,
    /// The lowest score.
    pub lowest: Option<String>,
    /// The highest score.
    pub highest: Option<String>,
    /// How many reports have no score.
    pub without_score: usize,
    /// Number of reports by grade, best first.
    pub grades: Vec<GradeCount<'a>>,
}

impl<'a> Sums<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, tally: &Tally) -> Self {
        let known = tally.with_spent.min(tally.with_budget);
        Self {
            reports: tally.reports,
            spent: (tally.with_spent > 0).then(|| Amount::rounded(tally.spent)),
            budget: (tally.with_budget > 0).then(|| Amount::rounded(tally.budget)),
            rate: tally.execution.map(|rate| rate.to_string()),
            rate_bar: tally.execution.map(rate_share),
            without_amounts: tally.reports - known,
            median: tally.median().map(two_digits),
            lowest: tally.scores.first().map(Score::to_string),
            highest: tally.scores.last().map(Score::to_string),
            without_score: tally.reports - tally.scores.len(),
            grades: grade_counts(ctx, &tally.grades),
        }
    }
}

/// The grades with their counts, best first.
pub(super) fn grade_counts<'a>(ctx: &PageContext<'a>, counts: &[usize]) -> Vec<GradeCount<'a>> {
    let most = counts.iter().copied().max().unwrap_or(0);
    let graded: usize = counts.iter().sum();
    let grades = ctx.site.config.grades.iter().zip(counts).enumerate();
    grades
        .map(|(position, (grade, count))| GradeCount {
            label: &grade.label,
            href: ctx.grade_route(position).map(|route| ctx.href(route)),
            range: grade_range(ctx, position),
            count: *count,
            bar: count_share(*count, most),
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
