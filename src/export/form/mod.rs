//! An empty 项目支出绩效自评表 as a workbook (`.xlsx`), in the layout of the Ministry's form, to be filled in.
//!
//! Takes the profile, the grades and what is known of the project; gives bytes. Its labels are those that import
//! looks for. What goes where stands in prompts beside the cells: they are neither printed nor imported. Sums, the
//! execution rate and its points are formulas, which print nothing until something is filled in.

mod content;
mod funds;
mod indicators;
mod look;
mod paper;
mod prompt;
mod rows;

pub use content::FormContent;

use super::archive::archive;
use super::workbook::{DECLARATION, MAIN, around};
use crate::source::built_in;
use paper::{COLUMNS, Paper};
use std::fmt::Write;

/// The name of the sheet.
const SHEET: &str = "自评表";
/// Widths of the columns, in characters.
const WIDTHS: [f64; COLUMNS] = [
    7.0, 13.0, 18.0, 24.0, 13.0, 14.0, 13.0, 14.0, 8.0, 9.0, 26.0,
];

/// The form.
pub fn workbook(content: &FormContent<'_>) -> Vec<u8> {
    let mut paper = Paper::default();
    let rows = rows::lay_out(content, &mut paper);
    let (cells, merged, prompts) = paper.finish();
    let last = super::cells::place(COLUMNS - 1, rows.last);
    let head = rows.indicators;
    let defined = format!(
        "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'{SHEET}'!$A$1:{}</definedName>\
         <definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'{SHEET}'!${head}:${head}</definedName></definedNames>\
         <calcPr fullCalcOnLoad=\"1\"/>",
        absolute(&last)
    );
    let mut widths = String::new();
    for (at, width) in (1..).zip(WIDTHS) {
        // Writing to memory cannot fail.
        let _ = write!(
            widths,
            "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    let sheet = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"><pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"20\"/>\
         <cols>{widths}</cols><sheetData>{cells}</sheetData>{merged}{prompts}<printOptions horizontalCentered=\"1\"/>\
         <pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>"
    );
    let around = around(&[SHEET.to_owned()], &look::styles(), &defined);
    let parts = around
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text));
    let parts = parts.chain([("xl/worksheets/sheet1.xml".to_owned(), sheet)]);
    built_in("form", archive(parts))
}

/// `K35` as `$K$35`.
fn absolute(place: &str) -> String {
    let split = place.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (column, row) = place.split_at(split);
    format!("${column}${row}")
}
