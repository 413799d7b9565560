//! The name and the figures of a report as tables show them.

use super::figure::{rate_share, share};
use crate::model::{Money, Site, Written};
use crate::source::Spanned;
use crate::text::word_ends::with_word_ends;
use rust_decimal::Decimal;

/// The figures of a report as every table shows them. A report stands in twenty tables, and its
/// figures are written once for all of them.
#[derive(Debug)]
pub struct Figures {
    /// 项目名称 with the ends of its words marked.
    pub name: Box<str>,
    /// 得分.
    pub score: Option<Box<str>>,
    /// Length of the score's bar.
    pub score_bar: Option<Box<str>>,
    /// 全年预算数 in 万元.
    pub budget: Option<Box<str>>,
    /// 全年执行数 in 万元.
    pub spent: Option<Box<str>>,
    /// Length of the spending's bar, in hundredths of the project's largest year.
    pub spent_bar: Option<Box<str>>,
    /// 执行率.
    pub rate: Option<Box<str>>,
    /// Length of the rate's bar.
    pub rate_bar: Option<Box<str>>,
    /// 公开日期, `2024-09-30`.
    pub published: Option<Box<str>>,
}

impl Figures {
    pub(super) fn of(site: &Site, position: usize) -> Self {
        let report = &site.reports[position];
        let written = |number: Decimal| Written::new(number).as_str().into();
        let wan = |amount: Option<Spanned<Money>>| amount.map(|amount| written(amount.wan()));
        let score = report.score.map(|score| score.value.value());
        let rate = report.funds.execution();
        Self {
            name: with_word_ends(&report.project).into(),
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
