//! What the money was spent on.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::SpentOn;
use crate::model::fields::SPENDING;

/// The table of what the money was spent on.
pub(super) static TABLE: DataTable = DataTable {
    name: "spending",
    title: "支出明细",
    about: "一行是一份报告的钱花在其中一处的",
    each: Each::Report,
    lines: |site, at| site.reports[at].spending.len(),
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::of(SPENDING, "purpose", Kind::Text, |row| {
        Cell::text(&spent_on(row).purpose.value)
    })
    .required(),
    Column::of(SPENDING, "amount", Kind::Wan, |row| {
        Cell::wan(spent_on(row).amount)
    }),
    Column::own(
        ("金额（原文）", "amount_written"),
        Kind::Text,
        "金额在报告里的写法；没有写单位的是万元",
        |row| match (spent_on(row).amount, &spent_on(row).written) {
            (None, _) => Cell::Empty,
            (Some(_), Some(text)) => Cell::text(text),
            (Some(amount), None) => Cell::made(amount.value.bare().into()),
        },
    ),
];

fn spent_on<'a>(row: &DataRow<'a>) -> &'a SpentOn {
    &row.report().spending[row.index]
}
