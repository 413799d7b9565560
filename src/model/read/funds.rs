//! 资金: the total line and its sources.

use crate::field::{Context, Record};
use crate::model::fields::{FUNDS, SOURCE};
use crate::model::report::{Amounts, Source};

/// The total line and the sources of a report.
pub(super) fn read_funds(record: &Record<'_>, cx: &mut Context<'_>) -> (Amounts, Box<[Source]>) {
    let Some(funds) = record.group("funds", FUNDS, cx) else {
        return (Amounts::default(), Box::default());
    };
    let rows = funds.rows("sources", SOURCE, cx);
    let sources = rows.iter().filter_map(|row| {
        let name = row.get("name", cx)?;
        Some(Source {
            name,
            amounts: read_amounts(row, cx),
        })
    });
    let sources = sources.collect();
    (read_amounts(&funds, cx), sources)
}

fn read_amounts(record: &Record<'_>, cx: &mut Context<'_>) -> Amounts {
    Amounts {
        requested: record.get("requested", cx),
        initial: record.get("initial", cx),
        budget: record.get("budget", cx),
        spent: record.get("spent", cx),
        weight: record.get("weight", cx),
        score: record.get("score", cx),
    }
}
