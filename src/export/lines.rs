//! Rows of a table as lines of text, made while they are read.

use crate::data::{DataRow, DataRows, DataTable};
use std::io::{self, Read};

/// How much is made at a time, in bytes.
const PIECE: usize = 64 << 10;

/// Writes one row at the end of what there is.
pub(super) type WriteRow = fn(&DataTable, &DataRow<'_>, &mut Vec<u8>);

/// The lines of a table, a piece of them in memory.
pub(super) struct TableLines<'a> {
    table: &'static DataTable,
    rows: DataRows<'a>,
    write: WriteRow,
    made: Vec<u8>,
    given: usize,
}

impl<'a> TableLines<'a> {
    /// The lines of `rows` after what stands at the `head`.
    pub(super) fn new(
        table: &'static DataTable,
        rows: DataRows<'a>,
        head: Vec<u8>,
        write: WriteRow,
    ) -> Self {
        Self {
            table,
            rows,
            write,
            made: head,
            given: 0,
        }
    }

    fn make_more(&mut self) {
        self.made.clear();
        self.given = 0;
        while self.made.len() < PIECE
            && let Some(row) = self.rows.next()
        {
            (self.write)(self.table, &row, &mut self.made);
        }
    }
}

impl Read for TableLines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.made.len() {
            self.make_more();
        }
        let count = buffer.len().min(self.made.len() - self.given);
        buffer[..count].copy_from_slice(&self.made[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}
