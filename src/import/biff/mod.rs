//! Older workbooks (`.xls`, BIFF8): a stream of records.
//!
//! Own reader, because the one at hand believes what a sheet says of its size and would ask for any
//! amount of memory. Only cells that are there count here. Invariant: every record is read once, for
//! the sheet that begins last before it, however many sheets are said to begin there.

mod printed;

use super::cfb::{u16_at, u32_at};
use super::foreign::{Extra, Foreign, Gap, SpaceLeft};
use super::place::{self, Place};
use printed::{CellFormats, PrintedSheet};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

mod record {
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const STRINGS: u16 = 0x00FC;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const BEGIN: u16 = 0x0809;
    pub(super) const END: u16 = 0x000A;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const STRING_CELL: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const SHORT: u16 = 0x027E;
    pub(super) const SHORTS: u16 = 0x00BD;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const FORMULA_STRING: u16 = 0x0207;
    pub(super) const NOTE: u16 = 0x001C;
    pub(super) const TEXT: u16 = 0x01B6;
    pub(super) const USER: u16 = 0x005C;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const CALENDAR: u16 = 0x0022;
    pub(super) const MERGED: u16 = 0x00E5;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const TRUTH: u16 = 0x0205;
}

/// A record: its kind and its bytes.
type Record<'a> = (u16, &'a [u8]);

/// Reads the stream of a workbook.
pub(super) fn read(stream: &[u8], foreign: &mut Foreign) {
    let mut strings = Vec::new();
    let mut sheets = Vec::new();
    let mut parts: Vec<&[u8]> = Vec::new();
    let mut formats = foreign.prints().then(CellFormats::default);
    for (kind, bytes) in records(stream, 0) {
        if kind == record::CONTINUE && !parts.is_empty() {
            parts.push(bytes);
            continue;
        }
        if !parts.is_empty() {
            strings = shared(&parts);
            parts.clear();
        }
        if let Some(formats) = &mut formats {
            formats.see(kind, bytes);
        }
        match kind {
            record::FILE_PASS => return foreign.gap(Gap::Locked),
            record::BOUND_SHEET => sheets.extend(bound_sheet(bytes)),
            record::STRINGS => parts.push(bytes),
            record::USER => user(bytes, foreign),
            record::END => break,
            _ => {}
        }
    }
    if sheets.is_empty() {
        foreign.gap(Gap::Broken);
    }
    let styles = formats.map(|formats| formats.styles());
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
        let styles = styles.as_ref().filter(|_| !hidden);
        let mut printed = styles.map(|styles| PrintedSheet::new(styles, (number, &name)));
        let records = records(run, start);
        let space = sheet(records, number, &strings, &mut printed, foreign);
        if let Some(printed) = printed {
            printed.finish(foreign);
        }
        if space == SpaceLeft::Full {
            return;
        }
    }
}

/// The records from a place on.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
        let bytes = stream.get(at + 4..at + 4 + usize::from(length))?;
        at += 4 + usize::from(length);
        Some((kind, bytes))
    })
}

/// Where a sheet begins, whether it is hidden, and its name.
fn bound_sheet(bytes: &[u8]) -> Option<(usize, bool, Box<str>)> {
    let start = u32_at(bytes, 0)? as usize;
    let hidden = bytes.get(4)? & 3 != 0;
    let count = usize::from(*bytes.get(6)?);
    let name = characters(bytes.get(8..)?, count, *bytes.get(7)?);
    Some((start, hidden, name.into()))
}

/// Who saved the file last.
fn user(bytes: &[u8], foreign: &mut Foreign) {
    let Some(name) = long_string(bytes) else {
        return;
    };
    let name = name.trim();
    if !name.is_empty() {
        let property = super::foreign::Property::LastAuthor;
        foreign.push(Place::Property(property), name);
        foreign.extras.push(Extra::Named(property, name.into()));
    }
}

/// A string with its length in two bytes and its width in one.
fn long_string(bytes: &[u8]) -> Option<String> {
    let count = usize::from(u16_at(bytes, 0)?);
    Some(characters(bytes.get(3..)?, count, *bytes.get(2)?))
}

/// Characters of two bytes or one, as the lowest of `flags` says.
fn characters(bytes: &[u8], count: usize, flags: u8) -> String {
    if flags & 1 != 0 {
        let units = bytes.chunks_exact(2).take(count);
        let units: Vec<u16> = units
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        return String::from_utf16_lossy(&units);
    }
    bytes
        .iter()
        .take(count)
        .map(|byte| char::from(*byte))
        .collect()
}

