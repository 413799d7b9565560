//! The same project in other years.

use crate::model::{Site, Year, evaluated_anew};
use crate::page::context::PageContext;
use crate::page::trend::{left_out, nearest, project_trend};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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

/// The same project in all years; `None` if it stands alone.
pub(super) fn other_years<'a>(ctx: &PageContext<'a>, position: usize) -> Option<OtherYears<'a>> {
    let all = ctx.site.same_project(position);
    if all.len() < 2 {
        return None;
    }
    let same = nearest(all, position);
    let differing = Differing::new(ctx.site, same);
    let years = same
        .iter()
        .map(|at| project_year(ctx, *at, position, &differing));
    Some(OtherYears {
        years: years.collect(),
        finding: finding(ctx, position, same) + &left_out(all, same),
    })
}

/// What of the reports of a project is not the same in all.
struct Differing {
    renamed: bool,
    moved: bool,
    /// Years and parts of the project that several evaluators have reported on.
    evaluated: BTreeSet<(Year, Option<usize>)>,
}

impl Differing {
    fn new(site: &Site, same: &[usize]) -> Self {
        let any = |differ: &dyn Fn(usize, usize) -> bool| {
            let mut pairs = same.windows(2);
            pairs.any(|two| differ(two[0], two[1]))
        };
        let project = |at: usize| &site.reports[at].keys.project;
        let mut kinds = BTreeMap::new();
        let mut evaluated = BTreeSet::new();
        for at in same {
            let report = &site.reports[*at];
            let key = (report.year.value, site.projects.part_of(*at));
            if *kinds.entry(key).or_insert(report.kind) != report.kind {
                evaluated.insert(key);
            }
        }
        Self {
            renamed: any(&|a, b| project(a) != project(b)),
            moved: any(&|a, b| site.unit_of[a] != site.unit_of[b]),
            evaluated,
        }
    }

    /// What tells a report from the others.
    fn names<'a>(&self, ctx: &PageContext<'a>, at: usize) -> Vec<&'a str> {
        let report = &ctx.site.reports[at];
        let key = (report.year.value, ctx.site.projects.part_of(at));
        let names = [
            self.renamed.then_some(&*report.project.value),
            self.moved.then(|| ctx.unit_of(at).label()),
            self.evaluated.contains(&key).then(|| report.kind.label()),
        ];
        names.into_iter().flatten().collect()
    }
}

/// What became of the spending of a report's project.
fn finding(ctx: &PageContext<'_>, position: usize, same: &[usize]) -> String {
    let site = ctx.site;
    let own = same
        .iter()
        .filter(|at| evaluated_anew(site, **at).is_none());
    if let Some(year) = site.divided_in(position) {
        let of_year = own.filter(|at| site.reports[**at].year.value == year);
        let parts: BTreeSet<_> = of_year.map(|at| site.projects.part_of(*at)).collect();
        return format!("{year}年是{}个项目，支出不作比较。", parts.len());
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
    differing: &Differing,
) -> ProjectYear<'a> {
    let figures = ctx.plan.figures(ctx.site, at);
    ProjectYear {
        year: ctx.site.reports[at].year.value.0,
        href: (at != position).then(|| ctx.href(&ctx.site.route_of[at])),
        names: differing.names(ctx, at),
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
