//! 资金: the total line, its sources, and what it was spent on.

use crate::field::{Context, Record};
use crate::model::fields::{FUNDS, SOURCE, SPENDING};
use crate::model::report::{Amounts, FundSource, SpentOn};
use crate::model::value::{Money, Text};
use crate::source::Spanned;

/// What stands under 资金.
#[derive(Default)]
pub(super) struct ReadFunds {
    /// The total line.
    pub(super) line: Amounts,
    /// 来源.
    pub(super) sources: Box<[FundSource]>,
    /// 总投资.
    pub(super) investment: Option<Spanned<Money>>,
    /// 概算.
    pub(super) estimate: Option<Spanned<Money>>,
    /// 支出明细.
    pub(super) spending: Box<[SpentOn]>,
}

/// The amounts of a report.
pub(super) fn read_funds(record: &Record<'_>, ctx: &mut Context<'_>) -> ReadFunds {
    let Some(funds) = record.group("funds", FUNDS, ctx) else {
        return ReadFunds::default();
    };
    let rows = funds.rows("sources", SOURCE, ctx);
    let sources = rows.iter().filter_map(|row| {
        let name = row.get("name", ctx)?;
        Some(FundSource {
            name,
            amounts: read_amounts(row, ctx),
        })
    });
    ReadFunds {
        sources: sources.collect(),
        spending: read_spending(&funds, ctx),
        investment: funds.get("investment", ctx),
        estimate: funds.get("estimate", ctx),
        line: read_amounts(&funds, ctx),
    }
}

fn read_spending(funds: &Record<'_>, ctx: &mut Context<'_>) -> Box<[SpentOn]> {
    let rows = funds.rows("spending", SPENDING, ctx);
    let spending = rows.iter().filter_map(|row| {
        let amount = row.get("amount", ctx);
        Some(SpentOn {
            purpose: row.get("purpose", ctx)?,
            amount,
            written: not_bare(row, "amount", amount),
        })
    });
    spending.collect()
}

fn read_amounts(record: &Record<'_>, ctx: &mut Context<'_>) -> Amounts {
    let mut amounts = Amounts {
        requested: record.get("requested", ctx),
        initial: record.get("initial", ctx),
        budget: record.get("budget", ctx),
        received: record.get("received", ctx),
        spent: record.get("spent", ctx),
        left: record.get("left", ctx),
        weight: record.get("weight", ctx),
        score: record.get("score", ctx),
        written: Box::default(),
    };
    let read = [
        ("requested", amounts.requested),
        ("initial", amounts.initial),
        ("budget", amounts.budget),
        ("received", amounts.received),
        ("spent", amounts.spent),
        ("left", amounts.left),
    ];
    let written = read
        .into_iter()
        .filter_map(|(field, amount)| Some((field, not_bare(record, field, amount)?)));
    amounts.written = written.collect();
    amounts
}

/// What was written for an amount, where that is more than a bare number of 万元.
fn not_bare(record: &Record<'_>, field: &str, amount: Option<Spanned<Money>>) -> Option<Text> {
    let text = record.node(field)?.text()?.trim();
    (text != amount?.value.bare().as_str()).then(|| text.into())
}