/// The shared strings, without space around them; they run on over the parts, each of which tells the
/// width anew.
fn shared(parts: &[&[u8]]) -> Vec<Box<str>> {
    let mut cursor = Cursor {
        parts,
        part: 0,
        at: 8,
    };
    let mut strings = Vec::new();
    while let Some(text) = cursor.string() {
        strings.push(text.trim().into());
    }
    strings
}

struct Cursor<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl Cursor<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        let byte = self.parts.get(self.part)?.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, index| {
            Some(sum | usize::from(self.byte()?) << (8 * index))
        })
    }

    fn string(&mut self) -> Option<String> {
        let count = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extension = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut units = Vec::new();
        for _ in 0..count {
            if self.at >= self.parts.get(self.part)?.len() {
                wide = self.byte()? & 1 != 0;
            }
            units.push(u16::try_from(self.number(if wide { 2 } else { 1 })?).unwrap_or(0));
        }
        for _ in 0..runs.saturating_mul(4).saturating_add(extension) {
            self.byte()?;
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// The cells and comments of a sheet.
fn sheet<'a>(
    records: impl Iterator<Item = Record<'a>>,
    number: u32,
    strings: &[Box<str>],
    printed: &mut Option<PrintedSheet<'_>>,
    foreign: &mut Foreign,
) -> SpaceLeft {
    let mut depth = 0_usize;
    let mut hidden = 0;
    let mut formula = None;
    let (mut notes, mut texts) = (Vec::new(), BTreeMap::new());
    let (mut pending, mut position) = (false, 0_usize);
    for (kind, bytes) in records {
        match kind {
            record::BEGIN => depth += 1,
            record::END => depth = depth.saturating_sub(1),
            record::TEXT => pending = true,
            record::CONTINUE if pending => {
                pending = false;
                if let Some((flags, rest)) = bytes.split_first() {
                    texts.insert(position, characters(rest, rest.len(), *flags));
                    position += 1;
                }
            }
            _ => {}
        }
        match kind {
            _ if depth > 1 => continue,
            record::END if depth == 0 => break,
            record::NOTE => notes.extend(u16_at(bytes, 0).zip(u16_at(bytes, 2))),
            record::ROW => {
                hidden += usize::from(bytes.get(12).is_some_and(|flags| flags & 0x20 != 0))
            }
            record::FORMULA => formula = u16_at(bytes, 0).zip(u16_at(bytes, 2)),
            _ => {}
        }
        if let Some(printed) = printed {
            printed.see(kind, bytes, strings);
        }
        for (row, column, text) in cells(kind, bytes, formula, strings) {
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
    comments(number, &notes, &texts, foreign);
    SpaceLeft::Left
}

fn comments(
    sheet: u32,
    notes: &[(u16, u16)],
    texts: &BTreeMap<usize, String>,
    foreign: &mut Foreign,
) {
    if !notes.is_empty() {
        foreign.extras.push(Extra::Comments(notes.len()));
    }
    for (index, text) in texts {
        // Texts and cells come in the same order where every text is a comment.
        let cell = match notes.get(*index).filter(|_| notes.len() == texts.len()) {
            Some((row, column)) => format!("{}{}", place::letters((*column).into()), row + 1),
            None => String::new(),
        };
        foreign.push(Place::CellComment(sheet, cell.into()), text);
    }
}

/// The cells that a record holds.
fn cells(
    kind: u16,
    bytes: &[u8],
    formula: Option<(u16, u16)>,
    strings: &[Box<str>],
) -> Vec<(u16, u16, String)> {
    let read = || -> Option<Vec<(u16, u16, String)>> {
        if kind == record::FORMULA_STRING {
            let (row, column) = formula?;
            return Some(vec![(row, column, long_string(bytes)?)]);
        }
        let (row, column) = (u16_at(bytes, 0)?, u16_at(bytes, 2)?);
        let text = match kind {
            record::STRING_CELL => strings.get(u32_at(bytes, 6)? as usize)?.to_string(),
            record::LABEL => long_string(bytes.get(6..)?)?,
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

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let (low, high) = (u32_at(bytes, at)?, u32_at(bytes, at + 4)?);
    Some(u64::from(high) << 32 | u64::from(low))
}

fn float(bits: u64) -> String {
    plain(f64::from_bits(bits))
}

/// A number in four bytes: whole or the upper half of a float, perhaps a hundred times too large.
fn short_number(bits: u32) -> f64 {
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

fn plain(number: f64) -> String {
    match number.is_finite() && number.abs() < 1e15 {
        true => format!("{number}"),
        false => String::new(),
    }
}
