//! The home page: what this site is, the way to one's own unit, and all at a glance.

use super::list_page::list_sums;
use super::listing::UNITS_NAMED;
use super::units::{Letter, letters};
use crate::data;
use crate::model::{Tally, Year};
use crate::page::context::PageContext;
use crate::page::figure::rounded;
use crate::page::frame::{Frame, Head};
use crate::page::goal_count::GoalCount;
use crate::page::histogram::Histogram;
use crate::page::plan::{CHANGES, SEARCH};
use crate::page::row::Row;
use crate::page::subordinate_sites::SubordinateLink;
use crate::page::sums::Sums;
use crate::page::trend::YearTable;
use serde::Serialize;
use std::cmp::Reverse;

/// Number of newest reports on the home page.
const NEWEST: usize = 8;

/// What the template of the home page sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// 说明, if the site has one.
    pub description: Option<&'a str>,
    /// Number of reports.
    pub reports: usize,
    /// Number of units with reports.
    pub units: usize,
    /// Number of years.
    pub years: usize,
    /// Summed spending of all years, of the reports that state it.
    pub spent: Option<String>,
    /// How many reports do not.
    pub without_spent: usize,
    /// The newest year.
    pub newest: Option<NewestYear<'a>>,
    /// The units under letters.
    pub letters: Vec<Letter<'a>>,
    /// Whether the units themselves are few enough to stand on this page.
    pub name_units: bool,
    /// The list of units.
    pub units_href: Option<String>,
    /// The newest reports.
    pub latest: Vec<Row<'a>>,
    /// All reports.
    pub all: Option<String>,
    /// Sums over all reports.
    pub sums: Option<Sums<'a>>,
    /// How all scores are spread; `None` without scores.
    pub histogram: Option<Histogram>,
    /// The scores' page.
    pub scores: Option<String>,
    /// The years, newest first.
    pub by_year: YearTable,
    /// 开放数据.
    pub data: Option<String>,
    /// What is new, corrected or withdrawn.
    pub changes: Option<String>,
    /// The search page, once there is one.
    pub search: Option<String>,
    /// The sites of subordinate bodies.
    pub subordinate: Option<SubordinateLink>,
}

/// The newest year at a glance.
#[derive(Debug, Serialize)]
pub struct NewestYear<'a> {
    /// The year.
    pub year: u16,
    /// Its list.
    pub href: String,
    /// The table of its units; `None` where there is only one.
    pub units: Option<String>,
    /// Its sums.
    pub sums: Sums<'a>,
    /// Its goals.
    pub goals: GoalCount,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let all = Tally::of(ctx.site, &ctx.plan.all);
    let (reports, spent) = (all.reports, all.all_spent());
    let years = ctx.plan.years.iter().rev();
    let years: Vec<(Year, u32)> = years.map(|(year, list)| (*year, *list)).collect();
    let mut head = Head::new(&*ctx.site.config.title);
    head.description = Some(match ctx.site.config.description.as_deref() {
        Some(description) => description.into(),
        None => format!("{reports}份项目支出绩效自评报告：花了多少钱，做成了什么。").into(),
    });
    View {
        page: Frame::new(ctx, head),
        description: ctx.site.config.description.as_deref(),
        reports,
        units: ctx.plan.units.len(),
        years: years.len(),
        spent: (spent.reports > 0).then(|| rounded(spent.money)),
        without_spent: all.without_spent(),
        newest: years.first().map(|(year, list)| newest(ctx, *year, *list)),
        letters: letters(ctx),
        name_units: ctx.site.units.len() <= UNITS_NAMED,
        units_href: ctx.href_if("units/index.html"),
        latest: latest(ctx),
        all: ctx.href_if("reports/index.html"),
        sums: (reports > 0).then(|| Sums::new(ctx, &all, &ctx.plan.all)),
        histogram: (!all.scores.is_empty()).then(|| Histogram::new(&all.scores)),
        scores: ctx.href_if("scores/index.html"),
        by_year: YearTable::new(ctx, &years),
        data: ctx.href_if(data::PAGE),
        changes: ctx.href_if(CHANGES),
        search: ctx.href_if(SEARCH),
        subordinate: SubordinateLink::of(ctx),
    }
}

fn newest<'a>(ctx: &PageContext<'a>, year: Year, list: u32) -> NewestYear<'a> {
    NewestYear {
        year: year.0,
        href: ctx.href(&ctx.plan.list(list).route),
        units: ctx.year_units_href(year, 2),
        sums: list_sums(ctx, list),
        goals: GoalCount::of(ctx.site, ctx.plan.reports(ctx.site, ctx.plan.list(list))),
    }
}

/// The newest reports by date of publication; those without a date come last.
fn latest<'a>(ctx: &PageContext<'a>) -> Vec<Row<'a>> {
    let key = |position: &usize| {
        let published = ctx.site.reports[*position].published;
        (Reverse(published.map(|moment| moment.value)), *position)
    };
    let mut newest: Vec<usize> = ctx.plan.all.clone();
    if newest.len() > NEWEST {
        newest.select_nth_unstable_by_key(NEWEST - 1, key);
        newest.truncate(NEWEST);
    }
    newest.sort_by_key(key);
    newest
        .into_iter()
        .map(|position| Row::new(ctx, position))
        .collect()
}
