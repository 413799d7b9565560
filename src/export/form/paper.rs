//! A sheet of the form while it is laid out: cells, merged ranges, heights, and what may be filled in.

use super::look::Look;
use crate::export::cells::{blank, escape, formula, place, value, words};
use rust_decimal::Decimal;
use std::fmt::Write;

/// Columns of the form.
pub(super) const COLUMNS: usize = 11;

/// What stands in a cell.
pub(super) enum Content {
    Blank,
    Words(String),
    Number(Decimal),
    Formula(String),
}

impl Content {
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
    cells: Vec<Option<(Look, Content)>>,
    height: f64,
    merged: Vec<String>,
    choices: Vec<String>,
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
                Content::Blank => blank(&place, style, out),
                Content::Words(text) if text.is_empty() => blank(&place, style, out),
                Content::Words(text) => words(&place, style, &text, out),
                Content::Number(number) => value(&place, style, number, out),
                Content::Formula(text) => formula(&place, style, &text, out),
            }
        }
        self.rows.push_str("</row>");
    }

    /// Puts something into the columns from `first` to `last` of the row.
    pub(super) fn put(&mut self, (first, last): (usize, usize), look: Look, content: Content) {
        let mut content = Some(content);
        for cell in &mut self.cells[first..=last] {
            *cell = Some((look, content.take().unwrap_or(Content::Blank)));
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

    /// Says what goes into cells of a column, and offers these words for it, if they fit into an offer.
    pub(super) fn ask(
        &mut self,
        (top, bottom): (usize, usize),
        column: usize,
        (title, prompt): (&str, &str),
        words: &[&str],
    ) {
        let range = format!("{}:{}", place(column, top), place(column, bottom));
        let joined = words.join(",");
        // Excel takes no list longer than 255 characters, and no comma or quotation mark in a word.
        let is_offer = !words.is_empty()
            && joined.chars().count() <= 253
            && !words.iter().any(|word| word.contains([',', '"']));
        let kind = match is_offer {
            true => "type=\"list\" errorStyle=\"warning\" showErrorMessage=\"1\" ",
            false => "",
        };
        let mut out =
            format!("<dataValidation {kind}allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\"");
        let start = |text: &str, count: usize| text.chars().take(count).collect::<String>();
        in_value(&start(title, 32), &mut out);
        out.push_str("\" prompt=\"");
        in_value(&start(prompt, 255), &mut out);
        let _ = write!(out, "\" sqref=\"{range}\">");
        if is_offer {
            out.push_str("<formula1>");
            escape(&format!("\"{joined}\""), &mut out);
            out.push_str("</formula1>");
        }
        out.push_str("</dataValidation>");
        self.choices.push(out);
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
        let choices = format!(
            "<dataValidations count=\"{}\">{}</dataValidations>",
            self.choices.len(),
            self.choices.concat()
        );
        (self.rows, merged, choices)
    }
}

/// Adds words as XML holds them in the value of an attribute.
fn in_value(text: &str, out: &mut String) {
    let mut escaped = String::new();
    escape(text, &mut escaped);
    *out += &escaped.replace('"', "&quot;");
}
