//! One sheet of a workbook: its cells as a stream, and what of it is hidden. Where a sheet says how
//! large it is, that is not believed: only cells that are there count.

use super::active;
use super::foreign::{Extra, Foreign, Gap, LeftOut, SpaceLeft};
use super::formula;
use super::place::{self, Place};
use super::printed::{MergedRange, SheetBuilder};
use super::scattered::name_of;
use super::sheet_value::{with_controls, written_out};
use super::styles::Styles;
use super::xml::{Attributes, XmlEvent, walk};
use std::borrow::Cow;
use std::collections::BTreeSet;
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
    /// What the formula of the cell makes of its constants.
    made: Vec<String>,
    /// Text of other elements, such as formulas, and the part it stands in.
    other: String,
    part: Place,
    hidden_rows: usize,
    hidden_columns: usize,
    printed: Option<PrintedCells<'a>>,
    space: SpaceLeft,
}

/// What of a sheet is printed.
struct PrintedCells<'a> {
    styles: &'a Styles,
    builder: SheetBuilder,
    /// The style of the cell we are in, and whether it has a formula.
    style: usize,
    has_formula: bool,
    /// From which column on all are hidden, and those of them that say something all the same.
    edge: u32,
    beyond: BTreeSet<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Margin,
}

/// Reads the sheet `xml`; with `styles`, what it prints is kept.
pub(super) fn read(
    xml: &str,
    (number, part): (u32, &str),
    strings: &[Box<str>],
    styles: Option<&Styles>,
    foreign: &mut Foreign,
) -> Result<SpaceLeft, Gap> {
    let name = foreign.sheets.last().map(|name| &**name);
    let printed = styles.map(|styles| PrintedCells {
        styles,
        builder: SheetBuilder::new(name),
        style: 0,
        has_formula: false,
        edge: u32::MAX,
        beyond: BTreeSet::new(),
    });
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
        made: Vec::new(),
        other: String::new(),
        part: Place::Part(part.into()),
        hidden_rows: 0,
        hidden_columns: 0,
        printed,
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
        if !matches!(name, "c" | "row") {
            attributes.see_digits(name, part, foreign);
        }
        attributes.each_worth_telling(&mut |value| {
            // The name of a cell may have as many digits as it likes.
            if name != "c" || !value.starts_with(|c: char| c.is_ascii_uppercase()) {
                foreign.push_aside(part, value);
            }
        });
        if let Some(printed) = &mut self.printed {
            printed.open(name, attributes);
        }
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
                if attributes.is_on("hidden") {
                    self.hidden_rows += 1;
                    if let Some(printed) = &mut self.printed {
                        printed.builder.hide_rows(self.row, self.row);
                    }
                }
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
                active::formula(&text, self.foreign);
                match name {
                    "f" => self.made = formula::of_text(&text),
                    "formula" | "formula1" | "formula2" => {
                        self.foreign.push_made(&self.part, &formula::of_text(&text));
                    }
                    _ => {}
                }
                let own = name_of(name, "");
                self.foreign.intake.see_value(own, &self.part, &text);
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
        if let Some(printed) = &mut self.printed {
            printed.cell((self.row, self.column), &place, (&self.kind, text));
        }
        let text = with_controls(written.as_deref().unwrap_or(text));
        let made = std::mem::take(&mut self.made);
        // A cell that was never computed says what its formula makes.
        let unsaid = made.last().filter(|_| text.trim().is_empty());
        let text = unsaid.map_or(text, |made| Cow::Borrowed(made));
        self.foreign.push_made(&place, &made);
        self.space = self.foreign.push(place, &text);
        self.column = self.column.saturating_add(1);
    }

    fn finish(self) -> SpaceLeft {
        self.foreign.intake.end_values();
        if let Some(printed) = self.printed {
            if !printed.beyond.is_empty() {
                let name = printed.builder.name().into();
                let count = self.hidden_columns + printed.beyond.len();
                let left = LeftOut::HiddenColumns(name, count);
                self.foreign.left_out.push(left);
            }
            self.foreign.print_sheet(printed.builder);
        }
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

impl PrintedCells<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "c" => {
                let style = attributes.get("s").and_then(|style| style.parse().ok());
                self.style = style.unwrap_or(0);
                self.has_formula = false;
            }
            "f" => self.has_formula = true,
            "col" if attributes.is_on("hidden") => {
                let bound = |name| {
                    attributes
                        .get(name)
                        .and_then(|text| text.parse::<u32>().ok())
                };
                let (from, to) = (bound("min").unwrap_or(1), bound("max").unwrap_or(1));
                self.builder.hide_columns(from.max(1) - 1, to.max(1) - 1);
                if to >= 16_384 {
                    self.edge = self.edge.min(from.max(1) - 1);
                }
            }
            "mergeCell" => {
                let range = attributes.get("ref").unwrap_or_default();
                let cells = range.split_once(':');
                let cells = cells.and_then(|(a, b)| place::cell(a).zip(place::cell(b)));
                if let Some(((top, left), (bottom, right))) = cells {
                    self.builder.merge(MergedRange {
                        top,
                        left,
                        bottom,
                        right,
                    });
                }
            }
            _ => {}
        }
    }

    /// A cell ends: what it prints of its value.
    fn cell(&mut self, at: (u32, u32), place: &Place, (kind, value): (&str, &str)) {
        let (styles, style) = (self.styles, self.style);
        let text = match kind {
            "" | "n" => match value.trim().parse() {
                Ok(number) => styles.number(style, number),
                Err(_) => {
                    let lacks_value = self.has_formula && value.trim().is_empty();
                    self.builder.uncomputed += usize::from(lacks_value);
                    value.to_owned()
                }
            },
            "b" => match value.trim() {
                "0" | "false" => "FALSE".to_owned(),
                _ => "TRUE".to_owned(),
            },
            "d" => styles.day(style, value).unwrap_or_else(|| value.to_owned()),
            "e" => value.to_owned(),
            _ => styles.text(style, &with_controls(value)),
        };
        if at.1 >= self.edge && !text.trim().is_empty() {
            self.beyond.insert(at.1);
        }
        self.builder.cell(at, place.clone(), &text);
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
