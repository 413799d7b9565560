//! Goals and what came of them.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::{GOAL, OVERALL_GOAL};
use crate::model::{Goal, Judgement, Verdict};

/// The table of goals.
pub(super) static TABLE: DataTable = DataTable {
    name: "goals",
    title: "目标",
    about: "一行是一项目标",
    each: Each::Report,
    lines: |site, at| site.reports[at].line_count().goals as usize,
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

/// The headings that goals written as one mapping stand under.
const HEADINGS: &[&str] = &[OVERALL_GOAL[0].zh, OVERALL_GOAL[1].zh];

/// The verdicts as pages word them.
pub(super) const VERDICTS: &[&str] = &["达到", "未达到", "未作对照"];

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::own(
        ("类别", "heading"),
        Kind::Choice(HEADINGS),
        "总目标或年度目标；报告没有分时是空的",
        |row| goal(row).heading.map_or(Cell::Empty, Cell::text),
    ),
    Column::of(GOAL, "goal", Kind::Text, |row| {
        Cell::text(&goal(row).goal.value)
    })
    .explained("目标，照报告的写法")
    .required(),
    Column::of(GOAL, "result", Kind::Text, |row| {
        Cell::stated(goal(row).result.as_ref())
    })
    .named("完成情况", "result"),
    Column::own(
        ("完成率", "completion"),
        Kind::Percent,
        "网站重算：能对照的目标，完成的数量除以目标的数量",
        completion,
    ),
    Column::own(
        ("对照", "verdict"),
        Kind::Choice(VERDICTS),
        "网站按两处的数量对照；写法不能直接对照的，是“未作对照”",
        |row| verdict(judged(row).verdict),
    )
    .required(),
];

fn goal<'a>(row: &'a DataRow<'_>) -> &'a Goal {
    &row.goals()[row.index]
}

fn judged(row: &DataRow<'_>) -> Judgement {
    row.judged(|| goal(row).judgement())
}

/// How far the result reaches the goal, where a page says it: beside a verdict.
fn completion<'a>(row: &'a DataRow<'_>) -> Cell<'a> {
    let judgement = judged(row);
    match judgement.verdict {
        Verdict::Unknown(_) => Cell::Empty,
        Verdict::Reached | Verdict::Missed => Cell::percent(judgement.completion),
    }
}

/// A verdict as pages word it.
pub(super) fn verdict<'a>(verdict: Verdict) -> Cell<'a> {
    Cell::text(match verdict {
        Verdict::Reached => VERDICTS[0],
        Verdict::Missed => VERDICTS[1],
        Verdict::Unknown(_) => VERDICTS[2],
    })
}
