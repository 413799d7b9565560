//! The sheets of a workbook, as the XML of their rows.

use super::sheet_cell::{place, words};
use super::workbook::{DAY, DECLARATION, HEAD, MAIN, NUMBER};
use crate::data::{Cell, ColumnKind, DataRow, DataRows, DataTable, TABLES};
use crate::model::{Site, Written};
use jiff::civil::{Date, date};
use std::fmt::Write;

/// Most rows of a sheet below its head.
const ROWS: usize = 1_048_575;

/// What follows the last row.
pub(super) const FOOT: &str = "</sheetData></worksheet>";

/// The day that spreadsheets count from.
const DAY_ZERO: Date = date(1899, 12, 30);

/// All sheets: one a table, more where it has more rows than a sheet holds.
pub(super) fn sheets(site: &Site) -> Vec<Sheet<'_>> {
    let parts = TABLES.iter().flat_map(|table| {
        let rows = DataRows::all(site, table).count();
        (0..rows.div_ceil(ROWS)).map(move |part| Sheet { site, table, part })
    });
    parts.collect()
}

/// A sheet: a table, or as much of it as a sheet holds.
pub(super) struct Sheet<'a> {
    site: &'a Site,
    table: &'static DataTable,
    part: usize,
}

impl<'a> Sheet<'a> {
    /// Its name: the table's title, numbered from the second on.
    pub(super) fn name(&self) -> String {
        match self.part {
            0 => self.table.title.to_owned(),
            part => format!("{} {}", self.table.title, part + 1),
        }
    }

    /// Its rows, those of the table from where the sheet before ends.
    pub(super) fn rows(&self) -> Numbered<'a> {
        let mut rows = DataRows::all(self.site, self.table);
        if let Some(skipped) = (self.part * ROWS).checked_sub(1) {
            rows.nth(skipped);
        }
        Numbered {
            table: self.table,
            rows,
            given: 0,
        }
    }

    /// All before its first row.
    pub(super) fn head(&self) -> String {
        let mut out = format!(
            "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             </sheetView></sheetViews><cols>"
        );
        for (at, column) in self.table.columns.iter().enumerate() {
            let width = match column.kind {
                ColumnKind::Text | ColumnKind::Path | ColumnKind::Address => 24,
                _ => 14,
            };
            let at = at + 1;
            let _ = write!(
                out,
                "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"
            );
        }
        out.push_str("</cols><sheetData><row r=\"1\">");
        for (at, column) in self.table.columns.iter().enumerate() {
            words(&place(at, 1), HEAD, &column.title(), &mut out);
        }
        out.push_str("</row>");
        out
    }
}

/// Rows of one sheet, counted.
pub(super) struct Numbered<'a> {
    table: &'static DataTable,
    rows: DataRows<'a>,
    given: usize,
}

impl Numbered<'_> {
    /// The next rows, so many at most; `None` when there are no more.
    pub(super) fn write(&mut self, most: usize) -> Option<String> {
        let mut out = String::new();
        for _ in 0..most.min(ROWS - self.given) {
            let Some(row) = self.rows.next() else {
                break;
            };
            self.given += 1;
            self.write_row(&row, &mut out);
        }
        (!out.is_empty()).then_some(out)
    }

    fn write_row(&self, row: &DataRow<'_>, out: &mut String) {
        let number = self.given + 1;
        let _ = write!(out, "<row r=\"{number}\">");
        for (at, column) in self.table.columns.iter().enumerate() {
            let place = place(at, number);
            // Writing to memory cannot fail.
            let _ = match (column.cell)(row) {
                Cell::Empty => Ok(()),
                Cell::Text(text) => {
                    words(&place, 0, &text, out);
                    Ok(())
                }
                Cell::Number(number) => {
                    let number = Written::new(number);
                    write!(out, "<c r=\"{place}\" s=\"{NUMBER}\"><v>{number}</v></c>")
                }
                Cell::Count(count) => write!(out, "<c r=\"{place}\"><v>{count}</v></c>"),
                Cell::Day(day) => {
                    let days = DAY_ZERO.duration_until(day).as_hours() / 24;
                    write!(out, "<c r=\"{place}\" s=\"{DAY}\"><v>{days}</v></c>")
                }
            };
        }
        out.push_str("</row>");
    }
}
