//! The policy documents that reports rest on.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::BASIS;

/// The table of policy documents.
pub(super) static TABLE: DataTable = DataTable {
    name: "basis",
    title: "依据",
    about: "一行是一份报告依据的一份政策文件",
    each: Each::Report,
    lines: |site, at| site.reports[at].basis.len(),
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::of(BASIS, "title", Kind::Text, |row| {
        Cell::stated(row.report().basis[row.index].title.as_ref())
    })
    .named("文件标题", "title"),
    Column::of(BASIS, "number", Kind::Text, |row| {
        Cell::stated(row.report().basis[row.index].number.as_ref())
    })
    .named("文号", "document_number"),
];
