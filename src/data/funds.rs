//! Money: the total line of each report, then its sources.

use super::cell::Cell;
use super::column::{Column, ColumnKind as Kind};
use super::row::DataRow;
use super::table::{DataTable, Each, LINE, NUMBER, OF_REPORT, REPORT_PAGE};
use crate::model::fields::{FUNDS, SOURCE};
use crate::model::{Amounts, Money};
use crate::source::Spanned;

/// The table of funds.
pub(super) static TABLE: DataTable = DataTable {
    name: "funds",
    title: "资金",
    about: "一行是一份报告的合计，或其中一项资金来源",
    each: Each::Report,
    lines: |site, at| {
        let report = &site.reports[at];
        let funds = &report.funds;
        let amounts = [
            funds.requested,
            funds.initial,
            funds.budget,
            funds.received,
            funds.spent,
            funds.left,
        ];
        let stated = amounts.iter().any(Option::is_some) || !report.sources.is_empty();
        usize::from(stated) * (1 + report.sources.len())
    },
    columns: COLUMNS,
    key: LINE,
    refers: OF_REPORT,
};

const LINES: &[&str] = &["合计", "来源"];

static COLUMNS: &[Column] = &[
    REPORT_PAGE,
    NUMBER,
    Column::own(
        ("类别", "line"),
        Kind::Choice(LINES),
        "这一行是全部资金的合计，还是其中一项来源；求和时只取一类，免得重复",
        |row| Cell::text(LINES[row.index.min(1)]),
    )
    .required(),
    Column::of(SOURCE, "name", Kind::Text, |row| {
        row.index.checked_sub(1).map_or(Cell::Empty, |source| {
            Cell::text(&row.report().sources[source].name.value)
        })
    })
    .named("资金来源", "source")
    .explained("来源的名称；合计一行是空的"),
    Column::of(FUNDS, "requested", Kind::Wan, |row| {
        Cell::wan(requested(row))
    })
    .explained("申报的金额；只有合计一行有"),
    Column::of(FUNDS, "initial", Kind::Wan, |row| {
        Cell::wan(amounts(row).initial)
    }),
    Column::of(FUNDS, "budget", Kind::Wan, |row| {
        Cell::wan(amounts(row).budget)
    }),
    Column::of(FUNDS, "received", Kind::Wan, |row| {
        Cell::wan(amounts(row).received)
    }),
    Column::of(FUNDS, "spent", Kind::Wan, |row| {
        Cell::wan(amounts(row).spent)
    }),
    Column::of(FUNDS, "left", Kind::Wan, |row| Cell::wan(amounts(row).left))
        .explained("没有用完的金额，照报告写的数"),
    Column::own(
        ("执行率", "rate"),
        Kind::Percent,
        "网站重算：全年执行数除以全年预算数，四舍五入到两位小数",
        |row| Cell::percent(amounts(row).execution()),
    ),
    Column::own(
        ("申报数（原文）", "requested_written"),
        Kind::Text,
        "申报数在报告里的写法；没有写单位的是万元",
        |row| written(row, "requested", requested(row)),
    ),
    Column::own(
        ("年初预算数（原文）", "initial_written"),
        Kind::Text,
        "年初预算数在报告里的写法；没有写单位的是万元",
        |row| written(row, "initial", amounts(row).initial),
    ),
    Column::own(
        ("全年预算数（原文）", "budget_written"),
        Kind::Text,
        "全年预算数在报告里的写法；没有写单位的是万元",
        |row| written(row, "budget", amounts(row).budget),
    ),
    Column::own(
        ("到位资金（原文）", "received_written"),
        Kind::Text,
        "到位资金在报告里的写法；没有写单位的是万元",
        |row| written(row, "received", amounts(row).received),
    ),
    Column::own(
        ("全年执行数（原文）", "spent_written"),
        Kind::Text,
        "全年执行数在报告里的写法；没有写单位的是万元",
        |row| written(row, "spent", amounts(row).spent),
    ),
    Column::own(
        ("结余（原文）", "left_written"),
        Kind::Text,
        "结余在报告里的写法；没有写单位的是万元",
        |row| written(row, "left", amounts(row).left),
    ),
];

/// The amounts of a line: the total, then the sources.
fn amounts<'a>(row: &DataRow<'a>) -> &'a Amounts {
    let report = row.report();
    match row.index.checked_sub(1) {
        Some(source) => &report.sources[source].amounts,
        None => &report.funds,
    }
}

/// What was asked for; a page shows it of the whole only.
fn requested(row: &DataRow<'_>) -> Option<Spanned<Money>> {
    (row.index == 0).then_some(row.report().funds.requested)?
}

fn written<'a>(row: &DataRow<'a>, field: &str, amount: Option<Spanned<Money>>) -> Cell<'a> {
    let text = amounts(row).as_written(field, amount);
    text.map_or(Cell::Empty, |text| Cell::made(text.into()))
}
