//! A workbook as bytes, packed while it is read: only the piece that is being written is in memory.

use std::cell::RefCell;
use std::io::{self, Read, Write};
use std::rc::Rc;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A piece of a workbook.
pub(super) enum WorkbookPiece {
    /// A part of this name begins.
    Part(String),
    /// More of the part.
    Text(String),
}

/// A workbook on its way.
pub(super) struct Packed<'a> {
    pieces: Box<dyn Iterator<Item = WorkbookPiece> + 'a>,
    /// Gone once all is in it.
    archive: Option<ZipWriter<StreamWriter<Made>>>,
    /// What the archive made and nobody took yet.
    made: Made,
    /// What is being taken, and how much of it was.
    ready: Vec<u8>,
    given: usize,
}

impl<'a> Packed<'a> {
    /// The workbook of these pieces.
    pub(super) fn new(pieces: Box<dyn Iterator<Item = WorkbookPiece> + 'a>) -> Self {
        let made = Made::default();
        Self {
            pieces,
            archive: Some(ZipWriter::new_stream(made.clone())),
            made,
            ready: Vec::new(),
            given: 0,
        }
    }
}

impl Read for Packed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len()
            && let Some(archive) = self.archive.as_mut()
        {
            match self.pieces.next() {
                Some(WorkbookPiece::Part(name)) => archive.start_file(name, options())?,
                Some(WorkbookPiece::Text(text)) => archive.write_all(text.as_bytes())?,
                None => {
                    self.archive.take().map(ZipWriter::finish).transpose()?;
                }
            }
            self.ready = self.made.0.take();
            self.given = 0;
        }
        let count = buffer.len().min(self.ready.len() - self.given);
        buffer[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

/// The same bytes at any time: no clock.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .last_modified_time(DateTime::default())
}

/// Bytes that were made.
#[derive(Clone, Default)]
struct Made(Rc<RefCell<Vec<u8>>>);

impl Write for Made {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
