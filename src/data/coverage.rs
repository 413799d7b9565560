//! Which units have reports of which years, as the pages of coverage show it.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each};
use crate::model::fields::{REPORT, UNIT};
use crate::model::{Coverage, PublishedCount, Year};

/// The table of units and years.
pub(super) static TABLE: DataTable = DataTable {
    name: "coverage",
    title: "公开情况",
    about: "一行是一个单位的一个年度：设置里写明应当公开的，以及有报告或者有撤下的报告的",
    each: Each::Unit,
    lines: |site, unit| site.coverage_years(unit).len(),
    columns: COLUMNS,
    key: &["unit_id", "year"],
    refers: &[],
};

/// The words of [`Coverage`], in the order of its variants.
const STATES: &[&str] = &["有报告", "撤下", "免于公开", "没有报告"];
/// Whether a report is due.
const DUE: &[&str] = &["是", "否", "没有写明"];

static COLUMNS: &[Column] = &[
    Column::of(UNIT, "id", Kind::Text, |row| {
        Cell::text(row.site.units[row.at].id.as_str())
    })
    .named("单位标识", "unit_id")
    .explained("单位的标识，与“单位”表的同名列对应；没有报告的单位不在那张表里")
    .required(),
    Column::of(UNIT, "name", Kind::Text, |row| {
        Cell::text(&row.site.units[row.at].name)
    })
    .named("单位名称", "name")
    .required(),
    Column::of(REPORT, "year", Kind::Year, |row| {
        Cell::Count(year(row).0.into())
    })
    .explained("预算年度")
    .required(),
    Column::own(
        ("应公开", "due"),
        Kind::Choice(DUE),
        "网站的设置是否写明这个单位这个年度应当公开",
        |row| {
            let is_due = row.site.is_due(row.at, year(row));
            Cell::text(match (row.site.says_what_is_due(), is_due) {
                (false, _) => DUE[2],
                (true, true) => DUE[0],
                (true, false) => DUE[1],
            })
        },
    )
    .required(),
    Column::own(
        ("情况", "state"),
        Kind::Choice(STATES),
        "本站有没有报告；撤下是报告都已经撤下",
        |row| {
            Cell::text(match coverage(row) {
                Coverage::Published(_) => STATES[0],
                Coverage::Withdrawn => STATES[1],
                Coverage::Exempt(_) => STATES[2],
                Coverage::Missing { .. } | Coverage::NotDue => STATES[3],
            })
        },
    )
    .required(),
    Column::own(
        ("报告数", "reports"),
        Kind::Count,
        "公开的报告有几份",
        |row| Cell::count(published(row).reports),
    )
    .required(),
    Column::own(
        ("晚公开数", "late"),
        Kind::Count,
        "其中公开日期比公开期限晚20个工作日以上的有几份；没有写公开期限的是空的",
        |row| {
            let deadline = row.site.config.deadlines.of(year(row).0);
            deadline.map_or(Cell::Empty, |_| Cell::count(published(row).late))
        },
    ),
    Column::own(
        ("公开期限", "deadline"),
        Kind::Day,
        "这个年度的报告应当在哪一天以前公开",
        |row| {
            let deadline = row.site.config.deadlines.of(year(row).0);
            deadline.map_or(Cell::Empty, Cell::Day)
        },
    ),
    Column::own(
        ("免于公开的理由", "reason"),
        Kind::Text,
        "设置里写明的理由",
        |row| match row.site.exemption(row.at, year(row)) {
            Some(reason) => Cell::text(reason),
            None => Cell::Empty,
        },
    ),
];

fn year(row: &DataRow<'_>) -> Year {
    let mut years = row.site.coverage_years(row.at).iter().rev();
    Year(years.nth(row.index).unwrap_or_default())
}

fn coverage<'a>(row: &DataRow<'a>) -> Coverage<'a> {
    row.site.coverage(row.at, year(row))
}

fn published(row: &DataRow<'_>) -> PublishedCount {
    match coverage(row) {
        Coverage::Published(count) => count,
        _ => PublishedCount::default(),
    }
}
