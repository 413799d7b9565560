//! Problems that reports tell.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::REPORT;

/// The table of problems.
pub(super) static TABLE: DataTable = DataTable {
    name: "problems",
    title: "存在的问题",
    about: "一行是一份报告逐条列出的一个问题；只写在正文里的，这里没有",
    each: Each::Report,
    lines: |site, at| {
        let history = site.reports[at].history.as_ref();
        history.map_or(0, |history| history.problems.len())
    },
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::of(REPORT, "problems", Kind::Text, |row| {
        let history = row.report().history.as_ref();
        let problem = history.and_then(|history| history.problems.get(row.index));
        Cell::stated(problem)
    })
    .named("问题", "problem")
    .explained("报告说明的问题，照报告的写法")
    .required(),
];
