//! `mingbai import`: documents in, reports out.

use super::args::{ImportArguments, ImportFormat};
use super::output::{CommandResult, FINE, print};
use crate::extract::{self, Entry, Facts, Hints, Quoted, ReportDraft};
use crate::import;
use crate::source::SourcePath;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Imports what was named.
pub(super) fn run(_root: &Path, arguments: &ImportArguments) -> CommandResult {
    let mut files = Vec::new();
    for file in &arguments.files {
        let bytes = std::fs::read(file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let foreign = import::read_printed(&SourcePath::new(&*name), &bytes);
        let hints = Hints {
            file_name: &name,
            unit: arguments.unit.as_deref(),
            year: arguments.year.as_deref(),
        };
        let extraction = extract::extract(foreign.printed.unwrap_or_default(), &hints);
        if arguments.format == ImportFormat::Text {
            for draft in &extraction.reports {
                print(&extract::source_text(draft))?;
            }
        }
        let reports = extraction.reports.iter().map(report);
        files.push(json!({
            "file": name,
            "kind": format!("{:?}", extraction.kind),
            "told_by": extraction.told_by.as_ref().map(leaf),
            "reports": reports.collect::<Vec<_>>(),
        }));
    }
    if arguments.format == ImportFormat::Json {
        print(&format!("{:#}\n", json!({ "files": files })))?;
    }
    Ok(FINE)
}

fn report(draft: &ReportDraft) -> Value {
    let doubts = draft.doubts.iter().map(|doubt| {
        json!({
            "field": doubt.field,
            "reason": doubt.reason,
            "quoted": doubt.quoted.as_ref().map(leaf),
        })
    });
    json!({
        "facts": tree(&draft.facts),
        "doubts": doubts.collect::<Vec<_>>(),
        "text": extract::source_text(draft),
    })
}

fn tree(facts: &Facts) -> Value {
    let entries = facts.entries().map(|(field, entry)| {
        let value = match entry {
            Entry::One(quoted) => leaf(quoted),
            Entry::Many(values) => values.iter().map(leaf).collect(),
            Entry::Group(facts) => tree(facts),
            Entry::Rows(rows) => rows.iter().map(tree).collect(),
        };
        (field.to_owned(), value)
    });
    Value::Object(entries.collect::<Map<_, _>>())
}

fn leaf(quoted: &Quoted) -> Value {
    json!({"value": quoted.value, "words": quoted.words, "place": quoted.place.words(&[])})
}
