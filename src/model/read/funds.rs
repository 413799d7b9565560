//! 资金: the total line and its sources.

use crate::field::{Context, Record};
use crate::model::fields::{FUNDS, SOURCE};
use crate::model::report::{Amounts, Source};

/// The total line and the sources of a report.
pub(super) fn read_funds(record: &Record<'_>, ctx: &mut Context<'_>) -> (Amounts, Box<[Source]>) {
    let Some(funds) = record.group("funds", FUNDS, ctx) else {
        return (Amounts::default(), Box::default());
    };
    let rows = funds.rows("sources", SOURCE, ctx);
    let sources = rows.iter().filter_map(|row| {
        let name = row.get("name", ctx)?;
        Some(Source {
            name,
            amounts: read_amounts(row, ctx),
        })
    });
    let sources = sources.collect();
    (read_amounts(&funds, ctx), sources)
}

fn read_amounts(record: &Record<'_>, ctx: &mut Context<'_>) -> Amounts {
    Amounts {
        requested: record.get("requested", ctx),
        initial: record.get("initial", ctx),
        budget: record.get("budget", ctx),
        spent: record.get("spent", ctx),
        weight: record.get("weight", ctx),
        score: record.get("score", ctx),
    }
}
