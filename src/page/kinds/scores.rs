//! The distribution of scores: a histogram that can be read as a table.

use super::listing::frame;
use crate::model::Tally;
use crate::page::context::PageContext;
use crate::page::figure::two_digits;
use crate::page::frame::{Frame, Head};
use crate::page::histogram::Histogram;
use crate::page::sums::{GradeCount, Sums, grade_counts};
use serde::Serialize;

/// What the template of the scores sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// Sums over all reports.
    pub sums: Sums<'a>,
    /// What the distribution shows.
    pub finding: String,
    /// How they are spread over the points.
    pub histogram: Histogram,
    /// The grades year by year, newest first.
    pub years: Vec<YearGrades<'a>>,
}

/// The grades of one year.
#[derive(Debug, Serialize)]
pub struct YearGrades<'a> {
    /// The year.
    pub year: u16,
    /// Its list.
    pub href: String,
    /// Number of reports.
    pub reports: usize,
    /// The median of its scores.
    pub median: Option<String>,
    /// How many reports have a score.
    pub scored: usize,
    /// Its grades, best first.
    pub grades: Vec<GradeCount<'a>>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let tally = Tally::of(ctx.site, &ctx.plan.all);
    let sums = Sums::new(ctx, &tally, &ctx.plan.all);
    let mut head = Head::new("得分分布");
    head.description = Some("各份报告的得分与等级分布。".into());
    let years = ctx.plan.years.iter().rev().map(|(year, list)| {
        let tally = ctx.plan.sums(ctx.site, *list);
        YearGrades {
            year: year.0,
            href: ctx.href(&ctx.plan.list(*list).route),
            reports: tally.reports,
            median: tally.median().map(two_digits),
            scored: tally.scores.len(),
            grades: grade_counts(ctx, &tally.grades),
        }
    });
    View {
        page: frame(ctx, head, None),
        finding: finding(&sums),
        histogram: Histogram::new(&tally.scores),
        years: years.collect(),
        sums,
    }
}

/// The commonest grade, and where the scores lie.
fn finding(sums: &Sums<'_>) -> String {
    let graded: usize = sums.grades.iter().map(|grade| grade.count).sum();
    let mut text = String::new();
    if let Some(most) = sums.grades.iter().rev().max_by_key(|grade| grade.count) {
        let share = most.share.as_deref().unwrap_or("0%");
        text = format!(
            "有等级的{graded}份报告中{}份为“{}”，占{share}",
            most.count, most.label
        );
    }
    if let (Some(low), Some(median), Some(high)) = (&sums.lowest, &sums.median, &sums.highest) {
        let scored = sums.scored;
        let (low, high) = (&low.score, &high.score);
        text += &format!("；有得分的{scored}份，最低{low}分，中位数{median}分，最高{high}分");
    }
    text + "。"
}
