//! What the sheets of an OpenDocument workbook print. A cell has what is printed as its text.

use super::super::foreign::{Extra, Foreign, LeftOut};
use super::super::markup::{Ends, Mark, Values, marks};
use super::super::number_format::{Epoch, NumberFormat};
use super::super::place::Place;
use super::super::printed::{MergedRange, SheetBuilder};
use super::times;
use std::collections::HashSet;
use std::ops::ControlFlow;

#[derive(Default)]
struct Reader {
    /// The style whose properties come, and those by which a table is not shown.
    style: String,
    hidden_styles: HashSet<String>,
    sheets: u32,
    sheet: Option<SheetBuilder>,
    is_hidden: bool,
    /// Tables within tables, remarks and drawings, whose text is not that of a cell.
    beside: usize,
    row: Row,
    cell: Option<Cell>,
    /// The next row and column.
    next_row: u32,
    next_column: u32,
    /// The next column that is described.
    described: u32,
    hidden_columns: usize,
    hidden_rows: usize,
    comments: usize,
}

/// A row: its cells wait until it is known how often it is repeated.
#[derive(Default)]
struct Row {
    repeated: u32,
    /// Column and text of each, and how many columns and rows it covers.
    cells: Vec<(u32, String, Span)>,
}

/// Columns and rows that a cell covers.
type Span = (u32, u32);

#[derive(Default)]
struct Cell {
    repeated: u32,
    span: Span,
    /// Whether another cell covers it.
    is_covered: bool,
    has_formula: bool,
    value: String,
    text: String,
    paragraphs: usize,
}

/// Keeps what the sheets print.
pub(super) fn print(text: &str, foreign: &mut Foreign) {
    let mut reader = Reader::default();
    marks(text, &mut |mark| {
        match mark {
            Mark::Open(name, values, ends) => {
                reader.open(name, values, foreign);
                if ends == Ends::Here {
                    reader.close(name, foreign);
                }
            }
            Mark::Close(name) => reader.close(name, foreign),
            Mark::Text(text) => reader.text(text),
            Mark::Aside(_) => {}
        }
        ControlFlow::Continue(())
    });
    reader.close_sheet(foreign);
    if reader.comments > 0 {
        foreign.left_out.push(LeftOut::Comments(reader.comments));
    }
}

impl Reader {
    fn open(&mut self, name: &str, values: Values<'_>, foreign: &mut Foreign) {
        self.comments += usize::from(name == "annotation");
        match name {
            "style" => self.style = values.get("name").unwrap_or_default().into(),
            "table-properties" if values.get("display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "annotation" | "shapes" | "custom-shape" | "frame" | "tracked-changes" => {
                self.beside += 1
            }
            "table" if self.sheet.is_some() => self.beside += 1,
            "table" if values.get("name").is_some() => self.sheet(values, foreign),
            _ if self.sheet.is_none() || self.beside > 0 => {}
            "table-column" => self.column(values),
            "table-row" => self.row(values),
            "table-cell" | "covered-table-cell" => self.cell(name, values),
            _ => self.inside(name, values),
        }
    }

    fn sheet(&mut self, values: Values<'_>, foreign: &mut Foreign) {
        let name = values.get("name").unwrap_or_default();
        let style = values.get("style-name").unwrap_or_default();
        self.is_hidden = self.hidden_styles.contains(&*style);
        let hidden = Extra::HiddenSheet((&*name).into());
        if self.is_hidden && !foreign.extras.contains(&hidden) {
            foreign.left_out.push(LeftOut::HiddenSheet((&*name).into()));
        }
        self.sheet = Some(SheetBuilder::new(Some(&name)));
        (self.next_row, self.next_column, self.described) = (0, 0, 0);
        (self.hidden_rows, self.hidden_columns) = (0, 0);
        self.sheets += 1;
    }

    fn column(&mut self, values: Values<'_>) {
        let count = number(values, "number-columns-repeated")
            .unwrap_or(1)
            .max(1);
        let next = self.described.saturating_add(count);
        if is_hidden(values)
            && let Some(sheet) = &mut self.sheet
        {
            sheet.hide_columns(self.described, next - 1);
            // Columns hidden to the right end of the sheet only narrow the view.
            if next < 1024 {
                self.hidden_columns += count as usize;
            }
        }
        self.described = next;
    }

    fn row(&mut self, values: Values<'_>) {
        self.next_column = 0;
        self.row = Row {
            repeated: number(values, "number-rows-repeated").unwrap_or(1).max(1),
            cells: Vec::new(),
        };
        let last = self.next_row.saturating_add(self.row.repeated - 1);
        if is_hidden(values)
            && let Some(sheet) = &mut self.sheet
        {
            sheet.hide_rows(self.next_row, last);
            if self.row.repeated < 10_000 {
                self.hidden_rows += self.row.repeated as usize;
            }
        }
    }

