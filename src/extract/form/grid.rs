//! The grid of a form, with what has been made of each of its cells so far.

use super::super::facts::Quoted;
use super::super::wordings::{self, FrameLabel};
use super::fold;
use crate::import::{Place, Table, TableCell};
use std::collections::HashMap;

/// A cell with text in one row that it covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Which of the table's cells.
    pub(super) cell: usize,
    /// Its first column.
    pub(super) column: usize,
    /// The column behind it.
    pub(super) end: usize,
    /// Whether this is its first row.
    pub(super) starts: bool,
}

/// What has been made of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Nothing yet: it is for the body.
    Left,
    /// It is a label, a title or a frame.
    Label,
    /// Its words are in a fact, in the body, or told in a doubt.
    Told,
}

/// A table, its labels folded.
pub(super) struct FormGrid<'t> {
    table: &'t Table,
    lines: Vec<Vec<Spot>>,
    folded: Vec<String>,
    uses: Vec<Use>,
    index: HashMap<(usize, usize), usize>,
}

impl<'t> FormGrid<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        let cells = table.cells();
        let mut index = HashMap::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate() {
            index.entry((cell.row, cell.column)).or_insert(at);
        }
        let mut grid = Self {
            table,
            lines: Vec::with_capacity(table.rows()),
            folded: cells.iter().map(|cell| fold::fold(&cell.text)).collect(),
            uses: vec![Use::Left; cells.len()],
            index,
        };
        for row in 0..table.rows() {
            let line = grid.spots(row);
            grid.lines.push(line);
        }
        grid
    }

    fn spots(&self, row: usize) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for column in 0..self.table.width(row) {
            let Some(cell) = self.table.at(row, column) else {
                continue;
            };
            if cell.text.trim().is_empty() {
                continue;
            }
            let Some(&at) = self.index.get(&(cell.row, cell.column)) else {
                continue;
            };
            match spots.last_mut() {
                Some(last) if last.cell == at && last.end == column => last.end += 1,
                _ => spots.push(Spot {
                    cell: at,
                    column,
                    end: column + 1,
                    starts: cell.row == row,
                }),
            }
        }
        spots
    }

    /// Rows.
    pub(super) fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The cells with text that cover positions of a row.
    pub(super) fn line(&self, row: usize) -> &[Spot] {
        self.lines.get(row).map_or(&[], Vec::as_slice)
    }

    /// Those of them that begin in this row.
    pub(super) fn fresh(&self, row: usize) -> Vec<Spot> {
        let line = self.line(row).iter();
        line.filter(|spot| spot.starts).copied().collect()
    }

    /// Those of them, where there are no more than the head of a table has.
    pub(super) fn head(&self, row: usize) -> Vec<Spot> {
        /// More titles than a table has.
        const WIDEST: usize = 64;
        match self.line(row).len() {
            0..=WIDEST => self.fresh(row),
            _ => Vec::new(),
        }
    }

    /// The cell with text at a position.
    pub(super) fn spot(&self, row: usize, column: usize) -> Option<Spot> {
        let line = self.line(row);
        let at = line.partition_point(|spot| spot.end <= column);
        line.get(at).filter(|spot| spot.column <= column).copied()
    }

    /// Whether there is a cell at a position, with text or without.
    pub(super) fn is_there(&self, row: usize, column: usize) -> bool {
        self.table.at(row, column).is_some()
    }

    /// A cell of the table.
    fn cell(&self, cell: usize) -> &'t TableCell {
        &self.table.cells()[cell]
    }

    /// What a cell says.
    pub(super) fn text(&self, cell: usize) -> &'t str {
        self.cell(cell).text.trim()
    }

    /// Where a cell stands.
    pub(super) fn place(&self, cell: usize) -> &'t Place {
        &self.cell(cell).place
    }

    /// What a cell says as a label.
    pub(super) fn folded(&self, cell: usize) -> &str {
        &self.folded[cell]
    }

    /// The field of a group that a cell labels.
    pub(super) fn field(&self, group: &str, cell: usize) -> Option<&'static str> {
        Some(wordings::field(group, self.folded(cell))?.0)
    }

    /// Whether a cell is this part of the frame.
    pub(super) fn is(&self, frame: FrameLabel, cell: usize) -> bool {
        wordings::frames(self.folded(cell)).contains(&frame)
    }

    /// Whether a cell is a label of any kind.
    pub(super) fn is_label(&self, cell: usize) -> bool {
        wordings::is_label(self.folded(cell))
    }

    /// A value that the words of a cell give.
    pub(super) fn quoted(&self, cell: usize, value: String) -> Quoted {
        self.quoted_words(cell, value, self.text(cell).to_owned())
    }

    /// A value that some of the words of a cell give.
    pub(super) fn quoted_words(&self, cell: usize, value: String, words: String) -> Quoted {
        Quoted {
            value,
            words,
            place: self.cell(cell).place.clone(),
        }
    }

    /// The cell is a label.
    pub(super) fn label(&mut self, cell: usize) {
        if self.uses[cell] == Use::Left {
            self.uses[cell] = Use::Label;
        }
    }

    /// The words of the cell are told somewhere.
    pub(super) fn tell(&mut self, cell: usize) {
        self.uses[cell] = Use::Told;
    }

    /// Whether nothing has been made of a cell yet.
    pub(super) fn is_left(&self, cell: usize) -> bool {
        self.uses[cell] == Use::Left
    }

    /// The cells with text that nothing has been made of and that no row shows.
    pub(super) fn unplaced(&self) -> Vec<usize> {
        let all = self.table.cells().iter().enumerate();
        all.filter(|(at, cell)| {
            let placed = self.index.get(&(cell.row, cell.column)) == Some(at);
            self.is_left(*at) && !(placed && self.shows(*at)) && !cell.text.trim().is_empty()
        })
        .map(|(at, _)| at)
        .collect()
    }

    fn shows(&self, at: usize) -> bool {
        let cell = self.cell(at);
        let here = self.table.at(cell.row, cell.column);
        here.is_some_and(|there| (there.row, there.column) == (cell.row, cell.column))
    }
}
