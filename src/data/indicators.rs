//! The rows of the indicator tables.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::goals::{VERDICTS, verdict};
use super::row::DataRow;
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::INDICATOR;
use crate::model::{Indicator, Judgement, Relation, Verdict};

/// The table of indicators.
pub(super) static TABLE: DataTable = DataTable {
    name: "indicators",
    title: "指标",
    about: "一行是绩效指标表的一行",
    each: Each::Report,
    lines: |site, at| site.reports[at].line_count().indicators as usize,
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::of(INDICATOR, "level1", Kind::Text, |row| {
        Cell::stated(indicator(row).level1.as_ref())
    })
    .named("一级指标", "level1"),
    Column::of(INDICATOR, "level2", Kind::Text, |row| {
        Cell::stated(indicator(row).level2.as_ref())
    })
    .named("二级指标", "level2"),
    Column::of(INDICATOR, "level3", Kind::Text, |row| {
        Cell::text(&indicator(row).level3.value)
    })
    .named("三级指标", "level3")
    .required(),
    Column::of(INDICATOR, "relation", Kind::Choice(RELATIONS), |row| {
        Cell::text(relation_word(indicator(row).effective_relation()))
    }),
    Column::of(INDICATOR, "target", Kind::Text, |row| {
        target(indicator(row))
    })
    .explained("年度指标值，照报告的写法；前面的比较符号在“性质”一列"),
    Column::of(INDICATOR, "actual", Kind::Text, |row| {
        Cell::stated(indicator(row).actual.as_ref())
    })
    .explained("实际完成值，照报告的写法"),
    Column::of(INDICATOR, "measure", Kind::Text, |row| {
        measure(indicator(row))
    })
    .named("度量单位", "measure")
    .explained("指标值、完成值的度量单位；已经写在值里的是空的"),
    Column::own(
        ("对照", "verdict"),
        Kind::Choice(VERDICTS),
        "网站把完成值与指标值对照；写法不能直接对照的，是“未作对照”",
        |row| verdict(judged(row).verdict),
    )
    .required(),
    Column::own(
        ("未作对照的原因", "obstacle"),
        Kind::Text,
        "为什么完成值与指标值不能直接对照",
        |row| match judged(row).verdict {
            Verdict::Unknown(obstacle) => Cell::text(obstacle.label()),
            Verdict::Reached | Verdict::Missed => Cell::Empty,
        },
    ),
    Column::of(INDICATOR, "weight", Kind::Number, |row| {
        let weight = indicator(row).weight;
        Cell::number(weight.map(|weight| weight.value.normalize()))
    }),
    Column::of(INDICATOR, "score", Kind::Number, |row| {
        Cell::number(indicator(row).score.map(|score| score.value))
    }),
    Column::of(INDICATOR, "deviation", Kind::Text, |row| {
        Cell::stated(indicator(row).deviation.as_ref())
    })
    .named("偏差原因", "deviation"),
];

/// The relations in words: a cell that holds a sign alone is taken for a formula.
pub(super) const RELATIONS: &[&str] = &["不低于", "大于", "等于", "小于", "不高于", "定性"];

/// A relation in words; nothing where there is none.
pub(super) fn relation_word(relation: Option<Relation>) -> &'static str {
    match relation {
        None => "",
        Some(Relation::AtLeast) => RELATIONS[0],
        Some(Relation::More) => RELATIONS[1],
        Some(Relation::Equal) => RELATIONS[2],
        Some(Relation::Less) => RELATIONS[3],
        Some(Relation::AtMost) => RELATIONS[4],
        Some(Relation::Qualitative) => RELATIONS[5],
    }
}

fn indicator<'a>(row: &'a DataRow<'_>) -> &'a Indicator {
    &row.indicators()[row.index]
}

fn judged(row: &DataRow<'_>) -> Judgement {
    row.judged(|| indicator(row).judgement())
}

fn target(indicator: &Indicator) -> Cell<'_> {
    match indicator.bare_target() {
        "" => Cell::stated(indicator.target.as_ref()),
        bare => Cell::text(bare),
    }
}

/// The measure, where a page shows it: behind a value that ends in a digit.
fn measure(indicator: &Indicator) -> Cell<'_> {
    let bare = |value: &str| value.ends_with(|c: char| c.is_ascii_digit());
    let actual = indicator.actual.as_ref();
    let shown = bare(indicator.bare_target()) || actual.is_some_and(|actual| bare(&actual.value));
    match shown {
        true => Cell::stated(indicator.measure.as_ref()),
        false => Cell::Empty,
    }
}
