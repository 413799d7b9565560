//! 指标: the rows of the table, and those 其中 below a row.

use crate::field::{Context, Record};
use crate::model::fields::{INDICATOR, INDICATOR_PART};
use crate::model::lines::{Indicator, IndicatorPart};
use crate::model::value::Text;
use crate::source::Spanned;

/// 指标. A row that is called 其中… and has no points of its own is a part of the row before it, as
/// forms print them.
pub(super) fn read_indicators(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Indicator]> {
    let rows = record.rows("indicators", INDICATOR, ctx);
    let mut indicators: Vec<(Indicator, Vec<IndicatorPart>)> = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(indicator) = read_indicator(row, ctx) else {
            continue;
        };
        match indicators.last_mut() {
            Some((_, parts)) if is_part(&indicator) => parts.push(part_of(indicator)),
            _ => indicators.push((indicator, read_parts(row, ctx))),
        }
    }
    let whole = indicators.into_iter().map(|(indicator, parts)| Indicator {
        parts: parts.into(),
        ..indicator
    });
    whole.collect()
}

fn read_indicator(row: &Record<'_>, ctx: &mut Context<'_>) -> Option<Indicator> {
    Some(Indicator {
        span: row.span,
        level1: row.get("level1", ctx),
        level2: row.get("level2", ctx),
        level3: row.get("level3", ctx)?,
        relation: row.get("relation", ctx),
        target: row.get("target", ctx),
        measure: row.get("measure", ctx),
        actual: row.get("actual", ctx),
        weight: row.get("weight", ctx),
        score: row.get("score", ctx),
        deviation: row.get("deviation", ctx),
        parts: Box::default(),
    })
}

/// The rows under 其中.
fn read_parts(row: &Record<'_>, ctx: &mut Context<'_>) -> Vec<IndicatorPart> {
    let rows = row.rows("parts", INDICATOR_PART, ctx);
    let parts = rows.iter().filter_map(|row| {
        Some(IndicatorPart {
            name: bare(row.get("name", ctx)?),
            relation: row.get("relation", ctx),
            target: row.get("target", ctx),
            measure: row.get("measure", ctx),
            actual: row.get("actual", ctx),
            deviation: row.get("deviation", ctx),
        })
    });
    parts.collect()
}

fn is_part(indicator: &Indicator) -> bool {
    let points = indicator.weight.is_some() || indicator.score.is_some();
    !points && indicator.level3.value.trim_start().starts_with("其中")
}

fn part_of(indicator: Indicator) -> IndicatorPart {
    IndicatorPart {
        name: bare(indicator.level3),
        relation: indicator.relation,
        target: indicator.target,
        measure: indicator.measure,
        actual: indicator.actual,
        deviation: indicator.deviation,
    }
}

/// The name without 其中 before it.
fn bare(name: Spanned<Text>) -> Spanned<Text> {
    let marks = |c: char| c.is_whitespace() || "：:，,".contains(c);
    let rest = name.value.trim_start().strip_prefix("其中");
    let rest = rest.map(|rest| rest.trim_matches(marks));
    match rest.filter(|rest| !rest.is_empty()) {
        Some(rest) => Spanned::new(rest.into(), name.span),
        None => name,
    }
}
