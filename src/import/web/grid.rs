//! A table of a page: its cells stand where those above them leave room, as browsers have it.

use super::frame;
use crate::import::printed::{Block, Paragraph, Table, TableCell};

/// Columns in which a cell may begin.
const COLUMNS: usize = 2048;
/// Columns and rows that one cell may cover at most, as in browsers.
const WIDTH: usize = 1000;
const HEIGHT: usize = 65_534;

/// A table so far.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: Vec<PageCell>,
    /// The row we are in, and whether we are in one.
    row: usize,
    in_row: bool,
    column: usize,
    in_cell: bool,
    /// Up to which row each column is taken by a cell above.
    taken: Vec<usize>,
    /// Where the group of rows begins that we are in: the number of its first cell.
    group: usize,
    /// What stands in the table and in no cell, which browsers show before it.
    before: Vec<Block>,
}

/// A cell of a page's table.
#[derive(Debug)]
pub(super) struct PageCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) height: usize,
    pub(super) width: usize,
    pub(super) blocks: Vec<Block>,
}

impl Grid {
    pub(super) fn open_row(&mut self) {
        self.close_row();
        self.in_row = true;
        self.column = 0;
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        if self.in_row {
            self.in_row = false;
            self.row += 1;
        }
    }

    /// Head, body or foot of the table ends: no cell goes beyond it.
    pub(super) fn close_group(&mut self) {
        self.close_row();
        let rows = self.row;
        for cell in self.cells.iter_mut().skip(self.group) {
            cell.height = cell.height.min(rows.saturating_sub(cell.row)).max(1);
        }
        self.group = self.cells.len();
        self.taken.clear();
    }

    /// A cell begins that says how many columns and rows it covers; 0 rows are all that follow in its group.
    pub(super) fn open_cell(&mut self, width: Option<usize>, height: Option<usize>) {
        self.close_cell();
        if !self.in_row {
            self.open_row();
        }
        self.in_cell = true;
        while self
            .taken
            .get(self.column)
            .is_some_and(|until| *until > self.row)
        {
            self.column += 1;
        }
        let width = width.unwrap_or(1).clamp(1, WIDTH);
        let height = match height {
            Some(0) => HEIGHT,
            height => height.unwrap_or(1).min(HEIGHT),
        };
        let end = (self.column + width).min(COLUMNS);
        if height > 1 && self.column < end {
            if self.taken.len() < end {
                self.taken.resize(end, 0);
            }
            for until in &mut self.taken[self.column..end] {
                *until = (*until).max(self.row + height);
            }
        }
        self.cells.push(PageCell {
            row: self.row,
            column: self.column,
            height,
            width,
            blocks: Vec::new(),
        });
        self.column = self.column.saturating_add(width);
    }

    pub(super) fn close_cell(&mut self) {
        self.in_cell = false;
    }

    /// Adds what stands here.
    pub(super) fn put(&mut self, blocks: Vec<Block>) {
        match self.cells.last_mut().filter(|_| self.in_cell) {
            Some(cell) => cell.blocks.extend(blocks),
            None => self.before.extend(blocks),
        }
    }

    /// What the table is in a printed document: a table, or what is in it where it is a frame.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.close_group();
        let mut blocks = self.before;
        let filled = || self.cells.iter().filter(|cell| !cell.blocks.is_empty());
        let (Some(columns), Some(rows)) = (
            filled().map(|cell| cell.column + 1).max(),
            filled().map(|cell| cell.row + 1).max(),
        ) else {
            return blocks;
        };
        match frame::role(&self.cells) {
            frame::TableRole::Frame => {
                blocks.extend(self.cells.into_iter().flat_map(|cell| cell.blocks))
            }
            frame::TableRole::Table => {
                let mut after = Vec::new();
                blocks.push(Block::Table(table(self.cells, (rows, columns), &mut after)));
                blocks.extend(after);
            }
        }
        blocks
    }
}

/// The table of these cells without the empty columns at its right and the empty rows at its end. Tables within
/// it, and what has no room, stand after it.
fn table(cells: Vec<PageCell>, (rows, columns): (usize, usize), after: &mut Vec<Block>) -> Table {
    let mut table = Table::default();
    for cell in cells {
        if cell.row >= rows || cell.column >= columns {
            continue;
        }
        let mut lines: Vec<Paragraph> = Vec::new();
        for block in cell.blocks {
            match block {
                Block::Paragraph(paragraph) => lines.push(paragraph),
                block @ Block::Table(_) => after.push(block),
            }
        }
        let texts: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
        let before = table.cells().len();
        table.put(TableCell {
            place: frame::UNPLACED,
            text: texts.join("\n"),
            row: cell.row,
            column: cell.column,
            height: cell.height.min(rows - cell.row),
            width: cell.width.min(columns - cell.column),
        });
        if table.cells().len() == before {
            after.extend(lines.into_iter().map(Block::Paragraph));
        }
    }
    table
}