    fn cell(&mut self, name: &str, values: Values<'_>) {
        let span = |name| number(values, name).unwrap_or(1).max(1);
        let span = (span("number-columns-spanned"), span("number-rows-spanned"));
        self.cell = Some(Cell {
            repeated: number(values, "number-columns-repeated")
                .unwrap_or(1)
                .max(1),
            span,
            is_covered: name == "covered-table-cell",
            has_formula: values.get("formula").is_some(),
            value: value(values),
            text: String::new(),
            paragraphs: 0,
        });
    }

    /// Marks within a cell.
    fn inside(&mut self, name: &str, values: Values<'_>) {
        let Some(cell) = &mut self.cell else { return };
        match name {
            "p" => {
                if cell.paragraphs > 0 {
                    cell.text.push('\n');
                }
                cell.paragraphs += 1;
            }
            "line-break" => cell.text.push('\n'),
            "tab" => cell.text.push('\t'),
            "s" => {
                let count = number(values, "c").unwrap_or(1).min(80);
                cell.text.extend((0..count).map(|_| ' '));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.beside == 0
            && let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0)
        {
            if !text.trim().is_empty() {
                cell.text += text.trim_matches(['\n', '\r']);
            } else if !text.contains('\n') {
                cell.text += text;
            }
        }
    }

    fn close(&mut self, name: &str, foreign: &mut Foreign) {
        match name {
            "annotation" | "shapes" | "custom-shape" | "frame" | "tracked-changes" => {
                self.beside = self.beside.saturating_sub(1);
            }
            "table" if self.beside > 0 => self.beside -= 1,
            "table" => self.close_sheet(foreign),
            "table-cell" | "covered-table-cell" if self.beside == 0 => self.close_cell(),
            "table-row" if self.beside == 0 => self.close_row(),
            _ => {}
        }
    }

    fn close_sheet(&mut self, foreign: &mut Foreign) {
        let Some(sheet) = self.sheet.take().filter(|_| !self.is_hidden) else {
            return;
        };
        if self.hidden_rows > 0 {
            let left = LeftOut::HiddenRows(sheet.name().into(), self.hidden_rows);
            foreign.left_out.push(left);
        }
        if self.hidden_columns > 0 {
            let left = LeftOut::HiddenColumns(sheet.name().into(), self.hidden_columns);
            foreign.left_out.push(left);
        }
        foreign.print_sheet(sheet);
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let column = self.next_column;
        self.next_column = column.saturating_add(cell.repeated);
        let Some(sheet) = &mut self.sheet else { return };
        if cell.is_covered {
            return;
        }
        let text = match cell.text.trim() {
            "" => cell.value,
            text => text.to_owned(),
        };
        if text.is_empty() {
            // A formula whose result is an empty text has a paragraph, or says that it is one.
            sheet.uncomputed += usize::from(cell.has_formula && cell.paragraphs == 0);
            return;
        }
        let times = times(Some(cell.repeated), sheet.len() + self.row.cells.len());
        for at in 0..times {
            let column = column.saturating_add(at);
            self.row.cells.push((column, text.clone(), cell.span));
        }
    }

    fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let first = self.next_row;
        self.next_row = first.saturating_add(row.repeated.max(1));
        let Some(sheet) = self.sheet.as_mut().filter(|_| !row.cells.is_empty()) else {
            return;
        };
        let number = self.sheets - 1;
        for at in 0..times(Some(row.repeated), sheet.len()) {
            let line = first.saturating_add(at);
            for (column, text, span) in &row.cells {
                let place = Place::Cell {
                    sheet: number,
                    row: line,
                    column: *column,
                };
                sheet.cell((line, *column), place, text);
                let (width, height) = span;
                sheet.merge(MergedRange {
                    top: line,
                    left: *column,
                    bottom: line.saturating_add(height - 1),
                    right: column.saturating_add(width - 1),
                });
            }
            if sheet.len() >= super::limit::PIECES {
                break;
            }
        }
    }
}

fn number(values: Values<'_>, name: &str) -> Option<u32> {
    values.get(name)?.trim().parse().ok()
}

fn is_hidden(values: Values<'_>) -> bool {
    matches!(
        values.get("visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

/// The value of a cell, for those that programs wrote without the text.
fn value(values: Values<'_>) -> String {
    let get = |name| values.get(name).unwrap_or_default().into_owned();
    let number = || get("value").trim().parse::<f64>().ok();
    let printed = |number: f64| NumberFormat::default().number(number, Epoch::From1900);
    match &*get("value-type") {
        "float" | "currency" => number().map(printed).unwrap_or_default(),
        "percentage" => {
            let share = number().map(|number| printed(number * 100.0));
            share.map_or_else(String::new, |share| share + "%")
        }
        "date" => get("date-value"),
        "time" => get("time-value"),
        "boolean" => get("boolean-value").to_ascii_uppercase(),
        "string" => get("string-value"),
        _ => String::new(),
    }
}
