//! Puts a printed document together out of what readers see begin and end.

use super::{Block, Paragraph, Printed, Table, TableCell};
use crate::import::Place;
use std::collections::HashSet;

/// A printed document so far.
#[derive(Debug, Default)]
pub(in crate::import) struct PrintBuilder {
    blocks: Vec<Block>,
    open: Vec<OpenTable>,
    /// What is printed of the paragraph so far.
    pub(in crate::import) text: String,
    /// The level of that paragraph in the outline.
    pub(in crate::import) level: Option<u8>,
}

/// A table we are in.
#[derive(Debug, Default)]
struct OpenTable {
    table: Table,
    row: usize,
    column: usize,
    in_row: bool,
    /// Whether the row we are in is not printed.
    is_dropped: bool,
    /// Columns of cells that began in rows that are not printed, and go on below.
    loose: HashSet<usize>,
    cell: Option<OpenCell>,
    /// Whether a table stands in one of its cells: it is a frame for what is in it.
    is_frame: bool,
    /// All blocks of its cells, kept for the case that it is a frame.
    inner: Vec<Block>,
}

/// A cell we are in.
#[derive(Debug)]
struct OpenCell {
    width: usize,
    height: usize,
    kind: CellKind,
    blocks: Vec<Block>,
}

/// What a cell is to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellKind {
    Own,
    /// The cell above goes on here.
    Continues,
    /// The cell to the left goes on here.
    JoinsLeft,
    /// It is not printed.
    Dropped,
}

impl PrintBuilder {
    /// The paragraph ends, which stands here.
    pub(in crate::import) fn end_paragraph(&mut self, place: &Place) {
        let text = std::mem::take(&mut self.text);
        let level = self.level.take();
        if text.trim().is_empty() {
            return;
        }
        let place = place.clone();
        self.blocks()
            .push(Block::Paragraph(Paragraph { place, text, level }));
    }

    /// Where a block goes that ends now.
    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.open.last_mut() {
            Some(OpenTable {
                cell: Some(cell), ..
            }) => &mut cell.blocks,
            // What stands in a table but in no cell, stands before it.
            Some(open) => &mut open.inner,
            None => &mut self.blocks,
        }
    }

    pub(in crate::import) fn open_table(&mut self) {
        self.open.push(OpenTable::default());
    }

    pub(in crate::import) fn open_row(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.in_row = true;
            open.is_dropped = false;
            open.column = 0;
        }
    }

    pub(in crate::import) fn close_row(&mut self) {
        if let Some(open) = self.open.last_mut().filter(|open| open.in_row) {
            open.in_row = false;
            if !open.is_dropped {
                open.row += 1;
                open.loose.clear();
            }
        }
    }

    /// A cell begins that covers so many columns and rows.
    pub(in crate::import) fn open_cell(&mut self, width: usize, height: usize) {
        if let Some(open) = self.open.last_mut() {
            open.cell = Some(OpenCell {
                width: width.max(1),
                height: height.max(1),
                kind: CellKind::Own,
                blocks: Vec::new(),
            });
        }
    }

    /// Columns before the next cell are empty.
    pub(in crate::import) fn skip_columns(&mut self, count: usize) {
        if let Some(open) = self.open.last_mut() {
            open.column = open.column.saturating_add(count);
        }
    }

    /// The cell we are in covers so many columns.
    pub(in crate::import) fn widen(&mut self, width: usize) {
        if let Some(cell) = self.open_cell_mut() {
            cell.width = width.max(1);
        }
    }

    /// The cell we are in goes on from the one above it.
    pub(in crate::import) fn continue_cell(&mut self) {
        self.is_cell(CellKind::Continues);
    }

    /// The cell we are in goes on from the one before it.
    pub(in crate::import) fn join_left(&mut self) {
        self.is_cell(CellKind::JoinsLeft);
    }

    /// The cell we are in is not printed.
    pub(in crate::import) fn drop_cell(&mut self) {
        self.is_cell(CellKind::Dropped);
    }

    /// The row we are in is not printed.
    pub(in crate::import) fn drop_row(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.is_dropped = true;
        }
    }

    fn is_cell(&mut self, kind: CellKind) {
        if let Some(cell) = self.open_cell_mut() {
            cell.kind = kind;
        }
    }

    fn open_cell_mut(&mut self) -> Option<&mut OpenCell> {
        self.open.last_mut()?.cell.as_mut()
    }

    /// The cell ends, which stands here.
    pub(in crate::import) fn close_cell(&mut self, place: &Place) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let Some(cell) = open.cell.take() else { return };
        if cell.kind == CellKind::Dropped {
            return;
        }
        if open.is_dropped {
            if cell.kind == CellKind::Own {
                open.loose.insert(open.column);
            }
            open.column = open.column.saturating_add(cell.width);
            return;
        }
        let (row, column) = (open.row, open.table.free(open.row, open.column));
        if cell.blocks.is_empty()
            && let Some(next) = open.go_on(cell.kind, (row, column), cell.width)
        {
            open.column = next.max(column + 1);
            return;
        }
        let paragraphs = cell.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.trim()),
            Block::Table(_) => None,
        });
        let text: Vec<&str> = paragraphs.collect();
        let text = text.join("\n");
        open.is_frame |= cell
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Table(_)));
        open.inner.extend(cell.blocks);
        open.column = column.saturating_add(cell.width);
        open.table.put(TableCell {
            place: place.clone(),
            text,
            row,
            column,
            height: cell.height,
            width: cell.width,
        });
    }

    pub(in crate::import) fn close_table(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let blocks = self.blocks();
        if open.is_frame {
            blocks.extend(open.inner);
        } else if !open.table.cells().is_empty() {
            blocks.push(Block::Table(open.table));
        }
    }

    /// Adds what was put together to a document.
    pub(in crate::import) fn finish(&mut self, printed: &mut Printed) {
        while !self.open.is_empty() {
            self.close_table();
        }
        printed.blocks.append(&mut self.blocks);
    }
}

impl OpenTable {
    /// A cell around this one goes on here, if it says so and there is one. Gives the next column.
    fn go_on(
        &mut self,
        kind: CellKind,
        (row, column): (usize, usize),
        width: usize,
    ) -> Option<usize> {
        match kind {
            CellKind::Continues if !self.loose.contains(&column) => {
                self.table.extend_down(row, column)
            }
            CellKind::JoinsLeft => self.table.extend_right((row, column), width),
            _ => None,
        }
    }
}
