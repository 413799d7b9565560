//! The lists of a report: goals, indicators, basis, evidence.

use crate::field::{Context, Record};
use crate::model::fields::{BASIS, EVIDENCE, GOAL, INDICATOR, OVERALL_GOAL};
use crate::model::report::{Basis, Evidence, EvidenceKind, Goal, Indicator};
use crate::model::value::{Text, Word};
use crate::parse::Value;
use crate::source::{Span, Spanned};

/// 目标: a list of goals with results, or one mapping with 总目标 and 年度目标.
pub(super) fn read_goals(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Goal]> {
    let overall = record.node("goals").is_some_and(|node| match &node.value {
        Value::Map(entries) => !entries.iter().any(|(key, _)| GOAL[0].is_called(key)),
        _ => false,
    });
    if overall {
        return read_overall_goal(record, ctx);
    }
    let rows = record.rows("goals", GOAL, ctx);
    let goals = rows.iter().filter_map(|row| {
        Some(Goal {
            goal: row.get("goal", ctx)?,
            result: row.get("result", ctx),
            heading: None,
        })
    });
    goals.collect()
}

fn read_overall_goal(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Goal]> {
    let Some(group) = record.group("goals", OVERALL_GOAL, ctx) else {
        return Box::default();
    };
    let result = group.get::<Text>("result", ctx);
    let annual = group.get::<Text>("annual", ctx);
    let overall = group.get::<Text>("overall", ctx);
    let result_of_overall = if annual.is_none() {
        result.clone()
    } else {
        None
    };
    let overall = overall.map(|goal| Goal {
        goal,
        result: result_of_overall,
        heading: Some("总目标"),
    });
    let annual = annual.map(|goal| Goal {
        goal,
        result,
        heading: Some("年度目标"),
    });
    overall.into_iter().chain(annual).collect()
}

/// 指标.
pub(super) fn read_indicators(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Indicator]> {
    let rows = record.rows("indicators", INDICATOR, ctx);
    let indicators = rows.iter().filter_map(|row| {
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
        })
    });
    indicators.collect()
}

/// 依据: texts, or titles with numbers. A number inside a text is found.
pub(super) fn read_basis(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Basis]> {
    let mut all = Vec::new();
    for node in record.items("basis") {
        if let Some(text) = node.text() {
            all.push(basis_from_text(text, node.span));
        } else if let Some(row) = Record::open(node, BASIS, "“依据”的每一项", ctx) {
            let (title, number) = (
                row.get::<Word>("title", ctx),
                row.get::<Word>("number", ctx),
            );
            if title.is_some() || number.is_some() {
                all.push(Basis { title, number });
            }
        }
    }
    all.into()
}

/// `《标题》（文号）`, a number alone, or a title alone.
fn basis_from_text(text: &str, span: Span) -> Basis {
    let text = text.trim();
    let Some((start, end)) = find_document_number(text) else {
        return Basis {
            title: Some(Spanned::new(bare_title(text).into(), span)),
            number: None,
        };
    };
    let number = Some(Spanned::new(text[start..end].into(), span));
    let rest = format!("{}{}", &text[..start], &text[end..]);
    let title = bare_title(&rest);
    let title = (!title.is_empty()).then(|| Spanned::new(title.into(), span));
    Basis { title, number }
}

/// A title without the marks around it.
fn bare_title(text: &str) -> &str {
    let marks = |c: char| "《》（）()，,、 ".contains(c);
    let title = text.trim_matches(marks);
    // A title that itself ends with a bracket keeps it, unless the bracket was the number's.
    let whole = text.trim().trim_start_matches('《');
    match whole.split_once('》') {
        Some((inner, _)) if !inner.is_empty() => inner,
        _ => title,
    }
}

/// The byte range of a document number such as `盘政办通〔2019〕78号`: letters of the issuing body,
/// a bracketed year, a number and 号.
fn find_document_number(text: &str) -> Option<(usize, usize)> {
    let open = text.find(['〔', '[', '［', '【']).filter(|open| {
        let year: String = text[*open..].chars().skip(1).take(4).collect();
        year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())
    })?;
    let end = open + text[open..].find('号')? + '号'.len_utf8();
    let start = text[..open]
        .rfind(|c: char| !c.is_alphanumeric() || c.is_ascii())
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    (start < open).then_some((start, end))
}

/// 佐证材料.
pub(super) fn read_evidence(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Evidence]> {
    let rows = record.rows("evidence", EVIDENCE, ctx);
    let evidence = rows.iter().filter_map(|row| {
        let file = row.get::<Text>("file", ctx).map(EvidenceKind::File);
        let withheld = row.get::<Word>("withheld", ctx).map(EvidenceKind::Withheld);
        let title = row.get("title", ctx)?;
        Some(Evidence {
            title,
            kind: file.or(withheld).unwrap_or(EvidenceKind::Missing),
        })
    });
    evidence.collect()
}
