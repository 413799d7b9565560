//! What an import says of one document, for programs: `docs/import.md` tells the shape.

use super::document::ReadDocument;
use super::placed::{Fate, PlacedReport};
use crate::extract::{Doubt, FactEntry, Facts, Quoted, ReportDraft};
use serde_json::{Map, Value, json};

/// One document with its reports.
pub(super) fn document(document: &ReadDocument, placed: &[PlacedReport]) -> Value {
    let sheets = &document.sheets;
    let reports = document.reports.iter().zip(placed);
    let reports: Vec<Value> = reports
        .map(|(draft, placed)| report(draft, placed, sheets))
        .collect();
    json!({
        "file": document.name,
        "path": document.path.to_string_lossy(),
        "kind": format!("{:?}", document.kind),
        "told_by": document.told_by.as_ref().map(|quoted| leaf(quoted, sheets)),
        "message": document.message,
        "converted": document.is_converted,
        "gaps": document.gaps,
        "left_out": document.left_out,
        "changes": document.changes,
        "personal": document.personal,
        "blocked": document.blocked,
        "reports": reports,
    })
}

/// A report: the facts as the document says them, and the file as it was written.
fn report(draft: &ReportDraft, placed: &PlacedReport, sheets: &[Box<str>]) -> Value {
    let doubts: Vec<Value> = placed
        .draft
        .doubts
        .iter()
        .map(|one| doubt(one, sheets))
        .collect();
    let (outcome, error) = match &placed.fate {
        Fate::Written => ("written", None),
        Fate::Replaced => ("replaced", None),
        Fate::Unchanged => ("unchanged", None),
        Fate::Kept => ("kept", None),
        Fate::Failed(why) => ("failed", Some(why)),
    };
    let original = placed.original.as_ref();
    json!({
        "path": placed.path,
        "outcome": outcome,
        "error": error,
        "draft": !placed.draft.doubts.is_empty(),
        "facts": tree(&draft.facts, sheets),
        "doubts": doubts,
        "text": placed.text,
        "original": original.and_then(|path| path.as_ref().ok()),
    })
}

fn doubt(doubt: &Doubt, sheets: &[Box<str>]) -> Value {
    json!({
        "field": doubt.field,
        "reason": doubt.reason,
        "quoted": doubt.quoted.as_ref().map(|quoted| leaf(quoted, sheets)),
    })
}

fn tree(facts: &Facts, sheets: &[Box<str>]) -> Value {
    let entries = facts.entries().map(|(field, entry)| {
        let value = match entry {
            FactEntry::One(quoted) => leaf(quoted, sheets),
            FactEntry::Many(values) => values.iter().map(|value| leaf(value, sheets)).collect(),
            FactEntry::Group(facts) => tree(facts, sheets),
            FactEntry::Rows(rows) => rows.iter().map(|row| tree(row, sheets)).collect(),
        };
        (field.to_owned(), value)
    });
    Value::Object(entries.collect::<Map<_, _>>())
}

fn leaf(quoted: &Quoted, sheets: &[Box<str>]) -> Value {
    json!({"value": quoted.value, "words": quoted.words, "place": quoted.place.words(sheets)})
}
