//! The comments on the cells of a sheet of an older workbook.

use super::super::cfb::u16_at;
use super::super::foreign::{Extra, Foreign};
use super::super::place::{self, Place};
use super::letters::{Lettering, characters};
use super::record::{self, BiffRecord};

/// The comments of a sheet so far.
#[derive(Default)]
pub(super) struct CellNotes {
    /// Rows and columns.
    cells: Vec<(u16, u16)>,
    /// Texts of comments; and of boxes, where the workbook keeps both alike.
    texts: Vec<String>,
    /// Whether the next record goes on with a text.
    pending: bool,
}

impl CellNotes {
    /// Takes a record of the sheet or of something on it.
    pub(super) fn see(&mut self, (kind, bytes): BiffRecord<'_>, letters: Lettering) {
        match (kind, letters) {
            (record::TEXT, Lettering::Unicode) => self.pending = true,
            (record::CONTINUE, _) if self.pending => {
                self.pending = false;
                if let Some((flags, rest)) = bytes.split_first() {
                    self.texts.push(characters(rest, rest.len(), *flags));
                }
            }
            (record::NOTE, Lettering::Unicode) => self.cells.extend(cell(bytes)),
            (record::NOTE, Lettering::Paged(_)) => {
                // One piece of a text after another; all but the first are of no cell.
                const GOES_ON: u16 = 0xFFFF;
                let text = bytes.get(4..).and_then(|bytes| letters.long(bytes));
                let (Some(cell), Some(text)) = (cell(bytes), text) else {
                    return;
                };
                match self.texts.last_mut().filter(|_| cell.0 == GOES_ON) {
                    Some(last) => *last += &text,
                    None => {
                        self.cells.push(cell);
                        self.texts.push(text);
                    }
                }
            }
            _ => {}
        }
    }

    /// Tells them once the sheet has ended.
    pub(super) fn tell(self, sheet: u32, foreign: &mut Foreign) {
        if !self.cells.is_empty() {
            foreign.extras.push(Extra::Comments(self.cells.len()));
        }
        // Texts and cells come in the same order where every text is a comment.
        let all_are = self.cells.len() == self.texts.len();
        for (at, text) in self.texts.iter().enumerate() {
            let cell = match self.cells.get(at).filter(|_| all_are) {
                Some((row, column)) => {
                    format!(
                        "{}{}",
                        place::letters((*column).into()),
                        u32::from(*row) + 1
                    )
                }
                None => String::new(),
            };
            foreign.push(Place::CellComment(sheet, cell.into()), text);
        }
    }
}

fn cell(bytes: &[u8]) -> Option<(u16, u16)> {
    u16_at(bytes, 0).zip(u16_at(bytes, 2))
}
