//! Rows of a table as lines of text.

use super::portions::{FilePortion, InPortions, PORTION, PortionFrame, PortionSum};
use crate::data::{DataRow, DataTable};
use crate::model::Site;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

/// Writes one row at the end of what there is.
pub(super) type WriteRow = fn(&DataTable, &DataRow<'_>, &mut Vec<u8>);

/// The lines of a table.
pub(super) struct TableLines<'a> {
    pub(super) site: &'a Site,
    pub(super) table: &'static DataTable,
    /// What its rows are of, in order.
    pub(super) subjects: Cow<'a, [usize]>,
    /// What stands before the first of them.
    pub(super) head: Vec<u8>,
    pub(super) write: WriteRow,
}

impl TableLines<'_> {
    fn subjects_of(&self, portion: usize) -> &[usize] {
        let mut portions = self.subjects.chunks(PORTION);
        portions.nth(portion).unwrap_or_default()
    }
}

impl InPortions for TableLines<'_> {
    fn count(&self) -> usize {
        self.subjects.len().div_ceil(PORTION)
    }

    fn given(&self, portion: usize) -> Vec<u64> {
        // Which reports a list is of may follow from more than the site's shape.
        let mut hasher = DefaultHasher::new();
        self.subjects_of(portion).hash(&mut hasher);
        vec![hasher.finish()]
    }

    fn make(&self, portion: usize) -> FilePortion {
        let mut made = Vec::new();
        for row in self.table.rows(self.site, self.subjects_of(portion)) {
            (self.write)(self.table, &row, &mut made);
        }
        FilePortion::of_text(made)
    }

    fn frame(&self) -> Box<dyn PortionFrame + '_> {
        Box::new(Head(&self.head))
    }
}

/// What stands before the lines, until it was taken.
struct Head<'a>(&'a [u8]);

impl PortionFrame for Head<'_> {
    fn next(&mut self) -> io::Result<Vec<u8>> {
        Ok(std::mem::take(&mut self.0).to_vec())
    }

    fn pass(&mut self, _sum: PortionSum) {}
}
