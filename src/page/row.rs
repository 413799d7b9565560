//! A report as a line of a table.

use super::context::PageContext;
use super::list::List;
use serde::Serialize;

/// A report as a line of a table. Amounts are in 万元, exactly.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// The report's page.
    pub href: String,
    /// 项目名称.
    pub project: &'a str,
    /// The same, with the ends of its words marked.
    pub name: &'a str,
    /// The unit's short name.
    pub unit: &'a str,
    /// 年度.
    pub year: u16,
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

impl<'a> Row<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, position: usize) -> Self {
        let report = &ctx.site.reports[position];
        let figures = ctx.plan.figures(ctx.site, position);
        Self {
            href: ctx.href(&ctx.site.route_of[position]),
            project: &report.project.value,
            name: &figures.name,
            unit: ctx.unit_of(position).label(),
            year: report.year.value.0,
            score: figures.score.as_deref(),
            grade: ctx.grade_of(position),
            budget: figures.budget.as_deref(),
            spent: figures.spent.as_deref(),
            rate: figures.rate.as_deref(),
            published: figures.published.as_deref(),
        }
    }
}

/// The lines of one page of a list.
pub(super) fn rows<'a>(ctx: &PageContext<'a>, list: &List, number: u32) -> Vec<Row<'a>> {
    let size = ctx.site.config.page_size.max(1);
    let skipped = (number.max(1) as usize - 1) * size;
    let reports = ctx.plan.reports(ctx.site, list).iter().skip(skipped);
    reports
        .take(size)
        .map(|report| Row::new(ctx, *report))
        .collect()
}
