//! The rows 其中 below indicators: shown, not judged, and counted nowhere.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::indicators::{RELATIONS, relation_word};
use super::row::DataRow;
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::IndicatorPart;
use crate::model::fields::INDICATOR_PART;

/// The table of rows below indicators.
pub(super) static TABLE: DataTable = DataTable {
    name: "indicator-parts",
    title: "指标小项",
    about: "一行是某个指标下面的一个“其中”小项；没有分值，不作对照",
    each: Each::Report,
    lines: |site, at| site.reports[at].line_count().parts as usize,
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::own(
        ("指标序号", "indicator"),
        Kind::Ordinal,
        "它在哪个指标下面：“指标”表里同一份报告的序号",
        |row| Cell::count(part(row).map_or(0, |(indicator, _)| indicator + 1)),
    )
    .required(),
    Column::of(INDICATOR_PART, "name", Kind::Text, |row| {
        of(row, |part| Cell::text(&part.name.value))
    })
    .required(),
    Column::of(INDICATOR_PART, "relation", Kind::Choice(RELATIONS), |row| {
        of(row, |part| {
            Cell::text(relation_word(part.relation.map(|relation| relation.value)))
        })
    }),
    Column::of(INDICATOR_PART, "target", Kind::Text, |row| {
        of(row, |part| Cell::stated(part.target.as_ref()))
    })
    .explained("年度指标值，照报告的写法"),
    Column::of(INDICATOR_PART, "actual", Kind::Text, |row| {
        of(row, |part| Cell::stated(part.actual.as_ref()))
    })
    .explained("实际完成值，照报告的写法"),
    Column::of(INDICATOR_PART, "measure", Kind::Text, |row| {
        of(row, measure)
    })
    .named("度量单位", "measure")
    .explained("指标值、完成值的度量单位；已经写在值里的是空的"),
    Column::of(INDICATOR_PART, "deviation", Kind::Text, |row| {
        of(row, |part| Cell::stated(part.deviation.as_ref()))
    })
    .named("偏差原因", "deviation"),
];

/// The part of a row, with the position of its indicator.
fn part<'a>(row: &'a DataRow<'_>) -> Option<(usize, &'a IndicatorPart)> {
    let indicators = row.indicators().iter().enumerate();
    let mut parts = indicators.flat_map(|(at, indicator)| {
        let parts = indicator.parts.iter();
        parts.map(move |part| (at, part))
    });
    parts.nth(row.index)
}

fn of<'a>(row: &'a DataRow<'_>, cell: fn(&'a IndicatorPart) -> Cell<'a>) -> Cell<'a> {
    part(row).map_or(Cell::Empty, |(_, part)| cell(part))
}

/// The measure, where a page shows it: behind a value that ends in a digit.
fn measure(part: &IndicatorPart) -> Cell<'_> {
    let bare = |value: &str| value.ends_with(|c: char| c.is_ascii_digit());
    let mut values = [&part.target, &part.actual].into_iter().flatten();
    match values.any(|value| bare(&value.value)) {
        true => Cell::stated(part.measure.as_ref()),
        false => Cell::Empty,
    }
}
