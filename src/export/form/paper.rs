//! A sheet of the form while it is laid out: cells, merged ranges, heights, and what may be filled in.

use super::look::CellLook;
use super::prompt::prompt;
use crate::export::cells::{blank, formula, place, value, words};
use rust_decimal::Decimal;
use std::fmt::Write;

/// Columns of the form.
pub(super) const COLUMNS: usize = 11;
/// The last of them.
pub(super) const LAST: usize = COLUMNS - 1;

/// What stands in a cell.
pub(super) enum CellContent {
    Blank,
    Words(String),
    Number(Decimal),
    Formula(String),
}

impl CellContent {
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self::Words(text.into())
    }
}

/// The sheet so far.
#[derive(Default)]
pub(super) struct Paper {
    rows: String,
    row: usize,
    /// The cells of the row we are in.
    cells: Vec<Option<(CellLook, CellContent)>>,
    height: f64,
    merged: Vec<String>,
    prompts: Vec<String>,
}

impl Paper {
    /// A row of this height in points begins; gives its number.
    pub(super) fn row(&mut self, height: f64) -> usize {
        self.end_row();
        self.row += 1;
        self.height = height;
        self.cells = (0..COLUMNS).map(|_| None).collect();
        self.row
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if self.row == 0 {
            return;
        }
        let (number, height) = (self.row, self.height);
        // Writing to memory cannot fail.
        let _ = write!(
            self.rows,
            "<row r=\"{number}\" ht=\"{height}\" customHeight=\"1\">"
        );
        for (column, cell) in cells.into_iter().enumerate() {
            let Some((look, content)) = cell else {
                continue;
            };
            let (place, style, out) = (place(column, number), look.style(), &mut self.rows);
            match content {
                CellContent::Blank => blank(&place, style, out),
                CellContent::Words(text) if text.is_empty() => blank(&place, style, out),
                CellContent::Words(text) => words(&place, style, &text, out),
                CellContent::Number(number) => value(&place, style, number, out),
                CellContent::Formula(text) => formula(&place, style, &text, out),
            }
        }
        self.rows.push_str("</row>");
    }

    /// Puts something into the columns from `first` to `last` of the row.
    pub(super) fn put(
        &mut self,
        (first, last): (usize, usize),
        look: CellLook,
        content: CellContent,
    ) {
        let mut content = Some(content);
        for cell in &mut self.cells[first..=last] {
            *cell = Some((look, content.take().unwrap_or(CellContent::Blank)));
        }
        if last > first {
            self.merge((self.row, self.row), (first, last));
        }
    }

    /// Cells print as one.
    pub(super) fn merge(&mut self, (top, bottom): (usize, usize), (first, last): (usize, usize)) {
        let range = format!("{}:{}", place(first, top), place(last, bottom));
        self.merged.push(range);
    }

    /// Says what goes into cells of a column, and offers these words for it.
    pub(super) fn ask(
        &mut self,
        (top, bottom): (usize, usize),
        column: usize,
        title_and_text: (&str, &str),
        words: &[&str],
    ) {
        let range = format!("{}:{}", place(column, top), place(column, bottom));
        self.prompts.push(prompt(&range, title_and_text, words));
    }

    /// The rows, the merged ranges and what may be filled in, as XML.
    pub(super) fn finish(mut self) -> (String, String, String) {
        self.end_row();
        let merged = self
            .merged
            .iter()
            .map(|range| format!("<mergeCell ref=\"{range}\"/>"));
        let merged = format!(
            "<mergeCells count=\"{}\">{}</mergeCells>",
            self.merged.len(),
            merged.collect::<String>()
        );
        let prompts = format!(
            "<dataValidations count=\"{}\">{}</dataValidations>",
            self.prompts.len(),
            self.prompts.concat()
        );
        (self.rows, merged, prompts)
    }
}
