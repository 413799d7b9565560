//! 预算与支出: the figure, the table of where the money came from, and what it was spent on.

use super::spending::{SpendingLine, spending};
use crate::model::{Amounts, Money, Report, Written, is_zero_of_more};
use crate::page::figure::{Amount, rate_share};
use crate::source::Spanned;
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
    /// 到位资金, 结余, 总投资 and 概算, as far as they are given.
    pub more: Vec<NamedAmount>,
    /// Whether any line says 到位资金.
    pub with_received: bool,
    /// Whether any line says 结余.
    pub with_left: bool,
    /// The total line and the sources, in 万元; empty if there is nothing to break down.
    pub lines: Vec<FundLine<'a>>,
    /// 支出明细.
    pub spending: Vec<SpendingLine<'a>>,
    /// 全年执行数 in 万元, exactly.
    pub spent_in_wan: Option<String>,
}

/// An amount with its name.
#[derive(Debug, Serialize)]
pub struct NamedAmount {
    /// Such as 到位资金.
    pub name: &'static str,
    /// How much.
    pub amount: Amount,
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
    /// 到位资金.
    pub received: Option<String>,
    /// 全年执行数.
    pub spent: Option<String>,
    /// 结余.
    pub left: Option<String>,
    /// 执行率.
    pub rate: Option<String>,
    /// Length of its bar.
    pub bar: Option<String>,
}

impl<'a> Funds<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let funds = &report.funds;
        let amount = |money: Option<Spanned<Money>>| money.map(|money| Amount::exact(money.value));
        let more = [
            ("到位资金", funds.received),
            ("结余", funds.left),
            ("总投资", report.investment),
            ("概算", report.estimate),
        ];
        let more = more.into_iter().filter_map(|(name, money)| {
            let amount = Amount::exact(money?.value);
            Some(NamedAmount { name, amount })
        });
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
            no_rate: match is_zero_of_more(report) {
                true => Some("总额写的是0，与所列资金来源不一致"),
                false => no_rate(funds),
            },
            more: more.collect(),
            with_received: lines.iter().any(|line| line.received.is_some()),
            with_left: lines.iter().any(|line| line.left.is_some()),
            lines,
            spending: spending(report),
            spent_in_wan: wan(funds.spent),
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

/// An amount in 万元, exactly.
pub(super) fn wan(money: Option<Spanned<Money>>) -> Option<String> {
    money.map(|money| Written::new(money.value.wan()).into())
}

fn line<'a>(name: Option<&'a str>, amounts: &Amounts) -> FundLine<'a> {
    let rate = amounts.execution();
    FundLine {
        name,
        initial: wan(amounts.initial),
        budget: wan(amounts.budget),
        received: wan(amounts.received),
        spent: wan(amounts.spent),
        left: wan(amounts.left),
        rate: rate.map(|rate| rate.to_string()),
        bar: rate.map(rate_share),
    }
}
