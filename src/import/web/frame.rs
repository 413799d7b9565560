//! Which tables of a page are tables, and which only lay it out; and where all that is left stands.

use super::grid::PageCell;
use crate::import::Place;
use crate::import::printed::{Block, Table};

/// The place of what is not placed yet.
pub(super) const UNPLACED: Place = Place::Hidden;

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableRole {
    /// It holds values in rows and columns.
    Table,
    /// It lays out what is in it.
    Frame,
}

/// Paragraphs from which on a cell holds running text.
const RUNNING: usize = 8;
/// Cells from which on a table is one although another stands in one of its cells.
const FORM: usize = 8;

/// Tells what a table is for, by its cells.
pub(super) fn role(cells: &[PageCell]) -> TableRole {
    let filled = || cells.iter().filter(|cell| !cell.blocks.is_empty());
    let first = filled().next().map(|cell| cell.column);
    if filled().all(|cell| Some(cell.column) == first) {
        return TableRole::Frame;
    }
    let paragraphs = |cell: &PageCell| {
        let blocks = cell.blocks.iter();
        blocks
            .filter(|block| matches!(block, Block::Paragraph(_)))
            .count()
    };
    let has_table = |cell: &&PageCell| {
        let mut blocks = cell.blocks.iter();
        blocks.any(|block| matches!(block, Block::Table(_)))
    };
    let count = filled().count();
    let runs = filled().any(|cell| paragraphs(cell) >= RUNNING);
    let around = filled().filter(has_table).count();
    let has_heading = filled().any(|cell| {
        let mut blocks = cell.blocks.iter();
        blocks
            .any(|block| matches!(block, Block::Paragraph(paragraph) if paragraph.level == Some(1)))
    });
    let is_frame = match around {
        0 => runs && (count <= 3 || has_heading),
        around => runs || count < around * FORM,
    };
    match is_frame {
        true => TableRole::Frame,
        false => TableRole::Table,
    }
}

/// Gives all blocks their places, in order.
pub(super) fn place(blocks: &mut [Block]) {
    let (mut paragraphs, mut tables) = (0, 0);
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                if !matches!(paragraph.place, Place::Header | Place::Footer) {
                    paragraph.place = Place::Paragraph(paragraphs);
                }
                paragraphs += 1;
            }
            Block::Table(table) => {
                place_cells(table, tables);
                tables += 1;
            }
        }
    }
}

fn place_cells(table: &mut Table, number: u32) {
    let index = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
    for cell in table.cells_mut() {
        cell.place = Place::TableCell {
            table: number,
            row: index(cell.row),
            column: index(cell.column),
        };
    }
}
