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
    /// How its text is to be pronounced is no part of a cell.
    in_sound: bool,
    /// Text of other elements, such as formulas, and the part it stands in.
    other: String,
    part: Place,
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
    (number, part): (u32, &str),
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
        in_sound: false,
        other: String::new(),
        part: Place::Part(part.into()),
        hidden_rows: 0,
        hidden_columns: 0,
        space: SpaceLeft::Left,
    };
    let outcome = walk(xml, &mut |mark| {
        match mark {
            XmlEvent::Open(name, attributes) => sheet.open(name, attributes),
            XmlEvent::Close(name) => sheet.close(name),
            XmlEvent::Text(text) if sheet.inside == Inside::Nothing || sheet.in_sound => {
                sheet.other += text;
            }
            XmlEvent::Text(text) => sheet.value += text,
            XmlEvent::Aside(text) => {
                sheet.foreign.push_aside(&sheet.part, text);
            }
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
        let (foreign, part) = (&mut *self.foreign, &self.part);
        attributes.each_worth_telling(&mut |value| {
            // The name of a cell may have as many digits as it likes.
            if name != "c" || !value.starts_with(|c: char| c.is_ascii_uppercase()) {
                foreign.push_aside(part, value);
            }
        });
        match name {
            "rPh" => self.in_sound = true,
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
            _ => self.other.clear(),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "v" | "t" => self.inside = Inside::Nothing,
            "rPh" => self.in_sound = false,
            "c" => self.cell(),
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
            | "firstFooter" => {
                self.inside = Inside::Nothing;
                let text = std::mem::take(&mut self.value);
                for part in margin(&text).lines() {
                    self.foreign.push(Place::SheetMargin(self.number), part);
                }
            }
            _ if self.other.is_empty() => {}
            _ => {
                let text = std::mem::take(&mut self.other);
                self.foreign.push_aside(&self.part, &text);
            }
        }
    }

    fn cell(&mut self) {
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

/// The text of a header or footer without its codes: its parts each on a line of its own.
pub(super) fn margin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out += &rest[..at];
        let after = &rest[at + 1..];
        let (written, length) = match after.chars().next() {
            Some('&') => ("&", 1),
            Some('L' | 'C' | 'R') => ("\n", 1),
            Some('"') => ("", after[1..].find('"').map_or(after.len(), |end| end + 2)),
            Some(c) if c.is_ascii_digit() => ("", size(after)),
            Some('K') => ("", after.len().min(7)),
            Some(c) => ("", c.len_utf8()),
            None => ("", 0),
        };
        out += written;
        rest = after.get(length..).unwrap_or("");
    }
    out + rest
}

/// How many digits tell the size of letters: no more than three, and not those of a number behind them.
fn size(after: &str) -> usize {
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = after.len() - rest.len();
    let of_number = if rest.starts_with(['X', 'x']) { 17 } else { 18 };
    match digits.checked_sub(of_number) {
        Some(size @ 0..=3) => size,
        _ => digits.min(3),
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
