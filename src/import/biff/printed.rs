//! What the sheets of an older workbook print.

use super::super::cfb::{u16_at, u32_at, u64_at};
use super::super::foreign::{Foreign, LeftOut};
use super::super::number_format::Epoch;
use super::super::place::Place;
use super::super::printed::{MergedRange, SheetBuilder};
use super::super::styles::Styles;
use super::letters::Lettering;
use super::{Book, record, short_number};
use std::collections::BTreeMap;

/// The formats of a workbook so far.
#[derive(Default)]
pub(super) struct CellFormats {
    ids: Vec<u32>,
    codes: BTreeMap<u32, String>,
    epoch: Epoch,
}

impl CellFormats {
    /// Takes a record of the workbook.
    pub(super) fn see(&mut self, kind: u16, bytes: &[u8], letters: Lettering) {
        match kind {
            record::STYLE => self.ids.push(u16_at(bytes, 2).unwrap_or(0).into()),
            record::FORMAT => {
                let code = bytes.get(2..).and_then(|bytes| match letters {
                    Lettering::Unicode => letters.long(bytes),
                    Lettering::Paged(_) => letters.short(bytes),
                });
                if let Some((id, code)) = u16_at(bytes, 0).zip(code) {
                    self.codes.insert(id.into(), code);
                }
            }
            record::CALENDAR if u16_at(bytes, 0) == Some(1) => self.epoch = Epoch::From1904,
            _ => {}
        }
    }

    /// All of them.
    pub(super) fn styles(&self) -> Styles {
        Styles::new(&self.ids, &self.codes, self.epoch)
    }
}

/// A sheet so far.
pub(super) struct PrintedSheet<'a> {
    styles: &'a Styles,
    number: u32,
    builder: SheetBuilder,
    /// The cell whose text comes in the next record: row, column and style.
    formula: Option<(u16, u16, u16)>,
    hidden_columns: usize,
}

impl<'a> PrintedSheet<'a> {
    pub(super) fn new(styles: &'a Styles, (number, name): (u32, &str)) -> Self {
        Self {
            styles,
            number,
            builder: SheetBuilder::new(Some(name)),
            formula: None,
            hidden_columns: 0,
        }
    }

    /// Takes a record of the sheet. What it lacks bytes for is left.
    pub(super) fn see(&mut self, kind: u16, bytes: &[u8], book: &Book) {
        let word = |at: usize| u16_at(bytes, 2 * at);
        match kind {
            record::MERGED => {
                let refs = bytes.get(2..).unwrap_or_default().chunks_exact(8);
                for bytes in refs {
                    let word = |at: usize| u16_at(bytes, 2 * at).unwrap_or(0).into();
                    self.builder.merge(MergedRange {
                        top: word(0),
                        bottom: word(1),
                        left: word(2),
                        right: word(3),
                    });
                }
            }
            record::COLUMNS if word(4).is_some_and(|flags| flags & 1 != 0) => {
                if let Some((first, last)) = word(0).zip(word(1)) {
                    self.builder.hide_columns(first.into(), last.into());
                    if last < 255 {
                        self.hidden_columns += usize::from(last.saturating_sub(first)) + 1;
                    }
                }
            }
            record::ROW if bytes.get(12).is_some_and(|flags| flags & 0x20 != 0) => {
                if let Some(row) = word(0) {
                    self.builder.hide_rows(row.into(), row.into());
                }
            }
            record::SHORTS => self.shorts(bytes),
            _ => {
                self.cell(kind, bytes, book);
            }
        }
    }

    /// Numbers side by side.
    fn shorts(&mut self, bytes: &[u8]) {
        let start = u16_at(bytes, 0).zip(u16_at(bytes, 2));
        let values = bytes.get(4..bytes.len().saturating_sub(2));
        let Some(((row, first), values)) = start.zip(values) else {
            return;
        };
        for (column, value) in (first..).zip(values.chunks_exact(6)) {
            if let Some((style, bits)) = u16_at(value, 0).zip(u32_at(value, 2)) {
                let text = self.styles.number(style.into(), short_number(bits));
                self.put((row, column), &text);
            }
        }
    }

    fn cell(&mut self, kind: u16, bytes: &[u8], book: &Book) -> Option<()> {
        let styles = self.styles;
        if kind == record::FORMULA_STRING {
            let (row, column, style) = self.formula.take()?;
            let text = styles.text(style.into(), &book.letters.long(bytes)?);
            self.put((row, column), &text);
            return Some(());
        }
        let (row, column, style) = (u16_at(bytes, 0)?, u16_at(bytes, 2)?, u16_at(bytes, 4)?);
        let of_style = usize::from(style);
        let text = match kind {
            record::STRING_CELL => {
                styles.text(of_style, book.strings.get(u32_at(bytes, 6)? as usize)?)
            }
            record::LABEL | record::RICH_LABEL => {
                styles.text(of_style, &book.letters.long(bytes.get(6..)?)?)
            }
            record::NUMBER => styles.number(of_style, f64::from_bits(u64_at(bytes, 6)?)),
            record::SHORT => styles.number(of_style, short_number(u32_at(bytes, 6)?)),
            record::TRUTH if *bytes.get(7)? == 0 => truth(*bytes.get(6)?),
            record::TRUTH => fault(*bytes.get(6)?),
            record::FORMULA if bytes.get(12..14)? != [0xFF, 0xFF] => {
                styles.number(of_style, f64::from_bits(u64_at(bytes, 6)?))
            }
            record::FORMULA => match *bytes.get(6)? {
                0 => {
                    self.formula = Some((row, column, style));
                    return None;
                }
                1 => truth(*bytes.get(8)?),
                2 => fault(*bytes.get(8)?),
                _ => return None,
            },
            _ => return None,
        };
        self.put((row, column), &text);
        Some(())
    }

    fn put(&mut self, (row, column): (u16, u16), text: &str) {
        let (row, column) = (row.into(), column.into());
        let place = Place::Cell {
            sheet: self.number,
            row,
            column,
        };
        self.builder.cell((row, column), place, text);
    }

    /// Keeps what the sheet prints.
    pub(super) fn finish(self, foreign: &mut Foreign) {
        if self.hidden_columns > 0 {
            let name = self.builder.name().into();
            let left = LeftOut::HiddenColumns(name, self.hidden_columns);
            foreign.left_out.push(left);
        }
        foreign.print_sheet(self.builder);
    }
}

/// What is shown of a truth.
pub(in crate::import) fn truth(code: u8) -> String {
    if code == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

/// What was wrong with a formula.
pub(in crate::import) fn fault(code: u8) -> String {
    let word = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    word.to_owned()
}
