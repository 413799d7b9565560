//! The distribution of scores: a histogram that can be read as a table.

use super::listing::frame;
use crate::model::{Rate, Tally};
use crate::page::context::PageContext;
use crate::page::figure::{count_share, two_digits};
use crate::page::frame::{Frame, Head};
use crate::page::sums::{GradeCount, Sums, grade_counts};
use rust_decimal::Decimal;
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
    /// What the histogram shows.
    pub bins_finding: String,
    /// The columns of the histogram, highest scores first.
    pub bins: Vec<Bin>,
    /// The grades year by year, newest first.
    pub years: Vec<YearGrades<'a>>,
}

/// One column of the histogram.
#[derive(Debug, Serialize)]
pub struct Bin {
    /// The scores it holds.
    pub label: String,
    /// Number of reports.
    pub count: usize,
    /// Length of its bar, in hundredths of the longest.
    pub bar: String,
    /// Its share in all scores.
    pub share: Option<String>,
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
    /// Its grades, best first.
    pub grades: Vec<GradeCount<'a>>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let tally = Tally::of(ctx.site, ctx.plan.all.iter().copied());
    let sums = Sums::new(ctx, &tally);
    let mut head = Head::new("得分分布");
    head.description = Some("各份报告的得分与等级分布。".into());
    let years = ctx.plan.years.iter().rev().map(|(year, list)| {
        let tally = ctx.plan.sums(ctx.site, *list);
        YearGrades {
            year: year.0,
            href: ctx.href(&ctx.plan.list(*list).route),
            reports: tally.reports,
            median: tally.median().map(two_digits),
            grades: grade_counts(ctx, &tally.grades),
        }
    });
    let bins = bins(&tally);
    View {
        page: frame(ctx, head, None),
        finding: finding(&sums),
        bins_finding: bins_finding(&bins),
        bins,
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
            "{graded}份报告中{}份为“{}”，占{share}",
            most.count, most.label
        );
    }
    if let (Some(low), Some(median), Some(high)) = (&sums.lowest, &sums.median, &sums.highest) {
        text += &format!("；最低{low}分，中位数{median}分，最高{high}分");
    }
    text + "。"
}

/// The fullest column of the histogram.
fn bins_finding(bins: &[Bin]) -> String {
    let fullest = bins.iter().rev().max_by_key(|bin| bin.count);
    match fullest.and_then(|bin| bin.share.as_deref().map(|share| (bin, share))) {
        Some((bin, share)) => {
            format!("{}分的报告最多，有{}份，占{share}。", bin.label, bin.count)
        }
        None => "没有列明得分的报告。".to_owned(),
    }
}

/// Scores in steps: two points from 90 on, five from 60 on, all below 60 together.
fn bins(tally: &Tally) -> Vec<Bin> {
    const EDGES: &[i64] = &[98, 96, 94, 92, 90, 85, 80, 75, 70, 65, 60, 0];
    let counts: Vec<usize> = EDGES
        .iter()
        .enumerate()
        .map(|(at, edge)| {
            let upper = at.checked_sub(1).map(|above| Decimal::from(EDGES[above]));
            let lower = Decimal::from(*edge);
            let holds = |value: Decimal| value >= lower && upper.is_none_or(|upper| value < upper);
            tally
                .scores
                .iter()
                .filter(|score| holds(score.value()))
                .count()
        })
        .collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let bins = EDGES.iter().zip(&counts).enumerate();
    bins.map(|(at, (edge, count))| Bin {
        label: match (at, edge) {
            (0, edge) => format!("{edge}–100"),
            (_, 0) => "60以下".to_owned(),
            (at, edge) => format!("{edge}–{}", EDGES[at - 1]),
        },
        count: *count,
        bar: count_share(*count, most),
        share: Rate::of(Decimal::from(*count), Decimal::from(tally.scores.len()))
            .map(|rate| rate.to_string()),
    })
    .collect()
}
