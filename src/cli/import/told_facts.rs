//! The facts of a report on the screen, a line each.

use super::columns::{cut, padded, width};
use super::document::ReadDocument;
use super::placed::PlacedReport;
use crate::extract::{FactEntry, Facts, Quoted, excerpt};
use crate::model::fields::REPORT;
use std::fmt::Write;

/// How wide values are shown, and words.
const VALUE: usize = 30;
const WORDS: usize = 56;

/// The facts, each with the words it came from.
pub(super) fn facts(out: &mut String, report: &PlacedReport, document: &ReadDocument) {
    let mut lines = Vec::new();
    collect(&report.draft.facts, "", document, &mut lines);
    let widest = |column: fn(&(String, String, String)) -> &String| {
        lines
            .iter()
            .map(|line| width(column(line)))
            .max()
            .unwrap_or(0)
    };
    let (names, values) = (widest(|line| &line.0), widest(|line| &line.1));
    for (name, value, words) in &lines {
        let line = format!(
            "    {}  {}  {words}",
            padded(name, names),
            padded(value, values)
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn collect(
    facts: &Facts,
    path: &str,
    document: &ReadDocument,
    lines: &mut Vec<(String, String, String)>,
) {
    for (field, entry) in in_order(facts, path) {
        let name = format!("{path}{field}");
        match entry {
            FactEntry::One(quoted) => {
                lines.push((
                    name,
                    cut(&quoted.value.replace('\n', " "), VALUE),
                    words(quoted, document),
                ));
            }
            FactEntry::Many(values) => {
                let all: Vec<&str> = values.iter().map(|quoted| &*quoted.value).collect();
                let first = values
                    .first()
                    .map_or(String::new(), |quoted| words(quoted, document));
                lines.push((name, cut(&all.join("、"), VALUE), first));
            }
            FactEntry::Group(facts) => collect(facts, &format!("{name}."), document, lines),
            FactEntry::Rows(rows) => {
                let first = rows.first().and_then(first_of);
                let place = first.filter(|quoted| !quoted.words.is_empty());
                let place =
                    place.map_or(String::new(), |quoted| quoted.place.words(&document.sheets));
                lines.push((name, format!("{}项", rows.len()), place));
            }
        }
    }
}

/// The entries; those of the report itself as its file has them, in the order of the fields.
fn in_order<'a>(facts: &'a Facts, path: &str) -> Vec<(&'static str, &'a FactEntry)> {
    let place = |name: &str| REPORT.iter().position(|field| field.zh == name);
    let mut entries: Vec<_> = facts.entries().collect();
    if path.is_empty() {
        entries.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
    }
    entries
}

fn first_of(facts: &Facts) -> Option<&Quoted> {
    facts.entries().find_map(|(_, entry)| match entry {
        FactEntry::One(quoted) => Some(quoted),
        _ => None,
    })
}

/// Where a value stands, and its words where they are more than the value.
fn words(quoted: &Quoted, document: &ReadDocument) -> String {
    if quoted.words.trim().is_empty() {
        return String::new();
    }
    let place = quoted.place.words(&document.sheets);
    match quoted.words.trim() == quoted.value.trim() {
        true => place,
        false => {
            let left = WORDS.saturating_sub(width(&place) + 4) / 2;
            let words = excerpt(&quoted.words, &quoted.value, left.max(12));
            format!("{place}：{words}")
        }
    }
}
