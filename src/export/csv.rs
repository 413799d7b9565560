//! Tables as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets look for): all of a table
//! in `data/`, and the rows of each list and of each year's units beside its page.

use super::format::{Export, Making};
use super::lines::TableLines;
use super::portions::InPortions;
use crate::data::{Cell, DataRow, DataTable, REPORTS, TABLES, UNIT_YEARS};
use crate::model::{Route, Site, Written};
use crate::page::Plan;
use std::borrow::Cow;
use std::io::Write;

/// `data/<table>.csv`, one file a list, and one a year's units.
pub(super) static EXPORT: Export = Export {
    routes,
    making: Making::Portions(open),
};

/// What file names end in.
pub(super) const ENDING: &str = "csv";

fn routes(site: &Site, plan: &Plan) -> Vec<Route> {
    let tables = TABLES.iter().filter(|it| it.has_rows(site));
    let tables = tables.map(|it| it.route(ENDING));
    let lists = plan.rows_routes().chain(plan.unit_rows_routes());
    tables.chain(lists).collect()
}

fn open<'a>(site: &'a Site, plan: &'a Plan, route: &Route) -> Box<dyn InPortions + 'a> {
    if let Some(table) = TABLES.iter().find(|it| it.route(ENDING) == *route) {
        return table_lines(site, table);
    }
    let (table, rows) = match plan.unit_rows_at(route) {
        Some(units) => (UNIT_YEARS, units),
        None => (REPORTS, plan.rows_at(site, route)),
    };
    lines(site, table, rows.into())
}

/// All of a table.
pub(super) fn table_lines<'a>(
    site: &'a Site,
    table: &'static DataTable,
) -> Box<dyn InPortions + 'a> {
    lines(site, table, table.subjects(site).into())
}

fn lines<'a>(
    site: &'a Site,
    table: &'static DataTable,
    subjects: Cow<'a, [usize]>,
) -> Box<dyn InPortions + 'a> {
    let mut head = "\u{FEFF}".as_bytes().to_vec();
    for (at, column) in table.columns.iter().enumerate() {
        separate(at, &mut head);
        write_text(&column.title(), &mut head);
    }
    head.extend_from_slice(b"\r\n");
    Box::new(TableLines {
        site,
        table,
        subjects,
        head,
        write: write_row,
    })
}

fn write_row(table: &DataTable, row: &DataRow<'_>, out: &mut Vec<u8>) {
    for (at, column) in table.columns.iter().enumerate() {
        separate(at, out);
        write_cell(&(column.cell)(row), out);
    }
    out.extend_from_slice(b"\r\n");
}

fn separate(at: usize, out: &mut Vec<u8>) {
    out.extend((at > 0).then_some(b','));
}

fn write_cell(cell: &Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => write_text(text, out),
        Cell::Number(number) => out.extend_from_slice(Written::new(*number).as_str().as_bytes()),
        // Writing to memory cannot fail.
        Cell::Count(count) => drop(write!(out, "{count}")),
        Cell::Day(day) => drop(write!(out, "{day}")),
    }
}

/// Words, in quotation marks where they need them. A space keeps a spreadsheet from taking for a
/// formula what is none.
fn write_text(text: &str, out: &mut Vec<u8>) {
    let special = |byte: u8| matches!(byte, b',' | b'"' | b'\r' | b'\n') || byte == b' ';
    let guard = if looks_like_a_formula(text) { " " } else { "" };
    if guard.is_empty() && !text.bytes().any(special) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    out.extend_from_slice(guard.as_bytes());
    out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    out.push(b'"');
}

/// Whether a spreadsheet would work a text out: it begins with `=` or `@`, or with a sign that no plain
/// number follows.
fn looks_like_a_formula(text: &str) -> bool {
    let plain = |rest: &str| {
        rest.chars()
            .all(|c| c.is_ascii_digit() || "-.,%‰ ".contains(c))
    };
    match text.trim_start().as_bytes().first() {
        Some(b'=' | b'@') => true,
        Some(b'+' | b'-') => !plain(&text.trim_start()[1..]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::write_text;

    #[test]
    fn words_are_quoted_where_they_must_be_and_never_worked_out() {
        let cases = [
            ("青禾街道", "青禾街道"),
            ("甲,乙", "\"甲,乙\""),
            ("他说\"好\"", "\"他说\"\"好\"\"\""),
            ("两\n行", "\"两\n行\""),
            ("=1+1", "\" =1+1\""),
            ("@SUM(A1)", "\" @SUM(A1)\""),
            ("-2+3", "\" -2+3\""),
            ("+cmd|x", "\" +cmd|x\""),
            ("-5.2%", "-5.2%"),
            ("+8", "+8"),
            ("-", "-"),
        ];
        for (text, expected) in cases {
            let mut out = Vec::new();
            write_text(text, &mut out);
            assert_eq!(String::from_utf8_lossy(&out), expected);
        }
    }
}
