//! A sheet of a binary workbook: its cells one after another, and what of it is hidden. What a sheet says of its
//! size is not believed.

use super::super::biff::{fault, plain, short_number, truth};
use super::super::cfb::{u16_at, u32_at, u64_at};
use super::super::foreign::{Extra, Foreign, Gap, LeftOut, SpaceLeft};
use super::super::formula::{self, Width};
use super::super::place::Place;
use super::super::printed::{MergedRange, SheetBuilder};
use super::super::sheet::margin;
use super::super::styles::Styles;
use super::records::{BinaryRecord, Records, rich_text_at, text_at};
use super::sweep;

/// The last column of a sheet: what is hidden up to there only narrows the view.
const LAST_COLUMN: u32 = 16_383;

mod record {
    pub(super) const ROW: u32 = 0;
    pub(super) const BLANK: u32 = 1;
    pub(super) const SHORT: u32 = 2;
    pub(super) const FAULT: u32 = 3;
    pub(super) const TRUTH: u32 = 4;
    pub(super) const NUMBER: u32 = 5;
    pub(super) const TEXT: u32 = 6;
    pub(super) const SHARED: u32 = 7;
    pub(super) const FORMULA_TEXT: u32 = 8;
    pub(super) const FORMULA_NUMBER: u32 = 9;
    pub(super) const FORMULA_TRUTH: u32 = 10;
    pub(super) const FORMULA_FAULT: u32 = 11;
    /// From here on the same kinds of cells, each in the column behind the last one.
    pub(super) const NEXT_BLANK: u32 = 12;
    pub(super) const NEXT_SHARED: u32 = 18;
    pub(super) const COLUMNS: u32 = 60;
    pub(super) const RICH_TEXT: u32 = 62;
    pub(super) const BEGIN: u32 = 129;
    pub(super) const MERGED: u32 = 176;
    pub(super) const MARGINS: u32 = 479;
}

/// What all sheets share.
pub(super) struct BinaryBook {
    pub(super) strings: Vec<Box<str>>,
    /// Where what is printed is kept.
    pub(super) styles: Option<Styles>,
}

/// What a cell holds.
enum Value {
    Number(f64),
    Text(String),
    /// What is shown of a truth or a fault.
    Shown(String),
}

/// Reads the part `bytes` as the sheet of this number; `shown` says whether its cells are printed.
pub(super) fn read(
    bytes: &[u8],
    (number, part): (u32, &Place),
    book: &BinaryBook,
    styles: Option<&Styles>,
    foreign: &mut Foreign,
) -> SpaceLeft {
    let name = foreign.sheets.last().cloned().unwrap_or_default();
    let mut sheet = Sheet {
        number,
        part,
        book,
        printed: styles.map(|styles| (styles, SheetBuilder::new(Some(&name)))),
        row: 0,
        column: None,
        hidden_rows: 0,
        hidden_columns: 0,
    };
    let mut records = Records::of(bytes);
    let mut begins = false;
    let mut space = SpaceLeft::Left;
    while space == SpaceLeft::Left
        && let Some(record) = records.next()
    {
        begins |= record.0 == record::BEGIN;
        space = sheet.see(record, foreign);
    }
    if records.broken || !begins {
        foreign.gap(Gap::Broken);
    }
    sheet.finish(name, foreign);
    space
}

struct Sheet<'a> {
    number: u32,
    part: &'a Place,
    book: &'a BinaryBook,
    printed: Option<(&'a Styles, SheetBuilder)>,
    row: u32,
    /// The column of the last cell of the row.
    column: Option<u32>,
    hidden_rows: usize,
    hidden_columns: usize,
}

