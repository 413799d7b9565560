//! Figures over the years: a table that is also a chart, and the sentence that says what it shows.
//!
//! Invariant: a sentence of change speaks of the same projects in both years, or of none.

use super::context::PageContext;
use super::figure::{rounded, share, two_digits};
use super::spending::{Spending, table_note};
use crate::model::{Change, Money, Rate, Sum, Tally, Year};
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
    /// How much was spent of which budget.
    pub money: Spending,
    /// Length of the spending's bar, in hundredths of the largest.
    pub spent_bar: String,
    /// Median of the scores.
    pub median: Option<String>,
    /// How many reports have a score.
    pub scored: usize,
}

/// Several years.
#[derive(Debug, Serialize)]
pub struct YearTable {
    /// What the years show.
    pub finding: String,
    /// Which reports the amounts are of; `None` where they are of all.
    pub note: Option<String>,
    /// The years, in the order they were given in.
    pub lines: Vec<YearLine>,
}

impl YearTable {
    /// The years of these lists, each of all reports that the table is about.
    pub(super) fn new(ctx: &PageContext<'_>, lists: &[(Year, u32)]) -> Self {
        let tally = |list: u32| ctx.plan.sums(ctx.site, list);
        let spent = lists
            .iter()
            .map(|(_, list)| tally(*list).shown_spent().money);
        let largest = spent.max().unwrap_or_default();
        let lines = lists.iter().map(|(year, list)| {
            let tally = tally(*list);
            YearLine {
                year: year.0,
                href: ctx.href(&ctx.plan.list(*list).route),
                reports: tally.reports,
                money: Spending::new(tally),
                spent_bar: share(tally.shown_spent().money.yuan(), largest.yuan()),
                median: tally.median().map(two_digits),
                scored: tally.scores.len(),
            }
        });
        let lines: Vec<YearLine> = lines.collect();
        Self {
            finding: change_of(ctx, lists),
            note: table_note(lines.iter().map(|line| &line.money)),
            lines,
        }
    }
}

/// What became of the spending between the first and the last year in which it is stated.
fn change_of(ctx: &PageContext<'_>, lists: &[(Year, u32)]) -> String {
    let mut years: Vec<(Year, u32, &Tally)> = lists
        .iter()
        .map(|(year, list)| (*year, *list, ctx.plan.sums(ctx.site, *list)))
        .collect();
    years.retain(|(_, _, tally)| tally.all_spent().reports > 0);
    years.sort_by_key(|(year, _, _)| *year);
    let (Some((first, first_list, before)), Some((last, list, after))) =
        (years.first(), years.last())
    else {
        return "各年都没有列明支出。".to_owned();
    };
    if first == last {
        return match lists.len() {
            1 => format!("只有{first}年的报告。"),
            _ => format!("只有{first}年的报告列明了支出。"),
        };
    }
    let reports = |list: u32| ctx.plan.reports(ctx.site, ctx.plan.list(list));
    let change = Change::between(ctx.site, reports(*first_list), reports(*list));
    let counts = format!(
        "{first}年有{}份报告，{last}年有{}份",
        before.reports, after.reports
    );
    let projects = change.projects;
    if projects == 0 {
        return format!("{counts}，没有能一一对应、两年都列明支出的项目，支出不作比较。");
    }
    let (from, to) = (rounded(change.before), rounded(change.after));
    let words = change_words(change.before, change.after);
    let words = format!("支出从{from}到{to}{words}。");
    if projects == before.reports && projects == after.reports {
        return format!("{first}年和{last}年都是这{projects}个项目，{words}");
    }
    format!("{counts}；两年都列明支出的同一项目有{projects}个，{words}")
}

/// `，增加20.00%`; nothing where there was no spending before.
fn change_words(before: Money, after: Money) -> String {
    match Rate::of((after - before).yuan(), before.yuan()) {
        Some(rate) if rate.ratio() > Decimal::ZERO => format!("，增加{rate}"),
        Some(rate) if rate.ratio() < Decimal::ZERO => {
            format!("，减少{}", rate.to_string().trim_start_matches('-'))
        }
        Some(_) => "，没有变化".to_owned(),
        None => String::new(),
    }
}

/// What became of the spending of one project, from what each of its reports states, in words.
pub(super) fn project_trend(reports: impl Iterator<Item = (Year, Option<Money>)>) -> String {
    let mut years: Vec<(Year, usize, Sum)> = Vec::new();
    for (year, spent) in reports {
        let at = match years.iter().position(|(seen, _, _)| *seen == year) {
            Some(at) => at,
            None => {
                years.push((year, 0, Sum::default()));
                years.len() - 1
            }
        };
        years[at].1 += 1;
        if let Some(money) = spent {
            years[at].2.add(money);
        }
    }
    years.retain(|(_, _, spent)| spent.reports > 0);
    years.sort_by_key(|(year, _, _)| *year);
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return "各年都没有列明支出。".to_owned();
    };
    for (year, reports, _) in [first, last] {
        if *reports > 1 {
            return format!("{year}年这个项目有{reports}份报告，支出不作比较。");
        }
    }
    let (before, after) = (first.2.money, last.2.money);
    let (first, last) = (first.0, last.0);
    if first == last {
        return format!("只有{last}年列明了支出：{}。", rounded(after));
    }
    format!(
        "支出从{first}年的{}到{last}年的{}{}。",
        rounded(before),
        rounded(after),
        change_words(before, after)
    )
}

/// Those of the reports of one project that a page lists: around the report itself where there are too many. Each of a
/// thousand reports under one name would list the thousand.
pub(super) fn nearest(same: &[usize], report: usize) -> &[usize] {
    const MOST: usize = 200;
    let own = same.iter().position(|at| *at == report).unwrap_or(0);
    let last = same.len().saturating_sub(MOST);
    let first = own.saturating_sub(MOST / 2).min(last);
    &same[first..same.len().min(first + MOST)]
}

/// What is said where not all of them are listed.
pub(super) fn left_out(same: &[usize], listed: &[usize]) -> String {
    match listed.len() < same.len() {
        true => format!(
            "这个项目一共有{}份报告，这里列出前后的{}份。",
            same.len(),
            listed.len()
        ),
        false => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{left_out, nearest};

    #[test]
    fn of_many_reports_under_one_name_the_nearest_are_listed() {
        let same: Vec<usize> = (0..1_000).map(|at| at * 2).collect();
        let ends = |report| {
            let listed = nearest(&same, report);
            assert!(listed.contains(&report) && listed.len() == 200);
            (listed.first().copied(), listed.last().copied())
        };
        assert_eq!(ends(0), (Some(0), Some(398)));
        assert_eq!(ends(1_000), (Some(800), Some(1_198)));
        assert_eq!(ends(1_998), (Some(1_600), Some(1_998)));
        assert_eq!(nearest(&same[..9], 4), &same[..9]);
        assert_eq!(left_out(&same[..9], &same[..9]), "");
        assert!(left_out(&same, nearest(&same, 0)).contains("1000份"));
    }
}
