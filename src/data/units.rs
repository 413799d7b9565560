//! The units, as their own pages and the list of units show them.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each};
use crate::model::Unit;
use crate::model::fields::UNIT;

/// The table of units that have reports.
pub(super) static TABLE: DataTable = DataTable {
    name: "units",
    title: "单位",
    about: "一行是一个有报告的单位",
    each: Each::Unit,
    lines: |site, at| usize::from(!site.by_unit[at].is_empty()),
    columns: COLUMNS,
    key: &["unit_id"],
    refers: &[],
};

static COLUMNS: &[Column] = &[
    Column::of(UNIT, "id", Kind::Text, |row| {
        Cell::text(unit(row).id.as_str())
    })
    .named("单位标识", "unit_id")
    .explained("单位的标识，与“报告”表的同名列对应，也是单位网页的名字")
    .required(),
    Column::of(UNIT, "name", Kind::Text, |row| Cell::text(&unit(row).name))
        .named("单位名称", "name")
        .required(),
    Column::of(UNIT, "short_name", Kind::Text, |row| {
        Cell::given(unit(row).short_name.as_ref())
    })
    .explained("用在表格里的简称"),
    Column::of(UNIT, "code", Kind::Text, |row| {
        Cell::given(unit(row).code.as_ref())
    })
    .named("单位代码", "code"),
    Column::of(UNIT, "phone", Kind::Text, |row| {
        Cell::given(unit(row).phone.as_ref())
    }),
    Column::of(UNIT, "parent", Kind::Text, |row| {
        let parent = unit(row).parent.map(|parent| &row.site.units[parent].name);
        Cell::given(parent)
    })
    .named("上级单位", "parent")
    .explained("上级单位的全称"),
    Column::own(
        ("报告数", "reports"),
        Kind::Count,
        "这个单位公开的报告有几份",
        |row| Cell::count(row.site.by_unit[row.at].len()),
    )
    .required(),
];

fn unit<'a>(row: &DataRow<'a>) -> &'a Unit {
    &row.site.units[row.at]
}
