//! Figures over the years: a table that is also a chart, and the sentence that says what it shows.

use super::context::PageContext;
use super::figure::{Amount, rate_share, rounded, share, two_digits};
use crate::model::{Money, Rate, Tally, Year};
use rust_decimal::Decimal;
use serde::Serialize;

/// A year of a unit or of the whole site, as a line of a table that is also a chart.
#[derive(Debug, Serialize)]
pub struct YearLine {
    /// The year.
    pub year: u16,
    /// The list of its reports.
    pub href: String,
    /// Number of reports.
    pub reports: usize,
    /// Summed spending.
    pub spent: Option<Amount>,
    /// Length of its bar, in hundredths of the largest.
    pub spent_bar: String,
    /// Summed budget.
    pub budget: Option<Amount>,
    /// Execution rate.
    pub rate: Option<String>,
    /// Length of its bar.
    pub rate_bar: Option<String>,
    /// Median of the scores.
    pub median: Option<String>,
}

/// The lines of several years, and the sentence that says what they show.
pub(super) fn year_lines(ctx: &PageContext<'_>, lists: &[(Year, u32)]) -> (Vec<YearLine>, String) {
    let tallies: Vec<(Year, u32, &Tally)> = lists
        .iter()
        .map(|(year, list)| (*year, *list, ctx.plan.sums(ctx.site, *list)))
        .collect();
    let largest = tallies
        .iter()
        .map(|(_, _, tally)| tally.spent)
        .max()
        .unwrap_or_default();
    let lines = tallies.iter().map(|(year, list, tally)| YearLine {
        year: year.0,
        href: ctx.href(&ctx.plan.list(*list).route),
        reports: tally.reports,
        spent: (tally.with_spent > 0).then(|| Amount::rounded(tally.spent)),
        spent_bar: share(tally.spent.yuan(), largest.yuan()),
        budget: (tally.with_budget > 0).then(|| Amount::rounded(tally.budget)),
        rate: tally.execution.map(|rate| rate.to_string()),
        rate_bar: tally.execution.map(rate_share),
        median: tally.median().map(two_digits),
    });
    let spending = tallies
        .iter()
        .filter(|(_, _, tally)| tally.with_spent > 0)
        .map(|(year, _, tally)| (*year, tally.spent));
    (lines.collect(), trend(spending))
}

/// What became of the spending between the first and the last year, in words.
pub(super) fn trend(spending: impl Iterator<Item = (Year, Money)>) -> String {
    let mut years: Vec<(Year, Money)> = spending.collect();
    years.sort();
    let (Some((first, before)), Some((last, after))) = (years.first(), years.last()) else {
        return "各年都没有列明支出。".to_owned();
    };
    if first == last {
        return format!("只有{first}年列明了支出：{}。", rounded(*after));
    }
    let change = match Rate::of((*after - *before).yuan(), before.yuan()) {
        Some(rate) if rate.ratio() > Decimal::ZERO => format!("，增加{rate}"),
        Some(rate) if rate.ratio() < Decimal::ZERO => {
            format!("，减少{}", rate.to_string().trim_start_matches('-'))
        }
        Some(_) => "，没有变化".to_owned(),
        None => String::new(),
    };
    format!(
        "支出从{first}年的{}到{last}年的{}{change}。",
        rounded(*before),
        rounded(*after)
    )
}
