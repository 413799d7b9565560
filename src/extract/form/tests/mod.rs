//! Forms of all families as grids, and all that is read from them.

pub(in crate::extract) mod cases;
mod property;

use super::super::draft::{BodyBlock, ReportDraft};
use super::super::facts::{FactEntry, Facts};
use crate::import::{Place, Table, TableCell};
use std::fmt::Write;

/// A table from lines of cells parted by `|`. `<` goes on with the cell before it, `^` with the one above; `/` in a
/// cell is a line break.
pub(in crate::extract) fn table(lines: &str) -> Table {
    let rows: Vec<Vec<&str>> = lines
        .trim()
        .lines()
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let at = |row: usize, column: usize| rows.get(row).and_then(|cells| cells.get(column)).copied();
    let mut table = Table::default();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            if matches!(*text, "<" | "^") {
                continue;
            }
            let wide = (column + 1..)
                .take_while(|next| at(row, *next) == Some("<"))
                .count();
            let high = (row + 1..)
                .take_while(|next| at(*next, column) == Some("^"))
                .count();
            let place = |number: usize| u32::try_from(number).unwrap_or(0);
            table.put(TableCell {
                place: Place::TableCell {
                    table: 0,
                    row: place(row),
                    column: place(column),
                },
                text: text.replace("//", "\n"),
                row,
                column,
                height: high + 1,
                width: wide + 1,
            });
        }
    }
    table
}

/// All that a draft says, a line a value.
fn told(draft: &ReportDraft) -> String {
    let mut out = String::new();
    facts(&mut out, &draft.facts, "");
    for doubt in &draft.doubts {
        let _ = writeln!(out, "? {}：{}", doubt.field, doubt.reason);
    }
    for block in &draft.body {
        let _ = match block {
            BodyBlock::Heading(level, text) => {
                writeln!(out, "{} {text}", "#".repeat(usize::from(*level)))
            }
            BodyBlock::Paragraph(text) => writeln!(out, "- {text}"),
            BodyBlock::Table(rows) => {
                let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
                writeln!(out, "= {}", rows.join("\n= "))
            }
        };
    }
    out
}

fn facts(out: &mut String, of: &Facts, indent: &str) {
    let mut line = String::new();
    for (field, entry) in of.entries() {
        if let FactEntry::One(quoted) = entry {
            let _ = write!(line, "{field}={} ", quoted.value);
        }
    }
    if !line.is_empty() {
        let _ = writeln!(out, "{indent}{}", line.trim_end());
    }
    for (field, entry) in of.entries() {
        match entry {
            FactEntry::One(_) => {}
            FactEntry::Many(values) => {
                let values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
                let _ = writeln!(out, "{indent}{field}：{}", values.join("、"));
            }
            FactEntry::Group(group) => {
                let _ = writeln!(out, "{indent}{field}");
                facts(out, group, &format!("{indent}  "));
            }
            FactEntry::Rows(rows) => {
                let _ = writeln!(out, "{indent}{field}");
                for row in rows {
                    facts(out, row, &format!("{indent}  "));
                }
            }
        }
    }
}
