//! The grid of a form while it is filled.

use super::piece::CopiedCell;
use crate::import::{Table, TableCell};

/// A grid. Cells are put in the order in which they were copied.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    cells: Vec<TableCell>,
    row: usize,
    /// Columns of this row up to the last that is filled.
    filled: usize,
    /// Whether cells of this row stand under no head.
    has_aside: bool,
    /// Columns of all rows.
    columns: usize,
    /// Cells of which nobody knows under which head they stand.
    aside: Vec<usize>,
    /// Cells that reach down to the next one of their column.
    falling: Vec<usize>,
}

impl Sheet {
    pub(super) fn row(&self) -> usize {
        self.row
    }

    /// How many columns of this row are filled.
    pub(super) fn filled(&self) -> usize {
        self.filled
    }

    /// Whether a cell of this column would not be the last of this row.
    pub(super) fn is_past(&self, column: usize) -> bool {
        self.filled > column || self.has_aside
    }

    /// A new row, if anything stands in this one.
    pub(super) fn next_row(&mut self) {
        if self.filled > 0 || self.has_aside {
            self.skip_rows(1);
        }
    }

    /// Leaves this row and some more.
    pub(super) fn skip_rows(&mut self, count: usize) {
        self.row += count;
        self.filled = 0;
        self.has_aside = false;
    }

    /// Puts a cell into this row.
    pub(super) fn put(&mut self, piece: &CopiedCell, column: usize) {
        self.put_wide(piece, self.row, column, (1, 1));
    }

    /// Puts a cell that covers rows and columns.
    pub(super) fn put_wide(
        &mut self,
        piece: &CopiedCell,
        row: usize,
        column: usize,
        (height, width): (usize, usize),
    ) {
        if piece.text.trim().is_empty() {
            return;
        }
        if row == self.row {
            self.filled = self.filled.max(column + width);
        }
        self.columns = self.columns.max(column + width);
        self.cells.push(TableCell {
            place: piece.place.clone(),
            text: piece.text.trim().to_owned(),
            row,
            column,
            height,
            width,
        });
    }

    /// Puts a cell that reaches down to the next one of its column or of a column before it.
    pub(super) fn put_falling(&mut self, piece: &CopiedCell, column: usize) {
        if !piece.text.trim().is_empty() {
            self.falling.push(self.cells.len());
        }
        self.put(piece, column);
    }

    /// Puts cells of this row, as one, past the last column, where no head stands over them.
    pub(super) fn put_aside<'a>(&mut self, pieces: impl IntoIterator<Item = &'a CopiedCell>) {
        let mut whole: Option<CopiedCell> = None;
        for piece in pieces {
            match &mut whole {
                _ if piece.text.trim().is_empty() => {}
                None => whole = Some(piece.clone()),
                Some(whole) => {
                    whole.text.push(' ');
                    whole.text += piece.text.trim();
                }
            }
        }
        let Some(whole) = whole else { return };
        let before = self
            .aside
            .iter()
            .rev()
            .map_while(|index| self.cells.get(*index));
        let column = before.take_while(|cell| cell.row == self.row).count();
        self.aside.push(self.cells.len());
        self.cells.push(TableCell {
            place: whole.place,
            text: whole.text.trim().to_owned(),
            row: self.row,
            column,
            height: 1,
            width: 1,
        });
        self.has_aside = true;
    }

    /// The end of a part of the form: what falls, falls no further.
    pub(super) fn end_part(&mut self) {
        self.next_row();
        let mut below: Vec<(usize, usize)> = Vec::new();
        for index in self.falling.drain(..).rev() {
            let Some(cell) = self.cells.get_mut(index) else {
                continue;
            };
            let stops = below
                .iter()
                .filter(|(column, row)| *column <= cell.column && *row > cell.row);
            let end = stops.map(|(_, row)| *row).min().unwrap_or(self.row);
            cell.height = end.saturating_sub(cell.row).max(1);
            below.retain(|(column, _)| *column < cell.column);
            below.push((cell.column, cell.row));
        }
    }

    /// The table.
    pub(super) fn finish(mut self) -> Table {
        self.end_part();
        for index in &self.aside {
            if let Some(cell) = self.cells.get_mut(*index) {
                cell.column += self.columns + 1;
            }
        }
        let mut table = Table::default();
        for cell in self.cells {
            table.put(cell);
        }
        table
    }
}
