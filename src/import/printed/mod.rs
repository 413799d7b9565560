//! What a document shows on paper: paragraphs and tables in order, with places.
//!
//! Readers keep it beside the texts that are checked, for those who import the file. Only what is printed is in
//! it: insertions and no deletions, nothing hidden, the numbers that a program puts before a paragraph, and values
//! of cells as they are formatted.

mod axis;
mod builder;
mod rows;
mod sheet;
mod table;

pub(super) use builder::PrintBuilder;
pub(super) use rows::{RowLayout, Rows, Tie};
pub(super) use sheet::{MergedRange, SheetBuilder};
pub use table::{Table, TableCell};

use super::place::Place;

/// A document as it is printed.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// What a page calls itself in its head, which is not printed.
    pub title: Option<Box<str>>,
    /// Whether it is a report in our own format: text after a front matter with our fields.
    pub is_source: bool,
    /// Its paragraphs and tables in order.
    pub blocks: Vec<Block>,
}

impl Printed {
    /// How many bytes of text it has, cells that cover several positions once.
    pub fn size(&self) -> usize {
        let sizes = self.blocks.iter().map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.len(),
            Block::Table(table) => table.cells().iter().map(|cell| cell.text.len()).sum(),
        });
        sizes.sum()
    }
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph outside tables.
    Paragraph(Paragraph),
    /// A table, or a sheet of a workbook.
    Table(Table),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Where it stands.
    pub place: Place,
    /// What it says, with its number as printed (`一、`, `（二）`, `①`). A line break within it is `\n`.
    pub text: String,
    /// The level that its style gives it in the outline, from 1; `None` for ordinary text.
    pub level: Option<u8>,
}
