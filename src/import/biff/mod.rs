//! Older workbooks (`.xls`; BIFF8, and BIFF5 and BIFF7 of Excel 5 and 95): a stream of records.
//!
//! Own reader, because the one at hand believes what a sheet says of its size and would ask for any
//! amount of memory. Only cells that are there count here. Invariant: every record is read once, for
//! the sheet that begins last before it, however many sheets are said to begin there.

mod letters;
mod notes;
mod printed;
mod record;
mod shared_strings;

use super::cfb::{u16_at, u32_at, u64_at};
use super::foreign::{Extra, Foreign, Gap, SpaceLeft};
use super::formula;
use super::number_format::adds_digits;
use super::place::Place;
use super::sheet;
use super::sheet_value::without_lost_digits;
use super::styles::Styles;
use letters::Lettering;
use notes::CellNotes;
use printed::{CellFormats, PrintedSheet};
pub(super) use printed::{fault, truth};
use record::BiffRecord;
use shared_strings::shared;
use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

/// What all sheets of a workbook share.
struct Book {
    letters: Lettering,
    strings: Vec<Box<str>>,
    /// How its cells are printed, where that is kept.
    styles: Option<Styles>,
}

/// Where a sheet begins, whether it is hidden, and its name.
type BoundSheet = (usize, bool, Box<str>);

/// Reads the stream of a workbook.
pub(super) fn read(stream: &[u8], foreign: &mut Foreign) {
    let Some(letters) = records(stream, 0).next().and_then(Lettering::of) else {
        return foreign.gap(Gap::Old);
    };
    let mut book = Book {
        letters,
        strings: Vec::new(),
        styles: None,
    };
    let mut sheets = Vec::new();
    let mut parts: Vec<&[u8]> = Vec::new();
    let mut formats = foreign.prints().then(CellFormats::default);
    for (kind, bytes) in records(stream, 0) {
        if kind == record::CONTINUE && !parts.is_empty() {
            parts.push(bytes);
            continue;
        }
        if !parts.is_empty() {
            book.strings = shared(&parts);
            parts.clear();
        }
        if let Some(formats) = &mut formats {
            formats.see(kind, bytes, book.letters);
        }
        if kind == record::FORMAT {
            foreign.intake.prints_more_digits |= adds_digits(&String::from_utf8_lossy(bytes));
        }
        match kind {
            record::FILE_PASS => return foreign.gap(Gap::Locked),
            record::BOUND_SHEET => sheets.extend(bound_sheet(bytes, book.letters)),
            record::CODE_PAGE => {
                let page = u16_at(bytes, 0).unwrap_or(0);
                book.letters = book.letters.in_page(page);
            }
            record::STRINGS => parts.push(bytes),
            record::USER => user(bytes, book.letters, foreign),
            record::END => break,
            _ => {}
        }
    }
    if sheets.is_empty() {
        foreign.gap(Gap::Broken);
    }
    book.styles = formats.map(|formats| formats.styles());
    read_sheets(stream, &book, sheets, foreign);
}

/// Gives the whole numbers as long as those of persons that a stream keeps besides its cells: caches of pivot
/// tables, and of cells of other workbooks. Only of a stream that is made of records and nothing else: in other
/// bytes, much looks like such a number.
pub(super) fn kept_numbers(stream: &[u8], place: &Place, foreign: &mut Foreign) {
    const KINDS_OF_VALUE: [u8; 4] = [0, 1, 4, 16];
    let length: usize = records(stream, 0).map(|(_, bytes)| 4 + bytes.len()).sum();
    // Less than the head of another record may be left, as padding.
    if length + 4 <= stream.len() {
        return;
    }
    for (kind, bytes) in records(stream, 0) {
        let mut give = |value: &[u8]| {
            let number = u64_at(value, 0).map_or(0.0, f64::from_bits);
            if (1e10..1e15).contains(&number) && number.fract() == 0.0 {
                foreign.push_run(place, &plain(number));
            }
        };
        match kind {
            record::CACHED_NUMBER => give(bytes),
            // Values one after another, each behind its kind.
            record::LINKED_CELLS => {
                let values = bytes.get(4..).unwrap_or_default().chunks(9);
                let values = values.filter_map(<[u8]>::split_first);
                let numbers = values.take_while(|(kind, _)| KINDS_OF_VALUE.contains(kind));
                numbers
                    .filter(|(kind, _)| **kind == 1)
                    .for_each(|(_, value)| give(value));
            }
            _ => {}
        }
    }
}

