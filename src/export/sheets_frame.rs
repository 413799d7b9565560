//! What stands around the rows of the workbook's sheets.

use super::archive::ArchiveFrame;
use super::packing::{pack, pack_last};
use super::portions::{PortionFrame, PortionSum};
use super::sheet::{TAIL, head};
use super::sheets::Sheets;
use super::workbook::{TABLE_STYLES, around};
use std::io;

/// What stands around the rows of the sheets.
pub(super) struct SheetsFrame<'a> {
    sheets: &'a Sheets<'a>,
    archive: ArchiveFrame,
    /// The next portion.
    next: usize,
}

impl<'a> SheetsFrame<'a> {
    /// What stands around these, for one pass.
    pub(super) fn of(sheets: &'a Sheets<'a>) -> Self {
        Self {
            sheets,
            archive: ArchiveFrame::default(),
            next: 0,
        }
    }

    /// The parts around the sheets.
    fn begin(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        for (name, text) in around(&self.sheets.names(), TABLE_STYLES, "") {
            self.archive.begin(name.to_owned(), out)?;
            self.archive.end(pack_last(text.as_bytes()), out)?;
        }
        Ok(())
    }

    fn begin_sheet(&mut self, sheet: usize, out: &mut Vec<u8>) -> io::Result<()> {
        let name = format!("xl/worksheets/sheet{}.xml", sheet + 1);
        self.archive.begin(name, out)?;
        let head = head(self.sheets.table_of(sheet));
        self.archive.add(pack(head.as_bytes()), out);
        Ok(())
    }
}

impl PortionFrame for SheetsFrame<'_> {
    fn next(&mut self) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let before = self.next.checked_sub(1);
        let before = before.and_then(|before| self.sheets.sheet_of(before));
        let sheet = self.sheets.sheet_of(self.next);
        self.next += 1;
        if before.is_none() {
            self.begin(&mut out)?;
        }
        if before == sheet {
            return Ok(out);
        }
        if before.is_some() {
            self.archive.end(pack_last(TAIL), &mut out)?;
        }
        match sheet {
            Some(sheet) => self.begin_sheet(sheet, &mut out)?,
            None => self.archive.finish(&mut out)?,
        }
        Ok(out)
    }

    fn pass(&mut self, sum: PortionSum) {
        self.archive.pass(sum);
    }
}
