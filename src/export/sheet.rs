//! A sheet of a table as XML.

use super::cells::{place, value, words};
use super::workbook::{DAY, DECLARATION, HEAD, MAIN, NUMBER};
use crate::data::{Cell, DataRow, DataTable};
use crate::model::Written;
use jiff::civil::{Date, date};
use std::fmt::Write;

/// All after a sheet's last row.
pub(super) const TAIL: &[u8] = b"</sheetData></worksheet>";

/// The day that spreadsheets count from.
const DAY_ZERO: Date = date(1899, 12, 30);

/// A sheet's name: the table's title, numbered from the second on.
pub(super) fn name(table: &DataTable, part: usize) -> String {
    match part {
        0 => table.title.to_owned(),
        part => format!("{} {}", table.title, part + 1),
    }
}

/// All before a sheet's first row.
pub(super) fn head(table: &DataTable) -> String {
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

/// Writes one row at the end of what there is.
pub(super) fn write_row(table: &DataTable, row: &DataRow<'_>, number: usize, out: &mut String) {
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
