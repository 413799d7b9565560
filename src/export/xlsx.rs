//! All tables as one workbook, a sheet each (ISO/IEC 29500), made while it is read: of a sheet only the
//! rows that are being written are in memory.

use super::format::{Export, Making};
use super::sheet::{FOOT, Numbered, Sheet, sheets};
use super::workbook::around;
use crate::data::{self, TABLES};
use crate::model::{Route, Site};
use crate::page::Plan;
use std::cell::RefCell;
use std::io::{self, Read, Write};
use std::rc::Rc;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// `data/data.xlsx`.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Pieces(open),
};

/// Rows that are written at a time.
const AT_A_TIME: usize = 256;

fn routes(site: &Site, _: &Plan) -> Vec<Route> {
    let any = TABLES.iter().any(|table| table.has_rows(site));
    let route = any.then(|| Route::new(data::WORKBOOK));
    route.into_iter().collect()
}

fn open<'a>(site: &'a Site, _: &'a Plan, _: &Route) -> Box<dyn Read + 'a> {
    let made = Made::default();
    Box::new(Workbook {
        sheets: sheets(site),
        open: None,
        next: 0,
        archive: Some(ZipWriter::new_stream(made.clone())),
        made,
        ready: Vec::new(),
        given: 0,
    })
}

/// A workbook on its way.
struct Workbook<'a> {
    sheets: Vec<Sheet<'a>>,
    /// The rows of the sheet that is being written.
    open: Option<Numbered<'a>>,
    /// The sheet after it.
    next: usize,
    archive: Option<ZipWriter<StreamWriter<Made>>>,
    /// What the archive made and nobody took yet.
    made: Made,
    /// What is being taken.
    ready: Vec<u8>,
    given: usize,
}

impl Workbook<'_> {
    /// Writes a little more; nothing more comes once the archive is finished.
    fn make_more(&mut self) -> io::Result<()> {
        let Some(archive) = self.archive.as_mut() else {
            return Ok(());
        };
        if let Some(rows) = self.open.as_mut() {
            if let Some(text) = rows.write(AT_A_TIME) {
                return archive.write_all(text.as_bytes());
            }
            self.open = None;
            return archive.write_all(FOOT.as_bytes());
        }
        if let Some(sheet) = self.sheets.get(self.next) {
            if self.next == 0 {
                for (name, text) in around(&self.sheets) {
                    start(archive, name)?;
                    archive.write_all(text.as_bytes())?;
                }
            }
            self.next += 1;
            start(archive, &format!("xl/worksheets/sheet{}.xml", self.next))?;
            self.open = Some(sheet.rows());
            return archive.write_all(sheet.head().as_bytes());
        }
        if let Some(archive) = self.archive.take() {
            archive.finish()?;
        }
        Ok(())
    }
}

fn start(archive: &mut ZipWriter<StreamWriter<Made>>, name: &str) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .last_modified_time(DateTime::default());
    Ok(archive.start_file(name, options)?)
}

impl Read for Workbook<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && self.archive.is_some() {
            self.make_more()?;
            self.ready = self.made.0.take();
            self.given = 0;
        }
        let count = buffer.len().min(self.ready.len() - self.given);
        buffer[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
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