/// Reads the sheets that the workbook names.
fn read_sheets(stream: &[u8], book: &Book, sheets: Vec<BoundSheet>, foreign: &mut Foreign) {
    let starts: BTreeSet<usize> = sheets.iter().map(|(start, ..)| *start).collect();
    let mut unread = starts.clone();
    for (start, hidden, name) in sheets {
        let number = u32::try_from(foreign.sheets.len()).unwrap_or(u32::MAX);
        if hidden {
            foreign.extras.push(Extra::HiddenSheet(name.clone()));
        }
        foreign.push(Place::SheetName(number), &name);
        foreign.sheets.push(name.clone());
        if !unread.remove(&start) {
            continue;
        }
        let end = starts.range((Excluded(start), Unbounded)).next();
        let run = &stream[..end.map_or(stream.len(), |end| stream.len().min(*end))];
        let styles = book.styles.as_ref().filter(|_| !hidden);
        let mut printed = styles.map(|styles| PrintedSheet::new(styles, (number, &name)));
        let records = records(run, start);
        let space = read_sheet(records, number, book, &mut printed, foreign);
        if let Some(printed) = printed {
            printed.finish(foreign);
        }
        if space == SpaceLeft::Full {
            return;
        }
    }
}

/// The records from a place on.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = BiffRecord<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
        let bytes = stream.get(at + 4..at + 4 + usize::from(length))?;
        at += 4 + usize::from(length);
        Some((kind, bytes))
    })
}

/// Where a sheet begins, whether it is hidden, and its name.
fn bound_sheet(bytes: &[u8], letters: Lettering) -> Option<BoundSheet> {
    let start = u32_at(bytes, 0)? as usize;
    let hidden = bytes.get(4)? & 3 != 0;
    let name = letters.short(bytes.get(6..)?)?;
    Some((start, hidden, name.into()))
}

/// Who saved the file last.
fn user(bytes: &[u8], letters: Lettering, foreign: &mut Foreign) {
    let name = match letters {
        Lettering::Unicode => letters.long(bytes),
        Lettering::Paged(_) => letters.short(bytes),
    };
    let name = name.unwrap_or_default();
    let name = name.trim();
    if !name.is_empty() {
        let property = super::foreign::Property::LastAuthor;
        foreign.push(Place::Property(property), name);
        foreign.extras.push(Extra::Named(property, name.into()));
    }
}

/// The cells and comments of a sheet.
fn read_sheet<'a>(
    records: impl Iterator<Item = BiffRecord<'a>>,
    number: u32,
    book: &Book,
    printed: &mut Option<PrintedSheet<'_>>,
    foreign: &mut Foreign,
) -> SpaceLeft {
    let mut depth = 0_usize;
    let mut hidden = 0;
    let mut formula = None;
    let mut notes = CellNotes::default();
    for (kind, bytes) in records {
        match kind {
            record::BEGIN => depth += 1,
            record::END => depth = depth.saturating_sub(1),
            record::NOTE if depth > 1 => {}
            _ => notes.see((kind, bytes), book.letters),
        }
        match kind {
            _ if depth > 1 => continue,
            record::END if depth == 0 => break,
            record::ROW => {
                hidden += usize::from(bytes.get(12).is_some_and(|flags| flags & 0x20 != 0))
            }
            record::FORMULA => formula = u16_at(bytes, 0).zip(u16_at(bytes, 2)),
            record::PAGE_HEADER | record::PAGE_FOOTER => {
                margin(bytes, (number, book.letters), foreign);
            }
            _ => {}
        }
        if let Some(printed) = printed {
            printed.see(kind, bytes, book);
        }
        if let record::FORMULA | record::ARRAY = kind {
            made(kind, bytes, (number, book.letters), foreign);
        }
        for (row, column, text) in cells(kind, bytes, formula, book) {
            let (row, column) = (u32::from(row), u32::from(column));
            let place = Place::Cell {
                sheet: number,
                row,
                column,
            };
            if foreign.push(place, &text) == SpaceLeft::Full {
                return SpaceLeft::Full;
            }
        }
    }
    let name = foreign.sheets.last().cloned().unwrap_or_default();
    if hidden > 0 {
        foreign.extras.push(Extra::HiddenRows(name, hidden));
    }
    notes.tell(number, foreign);
    SpaceLeft::Left
}

