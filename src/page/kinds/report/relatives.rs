//! The same project in other years, and other projects of the unit.

use crate::model::evaluated_anew;
use crate::page::context::PageContext;
use crate::page::href::LabeledLink;
use crate::page::row::Row;
use crate::page::trend::project_trend;
use serde::Serialize;

/// Most other projects a report names.
const OTHERS: usize = 10;

/// The same project over the years, oldest first.
#[derive(Debug, Serialize)]
pub struct OtherYears<'a> {
    /// What the years show.
    pub finding: String,
    /// The years.
    pub years: Vec<ProjectYear<'a>>,
}

/// The project in one year.
#[derive(Debug, Serialize)]
pub struct ProjectYear<'a> {
    /// The year.
    pub year: u16,
    /// The report of that year; `None` for this one.
    pub href: Option<String>,
    /// What tells it from the others: project, unit and evaluator, as far as these are not the same in all.
    pub names: Vec<&'a str>,
    /// 全年预算数 in 万元.
    pub budget: Option<&'a str>,
    /// 全年执行数 in 万元.
    pub spent: Option<&'a str>,
    /// Length of its bar, in hundredths of the largest.
    pub spent_bar: Option<&'a str>,
    /// 执行率.
    pub rate: Option<&'a str>,
    /// Length of its bar.
    pub rate_bar: Option<&'a str>,
    /// 得分.
    pub score: Option<&'a str>,
    /// Length of its bar.
    pub score_bar: Option<&'a str>,
    /// 等级.
    pub grade: Option<&'a str>,
}

/// Other projects of the unit.
#[derive(Debug, Serialize)]
pub struct Others<'a> {
    /// The nearest ones in the unit's list.
    pub rows: Vec<Row<'a>>,
    /// All projects of the unit.
    pub all: Option<LabeledLink<'a>>,
    /// Number of the unit's reports, this one among them.
    pub total: usize,
}

/// The same project in all years; `None` if it stands alone.
pub(super) fn other_years<'a>(ctx: &PageContext<'a>, position: usize) -> Option<OtherYears<'a>> {
    let same = ctx.site.same_project(position);
    if same.len() < 2 {
        return None;
    }
    let names = |at: &usize| names(ctx, *at, same);
    let years = same
        .iter()
        .map(|at| project_year(ctx, *at, position, names(at)));
    Some(OtherYears {
        years: years.collect(),
        finding: finding(ctx, position),
    })
}

/// What tells a report from the others of its project.
fn names<'a>(ctx: &PageContext<'a>, at: usize, same: &[usize]) -> Vec<&'a str> {
    let site = ctx.site;
    let report = &site.reports[at];
    let is_other = |differs: &dyn Fn(usize) -> bool| same.iter().any(|other| differs(*other));
    let renamed = is_other(&|other| site.reports[other].keys.project != report.keys.project);
    let moved = is_other(&|other| site.unit_of[other] != site.unit_of[at]);
    let again = is_other(&|other| {
        let other = &site.reports[other];
        other.year.value == report.year.value && other.kind != report.kind
    });
    let names = [
        renamed.then_some(&*report.project.value),
        moved.then(|| ctx.unit_of(at).label()),
        again.then(|| report.kind.label()),
    ];
    names.into_iter().flatten().collect()
}

/// What became of the spending of a report's project.
fn finding(ctx: &PageContext<'_>, position: usize) -> String {
    let site = ctx.site;
    let same = site.same_project(position).iter();
    let own = same.filter(|at| evaluated_anew(site, **at).is_none());
    if let Some(year) = site.divided_in(position) {
        let of_year = own.filter(|at| site.reports[**at].year.value == year);
        return format!(
            "{year}年这个项目分在{}份报告里，支出不作比较。",
            of_year.count()
        );
    }
    project_trend(own.map(|at| {
        let report = &site.reports[*at];
        let spent = report.funds.spent;
        (report.year.value, spent.map(|spent| spent.value))
    }))
}

/// The year of the report at `at`, as the report at `position` shows it.
fn project_year<'a>(
    ctx: &PageContext<'a>,
    at: usize,
    position: usize,
    names: Vec<&'a str>,
) -> ProjectYear<'a> {
    let figures = ctx.plan.figures(ctx.site, at);
    ProjectYear {
        year: ctx.site.reports[at].year.value.0,
        href: (at != position).then(|| ctx.href(&ctx.site.route_of[at])),
        names,
        budget: figures.budget.as_deref(),
        spent: figures.spent.as_deref(),
        spent_bar: figures.spent_bar.as_deref(),
        rate: figures.rate.as_deref(),
        rate_bar: figures.rate_bar.as_deref(),
        score: figures.score.as_deref(),
        score_bar: figures.score_bar.as_deref(),
        grade: ctx.grade_of(at),
    }
}

impl<'a> Others<'a> {
    /// The neighbours of a report in its unit's list, found without walking the list.
    pub(super) fn new(ctx: &PageContext<'a>, position: usize) -> Self {
        let unit = ctx.site.unit_of[position];
        let reports = &ctx.site.by_unit[unit];
        let same = ctx.site.same_project(position);
        let here = reports.binary_search(&position).unwrap_or_else(|at| at);
        let reach = OTHERS + same.len().min(OTHERS);
        let near = here.saturating_sub(reach)..(here + reach + 1).min(reports.len());
        let mut nearest: Vec<usize> = near
            .filter(|at| reports[*at] != position && !same.contains(&reports[*at]))
            .collect();
        nearest.sort_by_key(|at| (at.abs_diff(here), *at));
        nearest.truncate(OTHERS);
        nearest.sort_unstable();
        Self {
            rows: nearest
                .into_iter()
                .map(|at| Row::new(ctx, reports[at]))
                .collect(),
            all: ctx
                .plan
                .units
                .get(&unit)
                .map(|list| ctx.list_link(ctx.site.units[unit].label(), *list)),
            total: reports.len(),
        }
    }
}
