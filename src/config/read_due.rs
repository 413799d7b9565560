//! 应公开 and 免于公开, read. What makes no sense becomes a finding and is left out.

use super::due::{DueRow, DueSettings, Exemption};
use super::fields::{DUE, EXEMPTION};
use crate::diagnostic::Code;
use crate::field::{Context, Record, Text};
use crate::source::Spanned;

/// Most rows of each of the two. More than any list of units and years needs.
const MOST: usize = 10_000;
/// Words for all units.
const ALL: &[&str] = &["全部", "全部单位", "所有单位", "各单位"];

/// Reads both.
pub(super) fn read_due(record: &Record<'_>, ctx: &mut Context<'_>) -> DueSettings {
    let rows = bounded(record.rows("due", DUE, ctx), "应公开", ctx);
    let rows = rows.iter().filter_map(|row| due_row(row, ctx)).collect();
    let exemptions = bounded(record.rows("exempt", EXEMPTION, ctx), "免于公开", ctx);
    let exemptions = exemptions.iter().filter_map(|row| exemption(row, ctx));
    DueSettings {
        rows,
        exemptions: exemptions.collect(),
    }
}

fn bounded<'n>(mut rows: Vec<Record<'n>>, name: &str, ctx: &mut Context<'_>) -> Vec<Record<'n>> {
    if let Some(beyond) = rows.get(MOST) {
        let message = format!("“{name}”超过{MOST}项，从这一项起没有用上");
        let help = "一项里可以写几个单位、几个年度，如“年度: 2022-2024”";
        ctx.report(Code::OUT_OF_RANGE, beyond.span, message, help);
        rows.truncate(MOST);
    }
    rows
}

fn due_row(row: &Record<'_>, ctx: &mut Context<'_>) -> Option<DueRow> {
    let years = row.list("years", ctx);
    let units = units(row, ctx)?;
    (!years.is_empty()).then_some(DueRow { years, units })
}

/// The units of a row; empty for all, `None` where none is left of those that are named.
fn units(row: &Record<'_>, ctx: &mut Context<'_>) -> Option<Vec<Spanned<Text>>> {
    let Some(node) = row.node("units") else {
        return Some(Vec::new());
    };
    let units = row.list::<Text>("units", ctx);
    match units.as_slice() {
        [one] if ALL.contains(&&*one.value) => return Some(Vec::new()),
        [] if row.items("units").is_empty() => {
            let help = "写单位的标识、名称或简称；所有单位都应公开的，去掉“单位”";
            ctx.report(Code::WRONG_TYPE, node.span, "“单位”是空的".to_owned(), help);
        }
        _ => {}
    }
    (!units.is_empty()).then_some(units)
}

fn exemption(row: &Record<'_>, ctx: &mut Context<'_>) -> Option<Exemption> {
    let years = row.list("years", ctx);
    let units = row.list("units", ctx);
    let reason = row.value::<Text>("reason", ctx)?;
    let is_whole = !years.is_empty() && !units.is_empty();
    is_whole.then_some(Exemption {
        span: row.span,
        years,
        units,
        reason,
    })
}
