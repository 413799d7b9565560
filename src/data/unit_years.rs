//! Units by year: what the reports of a unit in a year come to, as the year's table of units shows it.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each};
use crate::model::fields::{REPORT, UNIT};
use crate::model::{Score, Sum};

/// The table of units by year.
pub(super) static TABLE: DataTable = DataTable {
    name: "unit-years",
    title: "单位各年",
    about: "一行是一个单位在一个年度的报告合计；只有单位自己的报告，没有下属单位的",
    each: Each::UnitYear,
    lines: |_, _| 1,
    columns: COLUMNS,
    key: &["year", "unit_id"],
    refers: &[("unit_id", "units")],
};

static COLUMNS: &[Column] = &[
    Column::of(REPORT, "year", Kind::Year, |row| {
        Cell::Count(row.report().year.value.0.into())
    })
    .explained("报告说的预算年度，不是公开的年份")
    .required(),
    Column::of(UNIT, "id", Kind::Text, |row| {
        Cell::text(row.unit().id.as_str())
    })
    .named("单位标识", "unit_id")
    .explained("单位的标识，与“单位”表的同名列对应")
    .required(),
    Column::of(UNIT, "name", Kind::Text, |row| Cell::text(&row.unit().name))
        .named("单位名称", "name")
        .required(),
    Column::of(UNIT, "parent", Kind::Text, |row| {
        let parent = row.unit().parent.map(|parent| &row.site.units[parent].name);
        Cell::given(parent)
    })
    .named("上级单位", "parent")
    .explained("上级单位的全称"),
    Column::own(
        ("报告数", "reports"),
        Kind::Count,
        "这个单位这一年度公开的报告有几份",
        |row| Cell::count(row.tally().reports),
    )
    .required(),
    Column::own(
        ("支出合计", "spent"),
        Kind::Wan,
        "全年执行数之和，只计预算、支出都列明的报告；没有这样的报告时，计只列明支出的",
        |row| sum(row.tally().shown_spent()),
    ),
    Column::own(
        ("预算合计", "budget"),
        Kind::Wan,
        "全年预算数之和，与支出合计是同样几份报告的；没有报告列明支出时，计只列明预算的",
        |row| sum(row.tally().shown_budget()),
    ),
    Column::own(
        ("执行率", "rate"),
        Kind::Percent,
        "网站重算：支出合计除以预算合计，四舍五入到两位小数；只有一项合计时是空的",
        |row| Cell::percent(row.tally().execution()),
    ),
    Column::own(
        ("计入金额的报告数", "counted"),
        Kind::Count,
        "支出合计、预算合计是几份报告的；其余的报告没有计入，原因在后面各列",
        |row| Cell::count(row.tally().counted()),
    )
    .required(),
    Column::own(
        ("未列明支出的报告数", "without_spent"),
        Kind::Count,
        "没有列明全年执行数的报告有几份",
        |row| Cell::count(row.tally().without_spent()),
    )
    .required(),
    Column::own(
        ("只列明支出的报告数", "spent_alone"),
        Kind::Count,
        "列明全年执行数、没有列明全年预算数的报告有几份",
        |row| Cell::count(row.tally().spent_alone.reports),
    )
    .required(),
    Column::own(
        ("部门整体支出报告数", "whole_departments"),
        Kind::Count,
        "部门整体支出报告有几份；它们包含各项目的支出，不计入金额",
        |row| Cell::count(row.tally().whole_departments),
    )
    .required(),
    Column::own(
        ("合计写0的报告数", "contradicted"),
        Kind::Count,
        "合计写0、分项不是0的报告有几份；不计入金额",
        |row| Cell::count(row.tally().contradicted),
    )
    .required(),
    Column::own(
        ("重复评价的报告数", "counted_twice"),
        Kind::Count,
        "与同一项目的单位自评金额相同的部门评价、财政评价报告有几份；金额不重复计入",
        |row| Cell::count(row.tally().counted_twice),
    )
    .required(),
    Column::own(
        ("得分中位数", "median"),
        Kind::Score,
        "列明得分的报告的中位数，四舍五入到两位小数",
        |row| score(row.tally().median()),
    ),
    Column::own(
        ("有得分的报告数", "scored"),
        Kind::Count,
        "列明得分的报告有几份",
        |row| Cell::count(row.tally().scores.len()),
    )
    .required(),
    Column::own(
        ("等级", "grades"),
        Kind::Text,
        "各等级有几份报告，如“优3 良1”；等级按网站的分数线，由得分定",
        grades,
    ),
];

fn sum<'a>(sum: Sum) -> Cell<'a> {
    Cell::number((sum.reports > 0).then(|| sum.money.wan()))
}

fn score<'a>(score: Option<Score>) -> Cell<'a> {
    Cell::number(score.map(Score::value))
}

fn grades<'a>(row: &'a DataRow<'_>) -> Cell<'a> {
    let words = row.tally().grade_words(&row.site.config);
    match words.is_empty() {
        true => Cell::Empty,
        false => Cell::made(words.join(" ")),
    }
}
