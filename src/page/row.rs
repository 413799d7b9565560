//! A report as a line of a table, and the pages a long table is cut into.

use super::cx::Cx;
use super::figure::{rate_share, share};
use super::list::{List, part_route};
use crate::model::{Money, Rate, Report, Route, Site, Written};
use crate::source::Spanned;
use rust_decimal::Decimal;
use serde::Serialize;

/// A report as a line of a table. Amounts are in 万元, exactly.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// The report's page.
    pub href: String,
    /// 项目名称.
    pub project: &'a str,
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
    pub(super) fn new(cx: &Cx<'a>, position: usize) -> Self {
        let report = &cx.site.reports[position];
        let figures = cx.plan.figures(cx.site, position);
        Self {
            href: cx.href(&cx.site.route_of[position]),
            project: &report.project.value,
            unit: cx.unit_of(position).label(),
            year: report.year.value.0,
            score: figures.score.as_deref(),
            grade: cx.grade_of(position),
            budget: figures.budget.as_deref(),
            spent: figures.spent.as_deref(),
            rate: figures.rate.as_deref(),
            published: figures.published.as_deref(),
        }
    }
}

/// The figures of a report as every table shows them. A report stands in twenty tables, and its
/// figures are written once for all of them.
#[derive(Debug)]
pub(super) struct Figures {
    pub score: Option<Box<str>>,
    /// Length of the score's bar.
    pub score_bar: Option<Box<str>>,
    pub budget: Option<Box<str>>,
    pub spent: Option<Box<str>>,
    /// Length of the spending's bar, in hundredths of the project's largest year.
    pub spent_bar: Option<Box<str>>,
    pub rate: Option<Box<str>>,
    /// Length of the rate's bar.
    pub rate_bar: Option<Box<str>>,
    pub published: Option<Box<str>>,
}

impl Figures {
    pub(super) fn of(site: &Site, position: usize) -> Self {
        let report = &site.reports[position];
        let written = |number: Decimal| Written::new(number).as_str().into();
        let wan = |amount: Option<Spanned<Money>>| amount.map(|amount| written(amount.wan()));
        let score = report.score.map(|score| score.value.value());
        let rate = execution(report);
        Self {
            score: score.map(written),
            score_bar: score.map(|score| share(score, Decimal::ONE_HUNDRED).into()),
            budget: wan(report.funds.budget),
            spent: wan(report.funds.spent),
            spent_bar: spent_bar(site, position),
            rate: rate.map(|rate| rate.to_string().into()),
            rate_bar: rate.map(|rate| rate_share(rate).into()),
            published: report
                .published
                .map(|moment| moment.value.date.to_string().into()),
        }
    }
}

/// The bar of a report's spending beside those of its project's other years.
fn spent_bar(site: &Site, position: usize) -> Option<Box<str>> {
    let spent = |at: usize| site.reports[at].funds.spent.map(|spent| spent.value);
    let own = spent(position)?;
    let same = site.same_project(position).iter();
    let largest = same.filter_map(|at| spent(*at)).max()?;
    Some(share(own.yuan(), largest.yuan()).into())
}

/// 执行率 of a report; `None` when an amount is missing.
pub(super) fn execution(report: &Report) -> Option<Rate> {
    report.funds.execution()
}

/// Where the reader is in a table of several pages.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// This page, counted from 1.
    pub number: u32,
    /// Number of pages.
    pub pages: u32,
    /// The first page.
    pub first: Option<String>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The last page.
    pub last: Option<String>,
}

impl Pager {
    pub(super) fn new(cx: &Cx<'_>, first: &Route, number: u32, pages: u32) -> Self {
        let to = |number| cx.href(&part_route(first, number));
        Self {
            number,
            pages,
            first: (number > 2).then(|| to(1)),
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < pages).then(|| to(number + 1)),
            last: (number + 1 < pages).then(|| to(pages)),
        }
    }
}

/// The lines of one page of a list.
pub(super) fn rows<'a>(cx: &Cx<'a>, list: &List, number: u32) -> Vec<Row<'a>> {
    let size = cx.site.config.page_size.max(1);
    let skipped = (number.max(1) as usize - 1) * size;
    let reports = list.reports(cx.site, cx.plan).iter().skip(skipped);
    reports
        .take(size)
        .map(|report| Row::new(cx, *report))
        .collect()
}
