//! Reports that were taken back: what their pages say of it, and nothing of what they said.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::table::{DataTable, Each, REPORT_PAGE};
use crate::model::fields::{REPORT, UNIT, WITHDRAWN};

/// The table of withdrawals.
pub(super) static TABLE: DataTable = DataTable {
    name: "withdrawals",
    title: "撤下",
    about: "一行是一份撤下的报告；撤下以后只公布这些，其余各表里没有它",
    each: Each::Withdrawn,
    lines: |_, _| 1,
    columns: COLUMNS,
    key: &["report"],
    refers: &[],
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE.explained("说明撤下的网页，与报告原来的网址相同"),
    Column::of(REPORT, "year", Kind::Year, |row| {
        Cell::Count(row.report().year.value.0.into())
    })
    .explained("报告说的预算年度")
    .required(),
    Column::of(UNIT, "name", Kind::Text, |row| Cell::text(&row.unit().name))
        .named("实施单位", "unit")
        .explained("实施单位的全称")
        .required(),
    Column::of(REPORT, "project", Kind::Text, |row| {
        Cell::text(row.report().public_name().unwrap_or(""))
    })
    .explained("项目名称；名称本身不能公开的是空的"),
    Column::of(WITHDRAWN, "date", Kind::Day, |row| {
        let withdrawn = row.report().withdrawn.as_deref();
        Cell::day(withdrawn.and_then(|withdrawn| withdrawn.date))
    })
    .named("撤下日期", "date"),
    Column::of(WITHDRAWN, "reason", Kind::Text, |row| {
        Cell::given(
            row.report()
                .withdrawn
                .as_deref()
                .map(|withdrawn| &withdrawn.reason),
        )
    })
    .required(),
];
