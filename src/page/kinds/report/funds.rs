//! 预算与支出: the figure, and the table of where the money came from.

use crate::model::{Amounts, Money, Report, Written};
use crate::page::figure::{Amount, rate_share};
use serde::Serialize;

/// 预算与支出 of a report.
#[derive(Debug, Serialize)]
pub struct Funds<'a> {
    /// 全年执行数.
    pub spent: Option<Amount>,
    /// 全年预算数.
    pub budget: Option<Amount>,
    /// 申报数.
    pub requested: Option<Amount>,
    /// 年初预算数.
    pub initial: Option<Amount>,
    /// 执行率.
    pub rate: Option<String>,
    /// Length of its bar.
    pub bar: Option<String>,
    /// Why there is no execution rate.
    pub no_rate: Option<&'static str>,
    /// The total line and the sources, in 万元; empty if there is nothing to break down.
    pub lines: Vec<FundLine<'a>>,
}

/// One line of the table of funds, in 万元, exactly.
#[derive(Debug, Serialize)]
pub struct FundLine<'a> {
    /// 名称; `None` for the total.
    pub name: Option<&'a str>,
    /// 年初预算数.
    pub initial: Option<String>,
    /// 全年预算数.
    pub budget: Option<String>,
    /// 全年执行数.
    pub spent: Option<String>,
    /// 执行率.
    pub rate: Option<String>,
    /// Length of its bar.
    pub bar: Option<String>,
}

impl<'a> Funds<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let funds = &report.funds;
        let amount = |money: Option<crate::source::Spanned<Money>>| {
            money.map(|money| Amount::exact(money.value))
        };
        let rate = funds.execution();
        let sources = report.sources.iter();
        let mut lines: Vec<FundLine<'a>> = sources
            .map(|source| line(Some(&source.name), &source.amounts))
            .collect();
        if !lines.is_empty() {
            lines.push(line(None, funds));
        }
        Self {
            spent: amount(funds.spent),
            budget: amount(funds.budget),
            requested: amount(funds.requested),
            initial: amount(funds.initial),
            rate: rate.map(|rate| rate.to_string()),
            bar: rate.map(rate_share),
            no_rate: no_rate(funds),
            lines,
        }
    }
}

/// Why a line has no execution rate.
pub(super) fn no_rate(amounts: &Amounts) -> Option<&'static str> {
    match (&amounts.spent, &amounts.budget) {
        (None, None) => Some("未列明全年预算数和全年执行数，无法计算执行率"),
        (None, Some(_)) => Some("未列明全年执行数，无法计算执行率"),
        (Some(_), None) => Some("未列明全年预算数，无法计算执行率"),
        (Some(_), Some(budget)) if budget.value.is_zero() => Some("全年预算数为0，无法计算执行率"),
        _ => None,
    }
}

fn line<'a>(name: Option<&'a str>, amounts: &Amounts) -> FundLine<'a> {
    let wan = |money: Option<crate::source::Spanned<Money>>| {
        money.map(|money| Written::new(money.value.wan()).into())
    };
    let rate = amounts.execution();
    FundLine {
        name,
        initial: wan(amounts.initial),
        budget: wan(amounts.budget),
        spent: wan(amounts.spent),
        rate: rate.map(|rate| rate.to_string()),
        bar: rate.map(rate_share),
    }
}
