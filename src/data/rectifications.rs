//! What came of problems that earlier reports told.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::RECTIFICATION;
use crate::model::{Rectification, answered_year, answers};

/// The table of what came of problems.
pub(super) static TABLE: DataTable = DataTable {
    name: "rectifications",
    title: "整改",
    about: "一行是一份报告答复的、以前年度的报告提出的一个问题",
    each: Each::Report,
    lines: |site, at| {
        let history = site.reports[at].history.as_ref();
        history.map_or(0, |history| history.rectifications.len())
    },
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::of(RECTIFICATION, "year", Kind::Year, |row| {
        let year = of(row).and_then(|of| answered_year(row.site, row.at, of));
        year.map_or(Cell::Empty, |year| Cell::Count(year.0.into()))
    })
    .named("答复的年度", "answered_year")
    .explained("提出问题的报告的年度；报告没有写明、本站也没有更早年度的，是空的"),
    Column::own(
        ("答复的报告", "answered_report"),
        Kind::Path,
        "提出问题的报告的网页；那一年有几份、本站没有的，是空的",
        answered_report,
    ),
    Column::of(RECTIFICATION, "problem", Kind::Text, |row| {
        Cell::stated(of(row).map(|of| &of.problem))
    })
    .explained("以前的报告提出的问题，照这份报告的写法")
    .required(),
    Column::of(RECTIFICATION, "action", Kind::Text, |row| {
        Cell::stated(of(row).map(|of| &of.action))
    })
    .explained("做了什么，照报告的写法")
    .required(),
];

fn of<'a>(row: &DataRow<'a>) -> Option<&'a Rectification> {
    let history = row.report().history.as_ref()?;
    history.rectifications.get(row.index)
}

fn answered_report<'a>(row: &'a DataRow<'_>) -> Cell<'a> {
    let reports = of(row).map(|of| answers(row.site, row.at, of));
    match reports.as_deref() {
        Some([only]) => Cell::text(row.site.route_of[*only].as_str()),
        _ => Cell::Empty,
    }
}
