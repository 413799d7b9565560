//! `tests/pages/`: what web pages and texts print, as offices publish them.

use crate::expectation::compare;
use libtest_mimic::Failed;
use mingbai::import::{Block, Table, read_printed};
use mingbai::source::SourcePath;
use std::fmt::Write;
use std::path::Path;

/// Holds one file: its paragraphs with their levels, and its tables row by row. What a cell covers beside its
/// first position is `〃`; the end of a line within a text is `⏎`.
pub(crate) fn hold(path: &Path) -> Result<(), Failed> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let foreign = read_printed(&SourcePath::new(name), &std::fs::read(path)?);
    let printed = foreign.printed.unwrap();
    let mut shown = String::new();
    if let Some(title) = &printed.title {
        let _ = writeln!(shown, "<title> {title}");
    }
    for block in &printed.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let level = paragraph.level.map(|level| format!("{level} "));
                let text = paragraph.text.replace('\n', "⏎").replace('\u{A0}', "␣");
                let place = paragraph.place.words(&[]);
                let _ = writeln!(shown, "{place}: {}{text}", level.unwrap_or_default());
            }
            Block::Table(table) => show_table(table, &mut shown),
        }
    }
    Ok(compare(
        path.with_file_name(format!("{name}.expected")),
        &shown,
    )?)
}

fn show_table(table: &Table, shown: &mut String) {
    let _ = writeln!(shown, "{} × {}", table.rows(), table.columns());
    for row in 0..table.rows() {
        for column in 0..table.columns() {
            let text = match table.at(row, column) {
                Some(cell) if (cell.row, cell.column) == (row, column) => cell.text.as_str(),
                Some(_) => "〃",
                None => "",
            };
            let text = text.replace('\n', "⏎").replace('\u{A0}', "␣");
            let _ = write!(shown, "| {text} ");
        }
        let _ = writeln!(shown, "|");
    }
}
