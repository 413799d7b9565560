//! A report as a line of a table.

use super::context::PageContext;
use super::href::push_path;
use super::list::Subject;
use super::order::Order;
use crate::model::{SubordinateReport, Year};
use serde::Serialize;

/// A report as a line of a table. Amounts are in 万元, exactly.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// The report's page.
    pub href: String,
    /// Its address without `.html`, by which it is chosen for comparison; `None` where nothing is compared.
    pub choice: Option<&'a str>,
    /// 项目名称.
    pub project: &'a str,
    /// The same, with the ends of its words marked.
    pub name: &'a str,
    /// The unit's short name; `None` in a list that has no such column.
    pub unit: Option<&'a str>,
    /// 年度; `None` in a list that has no such column.
    pub year: Option<u16>,
    /// 得分.
    pub score: Option<&'a str>,
    /// 等级.
    pub grade: Option<&'a str>,
    /// 全年预算数 in 万元.
    pub budget: Option<&'a str>,
    /// 全年执行数 in 万元.
    pub spent: Option<&'a str>,
    /// 执行率.
    pub rate: Option<&'a str>,
    /// 公开日期, `2024-09-30`.
    pub published: Option<&'a str>,
}

/// The columns of a list that others do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// For choosing reports to compare.
    pub choice: bool,
    /// 单位.
    pub unit: bool,
    /// 年度.
    pub year: bool,
    /// 等级.
    pub grade: bool,
    /// 公开日期.
    pub published: bool,
}

impl Columns {
    /// The columns of a list in an order: none that says in each line what the whole list is about.
    pub(super) fn of(subject: &Subject, order: Order) -> Self {
        let of_unit = matches!(subject, Subject::Unit(_) | Subject::UnitYear { .. });
        let of_year = matches!(subject, Subject::Year(_) | Subject::UnitYear { .. });
        Self {
            choice: false,
            unit: !of_unit,
            year: !of_year,
            grade: !matches!(subject, Subject::Grade(_)),
            published: order == Order::Date,
        }
    }

    /// The columns of a list of a subordinate site's reports: all of a year, or of all years.
    pub(super) fn of_subordinate(year: Option<Year>) -> Self {
        Self {
            choice: false,
            unit: true,
            year: year.is_none(),
            grade: true,
            published: false,
        }
    }
}

impl<'a> Row<'a> {
    /// With unit and year.
    pub(super) fn new(ctx: &PageContext<'a>, position: usize) -> Self {
        let report = &ctx.site.reports[position];
        let figures = ctx.plan.figures(ctx.site, position);
        Self {
            href: ctx.href(&ctx.site.route_of[position]),
            choice: None,
            project: &report.project.value,
            name: &figures.name,
            unit: Some(ctx.unit_of(position).label()),
            year: Some(report.year.value.0),
            score: figures.score.as_deref(),
            grade: ctx.grade_of(position),
            budget: figures.budget.as_deref(),
            spent: figures.spent.as_deref(),
            rate: figures.rate.as_deref(),
            published: figures.published.as_deref(),
        }
    }

    /// With those columns of a list that it has.
    pub(super) fn in_list(ctx: &PageContext<'a>, position: usize, columns: Columns) -> Self {
        let row = Self::new(ctx, position);
        let address = ctx.site.route_of[position].as_str();
        Self {
            choice: columns.choice.then(|| address.trim_end_matches(".html")),
            unit: row.unit.filter(|_| columns.unit),
            year: row.year.filter(|_| columns.year),
            grade: row.grade.filter(|_| columns.grade),
            published: row.published.filter(|_| columns.published),
            ..row
        }
    }

    /// A report of a subordinate site, which leads to its page there.
    pub(super) fn of_subordinate(
        base_url: &str,
        report: &'a SubordinateReport,
        columns: Columns,
    ) -> Self {
        let mut href = base_url.to_owned();
        push_path(&mut href, &report.path);
        Self {
            href,
            choice: None,
            project: &report.project,
            name: &report.name,
            unit: Some(&report.unit),
            year: columns.year.then_some(report.year.0),
            score: report.score.as_deref(),
            grade: report.grade.as_deref(),
            budget: report.budget.as_deref(),
            spent: report.spent.as_deref(),
            rate: report.rate.as_deref(),
            published: report.published.as_deref().filter(|_| columns.published),
        }
    }
}
