//! What the sheets of a workbook in the XML of Excel 2003 print: values, by the formats of their styles.

use super::super::foreign::{Foreign, LeftOut};
use super::super::markup::{Ends, Mark, Values, marks};
use super::super::number_format::{Epoch, NumberFormat, serial};
use super::super::place::Place;
use super::super::printed::{MergedRange, SheetBuilder};
use std::collections::HashMap;
use std::ops::ControlFlow;

#[derive(Default)]
struct Reader {
    styles: HashMap<String, NumberFormat>,
    /// The style we are in.
    style: String,
    sheets: u32,
    sheet: Option<SheetBuilder>,
    name: String,
    is_hidden: bool,
    in_comment: bool,
    in_data: bool,
    /// What shows whether the sheet is shown.
    in_visible: bool,
    row: u32,
    row_style: String,
    column: u32,
    described: u32,
    cell: Cell,
}

#[derive(Default)]
struct Cell {
    style: String,
    has_formula: bool,
    /// Columns and rows that it covers beyond its own.
    across: u32,
    down: u32,
    kind: String,
    value: String,
}

/// Keeps what the sheets print.
pub(super) fn print(text: &str, foreign: &mut Foreign) {
    let mut reader = Reader::default();
    marks(text, &mut |mark| {
        match mark {
            Mark::Open(name, values, ends) => {
                reader.open(name, values);
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
    reader.close("worksheet", foreign);
}

impl Reader {
    fn open(&mut self, name: &str, values: Values<'_>) {
        let number = |name| {
            values
                .get(name)
                .and_then(|text| text.trim().parse::<u32>().ok())
        };
        let index = number("Index").map(|index| index.max(1) - 1);
        let text = |name| values.get(name).unwrap_or_default().into_owned();
        let is_hidden = values.get("Hidden").as_deref() == Some("1");
        match name {
            "style" | "numberformat" => self.style(name, values),
            "worksheet" => {
                self.name = text("Name");
                self.sheet = Some(SheetBuilder::new(Some(&self.name)));
                self.sheets += 1;
                self.is_hidden = false;
                (self.row, self.column, self.described) = (0, 0, 0);
            }
            "column" => {
                let first = index.unwrap_or(self.described);
                let last = first.saturating_add(number("Span").unwrap_or(0));
                self.described = last.saturating_add(1);
                if let Some(sheet) = self.sheet.as_mut().filter(|_| is_hidden) {
                    sheet.hide_columns(first, last);
                }
            }
            "row" => {
                self.row = index.unwrap_or(self.row);
                self.column = 0;
                self.row_style = text("StyleID");
                let last = self.row.saturating_add(number("Span").unwrap_or(0));
                if let Some(sheet) = self.sheet.as_mut().filter(|_| is_hidden) {
                    sheet.hide_rows(self.row, last);
                }
            }
            "cell" => {
                self.column = index.unwrap_or(self.column);
                self.cell = Cell {
                    style: text("StyleID"),
                    has_formula: values.get("Formula").is_some(),
                    across: number("MergeAcross").unwrap_or(0),
                    down: number("MergeDown").unwrap_or(0),
                    ..Cell::default()
                };
            }
            "comment" => self.in_comment = true,
            "data" if !self.in_comment => {
                self.in_data = true;
                self.cell.kind = text("Type");
            }
            "br" if self.in_data => self.cell.value.push('\n'),
            "visible" => self.in_visible = true,
            _ => {}
        }
    }

    fn style(&mut self, name: &str, values: Values<'_>) {
        let text = |name| values.get(name).unwrap_or_default().into_owned();
        if name == "numberformat" {
            let format = NumberFormat::of(code(&text("Format")));
            self.styles.insert(self.style.clone(), format);
            return;
        }
        self.style = text("ID");
        let parent = self.styles.get(&text("Parent"));
        let parent = parent.or(self.styles.get("Default"));
        let format = parent.cloned().unwrap_or_default();
        self.styles.insert(self.style.clone(), format);
    }

    fn text(&mut self, text: &str) {
        if self.in_data {
            self.cell.value += text;
        } else if self.in_visible {
            self.is_hidden |=
                text.trim().starts_with("SheetHidden") || text.trim() == "SheetVeryHidden";
        }
    }

    fn close(&mut self, name: &str, foreign: &mut Foreign) {
        match name {
            "comment" => self.in_comment = false,
            "data" => self.in_data = false,
            "visible" => self.in_visible = false,
            "cell" => self.close_cell(),
            "row" => self.row = self.row.saturating_add(1),
            "worksheet" => {
                let Some(sheet) = self.sheet.take() else {
                    return;
                };
                match self.is_hidden {
                    true => foreign
                        .left_out
                        .push(LeftOut::HiddenSheet(self.name.as_str().into())),
                    false => foreign.print_sheet(sheet),
                }
            }
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(cell.across).saturating_add(1);
        let Some(sheet) = &mut self.sheet else { return };
        let style = match cell.style.as_str() {
            "" => &self.row_style,
            style => style,
        };
        let plain = NumberFormat::default();
        let format = self.styles.get(style).or(self.styles.get("Default"));
        let format = format.unwrap_or(&plain);
        let value = cell.value.trim();
        let number = |number| format.number(number, Epoch::From1900);
        let text = match cell.kind.as_str() {
            "Number" => value.parse().map_or_else(|_| value.to_owned(), number),
            "DateTime" => serial(value, Epoch::From1900).map_or_else(|| value.to_owned(), number),
            "Boolean" => if value == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            "Error" => value.to_owned(),
            _ => format.text(value),
        };
        sheet.uncomputed += usize::from(cell.has_formula && cell.kind.is_empty());
        let place = Place::Cell {
            sheet: self.sheets - 1,
            row,
            column,
        };
        sheet.cell((row, column), place, &text);
        sheet.merge(MergedRange {
            top: row,
            left: column,
            bottom: row.saturating_add(cell.down),
            right: column.saturating_add(cell.across),
        });
    }
}

/// The code of a format that has a name.
fn code(format: &str) -> &str {
    match format {
        "General" | "General Number" | "Standard " => "",
        "Standard" => "#,##0.00",
        "Fixed" => "0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Currency" | "Euro Currency" => "\"¥\"#,##0.00;\"¥\"\\-#,##0.00",
        "Short Date" => "yyyy/m/d",
        "Long Date" => "yyyy\"年\"m\"月\"d\"日\"",
        "Medium Date" => "d\\-mmm\\-yy",
        "General Date" => "yyyy/m/d h:mm",
        "Short Time" => "h:mm",
        "Medium Time" => "h:mm AM/PM",
        "Long Time" => "h:mm:ss",
        "Yes/No" | "True/False" | "On/Off" => "",
        code => code,
    }
}
