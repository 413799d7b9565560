//! Cells and rows of a sheet that stand for several which say the same: digits in them may be a number together.

use super::Flow;
use crate::import::place::Place;

/// Cells that say the same digit: a number has no more.
const REPEATED: u32 = 18;

impl Flow<'_> {
    /// Tells the digits of the cells that say the same as one that ended: together they may be a number. Those in
    /// rows that say the same are told where the row ends.
    pub(super) fn push_repeated(&mut self, place: &Place, (text, times): (&str, u32)) {
        let Place::Cell { sheet, row, column } = *place else {
            return;
        };
        let is_short = text.len() <= REPEATED as usize && text.bytes().all(|b| b.is_ascii_digit());
        if text.is_empty() || !is_short {
            return;
        }
        for more in 1..times.min(REPEATED) {
            let column = column.saturating_add(more);
            let space = self.foreign.push(Place::Cell { sheet, row, column }, text);
            self.full_if(space);
        }
        if let Some(grid) = self.open.last_mut().filter(|grid| grid.height > 1) {
            grid.digits.push((column, text.to_owned()));
        }
    }

    /// Tells the digits of the rows that say the same as one that ended.
    pub(super) fn push_repeated_row(&mut self) {
        let Some(grid) = self.open.last_mut() else {
            return;
        };
        let digits = std::mem::take(&mut grid.digits);
        let Some(sheet) = grid.sheet.filter(|_| digits.len() <= REPEATED as usize) else {
            return;
        };
        let (first, height) = (grid.row, grid.height);
        for more in 1..height.min(REPEATED) {
            let row = first.saturating_add(more);
            for (column, text) in &digits {
                let column = *column;
                let space = self.foreign.push(Place::Cell { sheet, row, column }, text);
                self.full_if(space);
            }
        }
    }
}
