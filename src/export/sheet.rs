//! The parts of a workbook as XML, a row at a time.

use super::cells::{place, value, words};
use super::packed::WorkbookPiece;
use super::workbook::{DAY, DECLARATION, HEAD, MAIN, NUMBER, TABLE_STYLES, around};
use crate::data::{Cell, DataRow, DataRows, DataTable, TABLES};
use crate::model::{Site, Written};
use jiff::civil::{Date, date};
use std::iter::once;

/// Most rows of a sheet below its head.
const ROWS: usize = 1_048_575;

/// The day that spreadsheets count from.
const DAY_ZERO: Date = date(1899, 12, 30);

/// All pieces in order. A table with more rows than a sheet holds has several sheets.
pub(super) fn pieces(site: &Site) -> Box<dyn Iterator<Item = WorkbookPiece> + '_> {
    let parts = TABLES.iter().flat_map(|table| {
        let rows = DataRows::all(site, table).count();
        (0..rows.div_ceil(ROWS)).map(move |part| (*table, part))
    });
    let parts: Vec<(&'static DataTable, usize)> = parts.collect();
    let names: Vec<String> = parts
        .iter()
        .map(|(table, part)| name(table, *part))
        .collect();
    let around = around(&names, TABLE_STYLES, "").into_iter();
    let around = around.flat_map(|(name, text)| {
        [
            WorkbookPiece::Part(name.to_owned()),
            WorkbookPiece::Text(text),
        ]
    });
    let sheets = (1..).zip(parts).flat_map(|(number, (table, part))| {
        let rows = DataRows::all(site, table).skip(part * ROWS).take(ROWS);
        let rows = (2..)
            .zip(rows)
            .map(|(number, row)| row_text(table, &row, number));
        once(WorkbookPiece::Part(format!(
            "xl/worksheets/sheet{number}.xml"
        )))
        .chain(once(WorkbookPiece::Text(head(table))))
        .chain(rows.map(WorkbookPiece::Text))
        .chain(once(WorkbookPiece::Text(
            "</sheetData></worksheet>".to_owned(),
        )))
    });
    Box::new(around.chain(sheets))
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

fn row_text(table: &DataTable, row: &DataRow<'_>, number: usize) -> String {
    let mut out = format!("<row r=\"{number}\">");
    for (at, column) in table.columns.iter().enumerate() {
        let place = place(at, number);
        match (column.cell)(row) {
            Cell::Empty => {}
            Cell::Text(text) => words(&place, 0, &text, &mut out),
            Cell::Number(number) => value(&place, NUMBER, Written::new(number), &mut out),
            Cell::Count(count) => value(&place, 0, count, &mut out),
            Cell::Day(day) => {
                let days = DAY_ZERO.duration_until(day).as_hours() / 24;
                value(&place, DAY, days, &mut out);
            }
        }
    }
    out + "</row>"
}
