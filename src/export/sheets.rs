//! The sheets of the workbook of all tables, portion by portion: the rows of some reports are packed by themselves.

use super::packing::pack;
use super::portions::{FilePortion, InPortions, PORTION, PortionFrame};
use super::sheet::{name, write_row};
use super::sheets_frame::SheetsFrame;
use crate::data::{DataTable, TABLES};
use crate::model::Site;

/// Most rows of a sheet below its head.
const ROWS: usize = 1_048_575;

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

    /// The names of the sheets.
    pub(super) fn names(&self) -> Vec<String> {
        let sheets = self.sheets.iter();
        sheets.map(|sheet| name(sheet.table, sheet.part)).collect()
    }

    /// The table of a sheet.
    pub(super) fn table_of(&self, sheet: usize) -> &'static DataTable {
        self.sheets[sheet].table
    }

    /// The sheet of a portion, if there is such a portion.
    pub(super) fn sheet_of(&self, portion: usize) -> Option<usize> {
        self.portions.get(portion).map(|portion| portion.sheet)
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
        let table = self.table_of(portion.sheet);
        let rows = table.rows(self.site, &portion.subjects);
        let rows = rows.skip(portion.skipped).take(ROWS - portion.before);
        let mut text = String::new();
        for (number, row) in (portion.before + 2..).zip(rows) {
            write_row(table, &row, number, &mut text);
        }
        pack(text.as_bytes())
    }

    fn frame(&self) -> Box<dyn PortionFrame + '_> {
        Box::new(SheetsFrame::of(self))
    }
}
