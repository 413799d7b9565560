//! The sheets of the workbook of all tables, portion by portion: the rows of some reports are packed by themselves.

use super::archive::{ArchiveFrame, pack, pack_last};
use super::cells::{place, value, words};
use super::portions::{FilePortion, InPortions, PORTION, PortionFrame, PortionSum};
use super::workbook::{DAY, DECLARATION, HEAD, MAIN, NUMBER, TABLE_STYLES, around};
use crate::data::{Cell, DataRow, DataTable, TABLES};
use crate::model::{Site, Written};
use jiff::civil::{Date, date};
use std::fmt::Write;
use std::io;

/// Most rows of a sheet below its head.
const ROWS: usize = 1_048_575;

/// All after a sheet's last row.
const TAIL: &[u8] = b"</sheetData></worksheet>";

/// The day that spreadsheets count from.
const DAY_ZERO: Date = date(1899, 12, 30);

/// A sheet.
struct Sheet {
    table: &'static DataTable,
    /// Which sheet of its table it is. A table with more rows than a sheet holds has several.
    part: usize,
}

/// Rows of a sheet: those of some reports or units.
struct SheetPortion {
    /// Which sheet, by position.
    sheet: usize,
    /// What the rows are of: a chunk of the table's subjects.
    subjects: Vec<usize>,
    /// How many of their rows the sheet before holds.
    skipped: usize,
    /// How many rows of the sheet stand before, besides its head.
    before: usize,
}

/// All tables as sheets.
pub(super) struct Sheets<'a> {
    site: &'a Site,
    sheets: Vec<Sheet>,
    portions: Vec<SheetPortion>,
}

impl<'a> Sheets<'a> {
    /// The sheets of a site.
    pub(super) fn of(site: &'a Site) -> Self {
        let mut all = Self {
            site,
            sheets: Vec::new(),
            portions: Vec::new(),
        };
        TABLES.iter().for_each(|table| all.add(table));
        all
    }

    fn add(&mut self, table: &'static DataTable) {
        if !table.has_rows(self.site) {
            return;
        }
        let mut part = 0;
        let mut before = 0;
        self.sheets.push(Sheet { table, part });
        for subjects in table.subjects(self.site).chunks(PORTION) {
            let rows = table.count_rows(self.site, subjects);
            let mut skipped = 0;
            loop {
                self.portions.push(SheetPortion {
                    sheet: self.sheets.len() - 1,
                    subjects: subjects.to_vec(),
                    skipped,
                    before,
                });
                let taken = (rows - skipped).min(ROWS - before);
                before += taken;
                skipped += taken;
                if skipped == rows {
                    break;
                }
                part += 1;
                before = 0;
                self.sheets.push(Sheet { table, part });
            }
        }
    }
}

impl InPortions for Sheets<'_> {
    fn count(&self) -> usize {
        self.portions.len()
    }

    fn given(&self, portion: usize) -> Vec<u64> {
        let portion = &self.portions[portion];
        let given = [portion.sheet, portion.skipped, portion.before];
        given.map(|number| number as u64).to_vec()
    }

    fn make(&self, portion: usize) -> FilePortion {
        let portion = &self.portions[portion];
        let table = self.sheets[portion.sheet].table;
        let rows = table.rows(self.site, &portion.subjects);
        let rows = rows.skip(portion.skipped).take(ROWS - portion.before);
        let mut text = String::new();
        for (number, row) in (portion.before + 2..).zip(rows) {
            write_row(table, &row, number, &mut text);
        }
        pack(text.as_bytes())
    }

    fn frame(&self) -> Box<dyn PortionFrame + '_> {
        Box::new(SheetsFrame {
            sheets: self,
            archive: ArchiveFrame::default(),
            next: 0,
        })
    }
}

/// What stands around the rows of the sheets.
struct SheetsFrame<'a> {
    sheets: &'a Sheets<'a>,
    archive: ArchiveFrame,
    /// The next portion.
    next: usize,
}

impl SheetsFrame<'_> {
    /// The parts around the sheets.
    fn begin(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        let sheets = self.sheets.sheets.iter();
        let names: Vec<String> = sheets.map(|sheet| name(sheet.table, sheet.part)).collect();
        for (name, text) in around(&names, TABLE_STYLES, "") {
            self.archive.begin(name.to_owned(), out)?;
            self.archive.end(pack_last(text.as_bytes()), out)?;
        }
        Ok(())
    }

    fn begin_sheet(&mut self, sheet: usize, out: &mut Vec<u8>) -> io::Result<()> {
        let name = format!("xl/worksheets/sheet{}.xml", sheet + 1);
        self.archive.begin(name, out)?;
        let head = head(self.sheets.sheets[sheet].table);
        self.archive.add(pack(head.as_bytes()), out);
        Ok(())
    }
}

impl PortionFrame for SheetsFrame<'_> {
    fn next(&mut self) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let sheet_of = |portion: usize| self.sheets.portions.get(portion).map(|it| it.sheet);
        let before = self.next.checked_sub(1).and_then(sheet_of);
        let sheet = sheet_of(self.next);
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

/// A sheet's name: the table's title, numbered from the second on.
fn name(table: &DataTable, part: usize) -> String {
    match part {
        0 => table.title.to_owned(),
        part => format!("{} {}", table.title, part + 1),
    }
}

/// All before a sheet's first row.
fn head(table: &DataTable) -> String {
    let mut out = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><sheetFormatPr defaultColWidth=\"16\" defaultRowHeight=\"15\"/>\
         <sheetData><row r=\"1\">"
    );
    for (at, column) in table.columns.iter().enumerate() {
        words(&place(at, 1), HEAD, &column.title(), &mut out);
    }
    out + "</row>"
}

fn write_row(table: &DataTable, row: &DataRow<'_>, number: usize, out: &mut String) {
    // Writing to memory cannot fail.
    let _ = write!(out, "<row r=\"{number}\">");
    for (at, column) in table.columns.iter().enumerate() {
        let place = place(at, number);
        match (column.cell)(row) {
            Cell::Empty => {}
            Cell::Text(text) => words(&place, 0, &text, out),
            Cell::Number(number) => value(&place, NUMBER, Written::new(number), out),
            Cell::Count(count) => value(&place, 0, count, out),
            Cell::Day(day) => {
                let days = DAY_ZERO.duration_until(day).as_hours() / 24;
                value(&place, DAY, days, out);
            }
        }
    }
    out.push_str("</row>");
}
