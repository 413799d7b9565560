//! One sheet of a workbook: its cells as a stream, and what of it is hidden. Where a sheet says how
//! large it is, that is not believed: only cells that are there count.

use super::foreign::{Extra, Foreign, Gap, SpaceLeft};
use super::place::{self, Place};
use super::xml::{Attributes, XmlEvent, walk};
use std::ops::ControlFlow;

/// What is known while a sheet streams by.
struct Sheet<'a> {
    number: u32,
    strings: &'a [Box<str>],
    foreign: &'a mut Foreign,
    row: u32,
    next_row: u32,
    column: u32,
    /// What the value of the cell is: `s`, `inlineStr`, `str` …
    kind: String,
    value: String,
    inside: Inside,
    hidden_rows: usize,
    hidden_columns: usize,
    space: SpaceLeft,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Margin,
}

/// Reads the sheet `xml`.
pub(super) fn read(
    xml: &str,
    number: u32,
    strings: &[Box<str>],
    foreign: &mut Foreign,
) -> Result<SpaceLeft, Gap> {
    let mut sheet = Sheet {
        number,
        strings,
        foreign,
        row: 0,
        next_row: 0,
        column: 0,
        kind: String::new(),
        value: String::new(),
        inside: Inside::Nothing,
        hidden_rows: 0,
        hidden_columns: 0,
        space: SpaceLeft::Left,
    };
    let outcome = walk(xml, &mut |mark| {
        match mark {
            XmlEvent::Open(name, attributes) => sheet.open(name, attributes),
            XmlEvent::Close(name) => sheet.close(name),
            XmlEvent::Text(text) if sheet.inside != Inside::Nothing => sheet.value += text,
            XmlEvent::Text(_) => {}
        }
        match sheet.space {
            SpaceLeft::Left => ControlFlow::Continue(()),
            SpaceLeft::Full => ControlFlow::Break(()),
        }
    });
    let space = sheet.finish();
    outcome.map(|()| space)
}

impl Sheet<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "col" if attributes.is_on("hidden") => {
                let bound = |name| attributes.get(name).and_then(|text| text.parse().ok());
                let (from, to): (usize, usize) =
                    (bound("min").unwrap_or(1), bound("max").unwrap_or(1));
                // Columns hidden to the right end of the sheet only narrow the view.
                if to < 16_384 {
                    self.hidden_columns += to.saturating_sub(from) + 1;
                }
            }
            "row" => {
                let number = attributes.get("r").and_then(|text| text.parse().ok());
                self.row = number.map_or(self.next_row, |row: u32| row.max(1) - 1);
                self.next_row = self.row.saturating_add(1);
                self.column = 0;
                self.hidden_rows += usize::from(attributes.is_on("hidden"));
            }
            "c" => {
                if let Some((row, column)) = attributes.get("r").and_then(|name| place::cell(&name))
                {
                    (self.row, self.column) = (row, column);
                }
                self.kind = attributes.get("t").unwrap_or_default();
                self.value.clear();
            }
            "v" | "t" => self.inside = Inside::Value,
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
            | "firstFooter" => {
                self.value.clear();
                self.inside = Inside::Margin;
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "v" | "t" => self.inside = Inside::Nothing,
            "c" => {
                let value = std::mem::take(&mut self.value);
                let number = || value.trim().parse::<usize>().ok();
                let text = match self.kind.as_str() {
                    "s" => number()
                        .and_then(|index| self.strings.get(index))
                        .map_or("", |s| s),
                    _ => &value,
                };
                let written = match self.kind.as_str() {
                    "" | "n" => written_out(text),
                    _ => None,
                };
                let place = Place::Cell {
                    sheet: self.number,
                    row: self.row,
                    column: self.column,
                };
                self.space = self.foreign.push(place, written.as_deref().unwrap_or(text));
                self.column = self.column.saturating_add(1);
            }
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
            | "firstFooter" => {
                self.inside = Inside::Nothing;
                let text = std::mem::take(&mut self.value);
                self.foreign.push(Place::SheetMargin(self.number), &text);
            }
            _ => {}
        }
    }

    fn finish(self) -> SpaceLeft {
        let name = self.foreign.sheets.last().cloned().unwrap_or_default();
        if self.hidden_rows > 0 {
            let extra = Extra::HiddenRows(name.clone(), self.hidden_rows);
            self.foreign.extras.push(extra);
        }
        if self.hidden_columns > 0 {
            let extra = Extra::HiddenColumns(name, self.hidden_columns);
            self.foreign.extras.push(extra);
        }
        self.space
    }
}

/// A whole number that is kept as a power of ten, written out: `1.3812345678E10`.
pub(super) fn written_out(text: &str) -> Option<String> {
    if !text.contains(['E', 'e']) {
        return None;
    }
    let number: f64 = text.trim().parse().ok()?;
    let whole = number.is_finite() && number.fract() == 0.0 && number.abs() < 1e15;
    whole.then(|| format!("{number:.0}"))
}
