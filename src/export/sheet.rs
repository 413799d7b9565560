//! The parts of a workbook as XML, a row at a time.

use super::workbook::{DAY, DECLARATION, HEAD, MAIN, NUMBER, around};
use super::xml::is_forbidden;
use crate::data::{Cell, DataRow, DataRows, DataTable, TABLES};
use crate::model::{Site, Written};
use jiff::civil::{Date, date};
use std::fmt::{Display, Write};
use std::iter::once;

/// Most rows of a sheet below its head.
const ROWS: usize = 1_048_575;

/// Most characters of a cell; spreadsheets hold 32,767.
const LONGEST: usize = 32_000;

/// The day that spreadsheets count from.
const DAY_ZERO: Date = date(1899, 12, 30);

/// A piece of a workbook.
pub(super) enum WorkbookPiece {
    /// A part of this name begins.
    Part(String),
    /// More of the part.
    Text(String),
}

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
    let around = around(&names).into_iter();
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

/// The name of a cell: `C7`. No table has more columns than there are letters twice over.
fn place(column: usize, row: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match column / 26 {
        0 => format!("{}{row}", letter(column)),
        before => format!("{}{}{row}", letter(before - 1), letter(column)),
    }
}

/// A cell of a number. Writing to memory cannot fail.
fn value(place: &str, style: usize, value: impl Display, out: &mut String) {
    let _ = write!(out, "<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>");
}

/// A cell of words. What begins with `=` is words here too, and needs no mark.
fn words(place: &str, style: usize, text: &str, out: &mut String) {
    let _ = write!(
        out,
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    );
    for c in text.chars().filter(|c| !is_forbidden(*c)).take(LONGEST) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out.push_str("</t></is></c>");
}