/// What stands above or below each printed page.
fn margin(bytes: &[u8], (number, letters): (u32, Lettering), foreign: &mut Foreign) {
    let text = match letters {
        Lettering::Unicode => letters.long(bytes),
        Lettering::Paged(_) => letters.short(bytes),
    };
    for part in sheet::margin(&text.unwrap_or_default()).lines() {
        foreign.push(Place::SheetMargin(number), part);
    }
}

/// Tells what a formula makes of its constants.
fn made(kind: u16, bytes: &[u8], (sheet, letters): (u32, Lettering), foreign: &mut Foreign) {
    let width = letters.width();
    let (column, length) = match kind {
        record::FORMULA => (u16_at(bytes, 2), 20),
        _ => (bytes.get(4).map(|column| u16::from(*column)), 12),
    };
    let codes = formula::counted(bytes, length, width).unwrap_or_default();
    let place = Place::Cell {
        sheet,
        row: u16_at(bytes, 0).unwrap_or(0).into(),
        column: column.unwrap_or(0).into(),
    };
    foreign.push_made(&place, &formula::of_tokens(codes, width));
}

/// The cells that a record holds.
fn cells(
    kind: u16,
    bytes: &[u8],
    formula: Option<(u16, u16)>,
    book: &Book,
) -> Vec<(u16, u16, String)> {
    let read = || -> Option<Vec<(u16, u16, String)>> {
        if kind == record::FORMULA_STRING {
            let (row, column) = formula?;
            return Some(vec![(row, column, book.letters.long(bytes)?)]);
        }
        let (row, column) = (u16_at(bytes, 0)?, u16_at(bytes, 2)?);
        let text = match kind {
            record::STRING_CELL => book.strings.get(u32_at(bytes, 6)? as usize)?.to_string(),
            record::LABEL | record::RICH_LABEL => book.letters.long(bytes.get(6..)?)?,
            record::NUMBER => float(u64_at(bytes, 6)?),
            record::FORMULA if bytes.get(12..14)? != [0xFF, 0xFF] => float(u64_at(bytes, 6)?),
            record::SHORT => short(u32_at(bytes, 6)?),
            record::SHORTS => {
                let values = bytes.get(4..bytes.len().saturating_sub(2))?.chunks_exact(6);
                let cells = values.enumerate().filter_map(|(index, value)| {
                    let column = column.checked_add(u16::try_from(index).ok()?)?;
                    Some((row, column, short(u32_at(value, 2)?)))
                });
                return Some(cells.collect());
            }
            _ => return None,
        };
        Some(vec![(row, column, text)])
    };
    read().unwrap_or_default()
}

fn float(bits: u64) -> String {
    plain(f64::from_bits(bits))
}

/// A number in four bytes: whole or the upper half of a float, perhaps a hundred times too large.
pub(super) fn short_number(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from((bits as i32) >> 2),
    };
    if bits & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}

fn short(bits: u32) -> String {
    plain(short_number(bits))
}

/// A number as it is looked through; of one with more digits than a spreadsheet keeps those that it keeps, if it is as
/// long as one of identity.
pub(super) fn plain(number: f64) -> String {
    match number.is_finite() && number.abs() < 1e15 {
        true => format!("{number}"),
        false => without_lost_digits(number).unwrap_or_default(),
    }
}
