//! Corrections made after publication.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::CORRECTION;

/// The table of corrections.
pub(super) static TABLE: DataTable = DataTable {
    name: "corrections",
    title: "更正",
    about: "一行是公开之后的一次更正，同一份报告的新的在前",
    each: Each::Report,
    lines: |site, at| site.reports[at].corrections.len(),
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::of(CORRECTION, "date", Kind::Day, |row| {
        Cell::day(Some(row.report().corrections[row.index].date))
    })
    .named("更正日期", "date")
    .required(),
    Column::of(CORRECTION, "note", Kind::Text, |row| {
        Cell::text(&row.report().corrections[row.index].note)
    })
    .required(),
];
