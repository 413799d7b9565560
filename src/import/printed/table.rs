//! A table as it is printed: a grid in which merged text stands at each position that it covers.

use crate::import::Place;

/// A table. Invariant: a cell covers the positions from its row and column on that its height and width say, as
/// far as the grid goes and no other cell stands there.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The name of the sheet, if it is one.
    pub name: Option<Box<str>>,
    cells: Vec<TableCell>,
    /// Which cell stands at a position, row by row; rows may differ in length.
    grid: Vec<Vec<Option<u32>>>,
    /// How many positions the rows have in all.
    positions: usize,
}

/// A cell, once, however many positions it covers.
#[derive(Clone, Debug)]
pub struct TableCell {
    /// Where it stands.
    pub place: Place,
    /// What it says; its paragraphs are parted by `\n`.
    pub text: String,
    /// Its first row, from 0.
    pub row: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// How many rows it covers.
    pub height: usize,
    /// How many columns it covers.
    pub width: usize,
}

/// Positions that a table may have at most: what a file claims to cover beyond that, it does not.
const POSITIONS: usize = 2 << 20;
/// Columns that a table may have at most.
const COLUMNS: usize = 16_384;

impl Table {
    /// Rows.
    pub fn rows(&self) -> usize {
        self.grid.len()
    }

    /// Columns of the longest row.
    pub fn columns(&self) -> usize {
        self.grid.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// How many positions its rows have in all.
    pub(in crate::import) fn positions(&self) -> usize {
        self.positions
    }

    /// Columns of a row.
    pub fn width(&self, row: usize) -> usize {
        self.grid.get(row).map_or(0, Vec::len)
    }

    /// The cells in order, each once.
    pub fn cells(&self) -> &[TableCell] {
        &self.cells
    }

    /// The cells, to be changed.
    pub fn cells_mut(&mut self) -> &mut [TableCell] {
        &mut self.cells
    }

    /// The cell that covers a position.
    pub fn at(&self, row: usize, column: usize) -> Option<&TableCell> {
        let index = (*self.grid.get(row)?.get(column)?)?;
        self.cells.get(usize::try_from(index).ok()?)
    }

    /// The text that stands at a position; empty where there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.at(row, column).map_or("", |cell| &cell.text)
    }

    /// The cells that begin in a row, from left to right.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &TableCell> {
        let positions = 0..self.grid.get(row).map_or(0, Vec::len);
        let cells = positions.filter_map(move |column| Some((column, self.at(row, column)?)));
        cells
            .filter(move |(column, cell)| cell.row == row && cell.column == *column)
            .map(|(_, cell)| cell)
    }

    /// The first column of a row, from `from` on, that no cell covers yet.
    pub(in crate::import) fn free(&self, row: usize, from: usize) -> usize {
        let Some(positions) = self.grid.get(row) else {
            return from;
        };
        let mut column = from;
        while positions.get(column).is_some_and(Option::is_some) {
            column += 1;
        }
        column
    }

    /// Puts a cell where it says it stands. Positions past the limits, or covered by another, are left.
    pub fn put(&mut self, cell: TableCell) {
        let left = POSITIONS.saturating_sub(self.positions);
        let index = u32::try_from(self.cells.len()).ok();
        let last_column = cell.column.saturating_add(cell.width.max(1)).min(COLUMNS);
        let fits = |height: usize| height.saturating_mul(last_column) <= left;
        let height = match cell.height.max(1) {
            height if fits(height) => height,
            _ => 1,
        };
        let last_row = cell.row.saturating_add(height);
        if cell.column >= COLUMNS || last_row > POSITIONS || !fits(1) {
            return;
        }
        if self.grid.len() < last_row {
            self.grid.resize(last_row, Vec::new());
        }
        for positions in &mut self.grid[cell.row..last_row] {
            if positions.len() < last_column {
                self.positions += last_column - positions.len();
                positions.resize(last_column, None);
            }
            for position in &mut positions[cell.column..last_column] {
                *position = position.or(index);
            }
        }
        self.cells.push(cell);
    }

    /// The cell above a position covers it as well, with its whole width.
    pub(in crate::import) fn extend_down(&mut self, row: usize, column: usize) -> Option<usize> {
        let above = row.checked_sub(1)?;
        let index = (*self.grid.get(above)?.get(column)?)?;
        let cell = self.cells.get_mut(usize::try_from(index).ok()?)?;
        let (from, to) = (
            cell.column,
            cell.column.saturating_add(cell.width).min(COLUMNS),
        );
        if self.positions.saturating_add(to) > POSITIONS {
            return None;
        }
        if cell.row + cell.height == row {
            cell.height += 1;
        }
        if self.grid.len() <= row {
            self.grid.resize(row + 1, Vec::new());
        }
        let positions = self.grid.get_mut(row)?;
        if positions.len() < to {
            self.positions += to - positions.len();
            positions.resize(to, None);
        }
        for position in positions.get_mut(from..to)? {
            *position = position.or(Some(index));
        }
        Some(to)
    }

    /// The cell before a position covers it as well, and so many from there. Gives the column behind them.
    pub(in crate::import) fn extend_right(
        &mut self,
        (row, column): (usize, usize),
        width: usize,
    ) -> Option<usize> {
        let before = column.checked_sub(1)?;
        let to = column.saturating_add(width);
        let fits = to <= COLUMNS && self.positions.saturating_add(to) <= POSITIONS;
        let positions = self.grid.get_mut(row).filter(|_| fits)?;
        let index = (*positions.get(before)?)?;
        let cell = self.cells.get_mut(usize::try_from(index).ok()?)?;
        if cell.row != row || cell.height != 1 {
            return None;
        }
        cell.width = to - cell.column;
        if positions.len() < to {
            self.positions += to - positions.len();
            positions.resize(to, None);
        }
        for position in positions.get_mut(column..to)? {
            *position = position.or(Some(index));
        }
        Some(to)
    }
}
