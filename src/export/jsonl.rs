//! Tables as JSON Lines: an object a row, with the columns' names for programs, and texts exactly as
//! they are.

use super::format::{Export, Making};
use super::lines::TableLines;
use super::portions::InPortions;
use crate::data::{Cell, DataRow, DataTable, REPORTS, TABLES};
use crate::model::{Route, Site, Written};
use crate::page::Plan;
use crate::source::built_in;
use std::io::Write;

/// `data/<table>.jsonl`.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Portions(open),
};

/// What file names end in.
pub(super) const ENDING: &str = "jsonl";

fn routes(site: &Site, _: &Plan) -> Vec<Route> {
    let tables = TABLES.iter().filter(|table| table.has_rows(site));
    tables.map(|table| table.route(ENDING)).collect()
}

fn open<'a>(site: &'a Site, _: &'a Plan, route: &Route) -> Box<dyn InPortions + 'a> {
    let table = TABLES.iter().find(|table| table.route(ENDING) == *route);
    table_lines(site, table.unwrap_or(&REPORTS))
}

/// All of a table.
pub(super) fn table_lines<'a>(
    site: &'a Site,
    table: &'static DataTable,
) -> Box<dyn InPortions + 'a> {
    Box::new(TableLines {
        site,
        table,
        subjects: table.subjects(site).into(),
        head: Vec::new(),
        write: write_row,
    })
}

fn write_row(table: &DataTable, row: &DataRow<'_>, out: &mut Vec<u8>) {
    for (at, column) in table.columns.iter().enumerate() {
        out.push(if at == 0 { b'{' } else { b',' });
        // Writing to memory cannot fail.
        drop(write!(out, "\"{}\":", column.name()));
        write_cell(&(column.cell)(row), out);
    }
    out.extend_from_slice(b"}\n");
}

fn write_cell(cell: &Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Empty => out.extend_from_slice(b"null"),
        Cell::Text(text) => built_in("JSON", serde_json::to_writer(out, text)),
        Cell::Number(number) => out.extend_from_slice(Written::new(*number).as_str().as_bytes()),
        Cell::Count(count) => drop(write!(out, "{count}")),
        Cell::Day(day) => drop(write!(out, "\"{day}\"")),
    }
}