impl Sheet<'_> {
    fn see(&mut self, (kind, bytes): BinaryRecord<'_>, foreign: &mut Foreign) -> SpaceLeft {
        match kind {
            record::ROW => self.begin_row(bytes),
            record::COLUMNS => self.columns(bytes),
            record::MERGED => self.merged(bytes),
            record::MARGINS => self.margins(bytes, foreign),
            record::BLANK..=record::FORMULA_FAULT
            | record::NEXT_BLANK..=record::NEXT_SHARED
            | record::RICH_TEXT => {
                return self.cell((kind, bytes), foreign).unwrap_or_else(|| {
                    foreign.gap(Gap::BrokenInPart);
                    SpaceLeft::Left
                });
            }
            _ => return sweep::record((kind, bytes), self.part, foreign),
        }
        SpaceLeft::Left
    }

    fn begin_row(&mut self, bytes: &[u8]) {
        const HIDDEN: u8 = 0x10;
        self.row = u32_at(bytes, 0).unwrap_or(self.row);
        self.column = None;
        if bytes.get(11).is_some_and(|flags| flags & HIDDEN != 0) {
            self.hidden_rows += 1;
            if let Some((_, builder)) = &mut self.printed {
                builder.hide_rows(self.row, self.row);
            }
        }
    }

    fn columns(&mut self, bytes: &[u8]) {
        let bounds = u32_at(bytes, 0).zip(u32_at(bytes, 4));
        let is_hidden = u16_at(bytes, 16).is_some_and(|flags| flags & 1 != 0);
        if let Some((first, last)) = bounds.filter(|_| is_hidden) {
            if last < LAST_COLUMN {
                self.hidden_columns += last.saturating_sub(first) as usize + 1;
            }
            if let Some((_, builder)) = &mut self.printed {
                builder.hide_columns(first, last);
            }
        }
    }

    fn merged(&mut self, bytes: &[u8]) {
        let Some((_, builder)) = &mut self.printed else {
            return;
        };
        let word = |at: usize| u32_at(bytes, 4 * at).unwrap_or(0);
        builder.merge(MergedRange {
            top: word(0),
            bottom: word(1),
            left: word(2),
            right: word(3),
        });
    }

    fn margins(&self, bytes: &[u8], foreign: &mut Foreign) {
        let mut at = 2;
        while let Some((text, end)) = text_at(bytes, at) {
            for part in margin(&text).lines() {
                foreign.push(Place::SheetMargin(self.number), part);
            }
            at = end;
        }
    }

    /// A cell: where it stands, how it looks and what it holds.
    fn cell(
        &mut self,
        (kind, bytes): BinaryRecord<'_>,
        foreign: &mut Foreign,
    ) -> Option<SpaceLeft> {
        let is_next = (record::NEXT_BLANK..=record::NEXT_SHARED).contains(&kind);
        let (column, head, kind) = match is_next {
            true => {
                let column = self.column.map_or(0, |column| column.saturating_add(1));
                (column, 4, next_kind(kind))
            }
            false => (u32_at(bytes, 0)?, 8, kind),
        };
        self.column = Some(column);
        let style = u32_at(bytes, head - 4)? & 0x00FF_FFFF;
        let Some(value) = self.value(kind, bytes.get(head..)?)? else {
            return Some(SpaceLeft::Left);
        };
        let at = (self.row, column);
        let place = Place::Cell {
            sheet: self.number,
            row: self.row,
            column,
        };
        let codes = codes(kind, bytes.get(head..).unwrap_or_default());
        let made = formula::of_tokens(codes.unwrap_or_default(), Width::Binary);
        foreign.push_made(&place, &made);
        if let Some((styles, builder)) = &mut self.printed {
            let style = style as usize;
            let shown = match &value {
                Value::Number(number) => styles.number(style, *number),
                Value::Text(text) => styles.text(style, text),
                Value::Shown(text) => text.clone(),
            };
            builder.cell(at, place.clone(), &shown);
        }
        Some(match value {
            Value::Number(number) => foreign.push(place, &plain(number)),
            Value::Text(text) => foreign.push(place, &text),
            Value::Shown(_) => SpaceLeft::Left,
        })
    }

    /// What a cell of this kind holds, if it holds anything; `None` outside where bytes are missing.
    fn value(&self, kind: u32, bytes: &[u8]) -> Option<Option<Value>> {
        Some(Some(match kind {
            record::SHORT => Value::Number(short_number(u32_at(bytes, 0)?)),
            record::NUMBER | record::FORMULA_NUMBER => {
                Value::Number(f64::from_bits(u64_at(bytes, 0)?))
            }
            record::TEXT | record::FORMULA_TEXT => Value::Text(text_at(bytes, 0)?.0),
            record::RICH_TEXT => Value::Text(rich_text_at(bytes, 0)?),
            record::SHARED => {
                let text = self.book.strings.get(u32_at(bytes, 0)? as usize)?;
                Value::Text(text.to_string())
            }
            record::TRUTH | record::FORMULA_TRUTH => Value::Shown(truth(*bytes.first()?)),
            record::FAULT | record::FORMULA_FAULT => Value::Shown(fault(*bytes.first()?)),
            _ => return Some(None),
        }))
    }

    fn finish(self, name: Box<str>, foreign: &mut Foreign) {
        if self.hidden_rows > 0 {
            let extra = Extra::HiddenRows(name.clone(), self.hidden_rows);
            foreign.extras.push(extra);
        }
        if self.hidden_columns > 0 {
            let extra = Extra::HiddenColumns(name.clone(), self.hidden_columns);
            foreign.extras.push(extra);
            if self.printed.is_some() {
                let left = LeftOut::HiddenColumns(name, self.hidden_columns);
                foreign.left_out.push(left);
            }
        }
        if let Some((_, builder)) = self.printed {
            foreign.print_sheet(builder);
        }
    }
}

/// The codes of the formula of a cell, behind its value.
fn codes(kind: u32, bytes: &[u8]) -> Option<&[u8]> {
    const FLAGS: usize = 2;
    let value = match kind {
        record::FORMULA_TEXT => 4 + 2 * u32_at(bytes, 0)? as usize,
        record::FORMULA_NUMBER => 8,
        record::FORMULA_TRUTH | record::FORMULA_FAULT => 1,
        _ => return None,
    };
    formula::counted(bytes, value.checked_add(FLAGS)?, Width::Binary)
}

/// The kind of a cell that tells its column, which a cell behind another is like.
fn next_kind(kind: u32) -> u32 {
    const ALIKE: [u32; 7] = [
        record::BLANK,
        record::SHORT,
        record::FAULT,
        record::TRUTH,
        record::NUMBER,
        record::TEXT,
        record::SHARED,
    ];
    let at = (kind - record::NEXT_BLANK) as usize;
    ALIKE.get(at).copied().unwrap_or(record::BLANK)
}
