//! The part of a form about money: a head of columns, the line of all money, and a line a source.

mod line;

use super::super::facts::{Facts, Quoted};
use super::super::wordings::FrameLabel;
use super::fold;
use super::grid::{FormGrid, Spot};
use super::plausible;
use super::reading::FormReading;
use line::{
    MoneyColumn, MoneyHead, POINTS, Unsure, contradicts, head, is_plausible, is_total, line,
    sure_points, written,
};

/// What became of a line.
#[derive(PartialEq, Eq)]
enum Read {
    /// It was read, or left without harm to others.
    Done,
    /// It is the line of all money, and does not stand under the head.
    Slipped,
}

/// Words of which one is in the name of every source of money.
const MONEY: &[&str] = &[
    "资金", "拨款", "补助", "财政", "收入", "其他", "中央", "省", "市", "县", "区", "结转", "贷",
    "债", "自筹", "投入", "预算", "费", "款", "基金", "安排",
];

/// Whether the part about money begins in a row.
pub(super) fn is_head(grid: &FormGrid<'_>, row: usize) -> bool {
    head(grid, row).is_some()
}

/// Reads the part about money that begins in a row, if one does; gives the row behind it.
pub(super) fn read(
    reading: &mut FormReading<'_>,
    row: usize,
    ends: &dyn Fn(&FormGrid<'_>, usize) -> bool,
) -> Option<usize> {
    let head = head(&reading.grid, row)?;
    let first = head.columns.iter().map(|(_, spot)| spot.column).min()?;
    let known = sources(reading).len();
    reading.label_row(row);
    let mut next = row + 1;
    // Where the line of all money has slipped, so may have the lines of its sources.
    let mut has_slipped = false;
    while next < reading.rows.end {
        if reading.grid.fresh(next).is_empty() {
            next += 1;
            continue;
        }
        if unit_alone(reading, next) {
            next += 1;
            continue;
        }
        let Some(label) = label_of(&reading.grid, next, first) else {
            break;
        };
        if ends(&reading.grid, next) || !is_line(&reading.grid, next, &head, label) {
            break;
        }
        if !has_slipped {
            has_slipped = read_line(reading, &head, next, label) == Read::Slipped;
        }
        next += 1;
    }
    weigh(reading, &head);
    compare(reading, known);
    Some(next)
}

fn sources<'r>(reading: &'r FormReading<'_>) -> &'r [Facts] {
    let funds = reading.draft.facts.group("资金");
    funds.map_or(&[], |funds| funds.rows("来源"))
}

/// Doubts the sources behind those known before that have more than the whole: one of the two is misprinted.
fn compare(reading: &mut FormReading<'_>, known: usize) {
    let Some(whole) = reading.draft.facts.group("资金") else {
        return;
    };
    let has_more = |source: &Facts| {
        let mut amounts = source.entries().filter_map(|(field, _)| {
            let own = fold::amount(&source.one(field)?.value)?;
            let all = fold::amount(&whole.one(field)?.value)?;
            Some(!POINTS.contains(&field) && own.unit == all.unit && own.value > all.value)
        });
        amounts.any(|is_more| is_more)
    };
    let names = sources(reading).iter().skip(known);
    let names = names.filter(|source| has_more(source));
    let names: Vec<_> = names
        .filter_map(|source| source.one("名称").cloned())
        .collect();
    for name in names {
        let reason = format!("“{}”的数比总额大，请核对", name.value);
        reading.doubt("资金", reason, Some(name));
    }
}

/// Reads a row that says nothing but the unit of the amounts below: the title of the part, broken over two lines.
fn unit_alone(reading: &mut FormReading<'_>, row: usize) -> bool {
    let fresh = reading.grid.fresh(row);
    let [spot] = fresh.as_slice() else {
        return false;
    };
    let unit = fold::unit_of_money(reading.grid.text(spot.cell));
    let Some(unit) = unit.filter(|_| reading.grid.folded(spot.cell).is_empty()) else {
        return false;
    };
    reading.unit = Some(unit);
    reading.grid.label(spot.cell);
    true
}

/// The label of a line: the last one before the columns that no earlier line has.
fn label_of(grid: &FormGrid<'_>, row: usize, first: usize) -> Option<Spot> {
    let before = grid.line(row).iter().rev().filter(|spot| spot.end <= first);
    before
        .filter(|spot| spot.starts || !grid.is(FrameLabel::Funds, spot.cell))
        .find(|spot| grid.is_left(spot.cell))
        .copied()
}

fn is_line(grid: &FormGrid<'_>, row: usize, head: &MoneyHead, label: Spot) -> bool {
    let is_other = grid.field("", label.cell).is_some()
        || [
            FrameLabel::Goals,
            FrameLabel::Indicators,
            FrameLabel::Chapter,
        ]
        .iter()
        .any(|frame| grid.is(*frame, label.cell));
    if is_other || plausible::is_value(grid.text(label.cell)) {
        return false;
    }
    let has_number = head.columns.iter().any(|(_, spot)| {
        let value = grid.spot(row, spot.column).filter(|value| value.starts);
        value.is_some_and(|value| fold::amount(grid.text(value.cell)).is_some())
    });
    let text = grid.text(label.cell);
    has_number
        || grid.is(FrameLabel::FundsTotal, label.cell)
        || (text.chars().count() < 25 && MONEY.iter().any(|word| text.contains(word)))
}

fn read_line(reading: &mut FormReading<'_>, head: &MoneyHead, row: usize, label: Spot) -> Read {
    let total = is_total(&reading.grid, label.cell);
    let name = source_name(reading.grid.text(label.cell));
    let line = match line(reading, head, row, label) {
        Ok(line) => line,
        Err(why) => {
            unsure(reading, row, &name, &why);
            return if total { Read::Slipped } else { Read::Done };
        }
    };
    let contradicts = contradicts(&reading.grid, &line);
    if (contradicts && line.missing > 0) || !is_plausible(reading, &line, label.cell) {
        unsure(reading, row, &name, &Unsure::Slipped);
        return if total { Read::Slipped } else { Read::Done };
    }
    let has_amount = line.values.iter().any(|(field, _)| !POINTS.contains(field));
    let taken = match total {
        true => reading.draft.facts.group("资金").is_some_and(|funds| {
            line.values
                .iter()
                .any(|(field, _)| funds.one(field).is_some())
        }),
        false => false,
    };
    if taken {
        unsure(reading, row, &name, &Unsure::Slipped);
        return Read::Done;
    }
    let rate = line.rate;
    let told_rate = rate.map(|cell| reading.grid.text(cell).trim().to_owned());
    let (values, read) = sure_points(head, line);
    let mut facts = Facts::default();
    if !total {
        facts.set("名称", reading.grid.quoted(label.cell, name.clone()));
    }
    let funds = match total {
        true => reading.draft.facts.group_mut("资金"),
        false => &mut facts,
    };
    for (field, quoted) in values {
        funds.set(field, beside_rate(field, quoted, told_rate.as_deref()));
    }
    reading.grid.label(label.cell);
    for cell in read {
        reading.grid.tell(cell);
    }
    if !total && has_amount {
        reading.grid.tell(label.cell);
        reading.draft.facts.group_mut("资金").add_row("来源", facts);
    }
    if contradicts && let Some(rate) = rate {
        let quoted = reading.grid.quoted(rate, String::new());
        let reason = format!("“{name}”的执行率与预算数、执行数算出来的不一致，请核对");
        reading.doubt("资金", reason, Some(quoted));
    }
    keep_others(reading, head, row, label);
    Read::Done
}

/// The rate is no fact: it stands beside the amount that it follows from.
fn beside_rate(field: &str, mut quoted: Quoted, rate: Option<&str>) -> Quoted {
    if let Some(rate) = rate.filter(|_| field == "全年执行数") {
        quoted.words = format!("{} ｜ {rate}", quoted.words);
    }
    quoted
}

/// What a line says in columns of no field goes into the body.
fn keep_others(reading: &mut FormReading<'_>, head: &MoneyHead, row: usize, label: Spot) {
    for spot in reading.grid.fresh(row) {
        if spot.end <= label.end || !reading.grid.is_left(spot.cell) {
            continue;
        }
        let text = reading.grid.text(spot.cell);
        match fold::answer(text) {
            Some(answer) => {
                let title = reading.grid.spot(head.row, spot.column);
                let title = title.map_or("", |title| {
                    reading.grid.tell(title.cell);
                    reading.grid.text(title.cell)
                });
                reading.grid.tell(spot.cell);
                reading.keep(row, title, answer);
            }
            None => reading.grid.label(spot.cell),
        }
    }
}

/// The name of a source, as its line is labelled.
fn source_name(text: &str) -> String {
    let name = fold::name(text);
    let name = name.strip_prefix("其中").unwrap_or(&name);
    let name = name.trim_matches(['：', ':', '、']);
    let bare = name.rfind(['(', '（']).map(|at| name.split_at(at));
    match bare {
        Some((before, unit)) if fold::unit_of_money(unit).is_some() => before.to_owned(),
        _ => name.to_owned(),
    }
}

fn unsure(reading: &mut FormReading<'_>, row: usize, name: &str, why: &Unsure) {
    let reason = match why {
        Unsure::Slipped => format!("“{name}”这一行的数与表头对不上，没有导入"),
        Unsure::NoUnit => format!("没有写明金额的单位，“{name}”这一行没有导入"),
    };
    let words = reading.words(row);
    reading.doubt("资金", reason, words);
}

/// Where no column gives the points of execution, the title of the part may: 预算执行情况（10分）.
fn weigh(reading: &mut FormReading<'_>, head: &MoneyHead) {
    let has_column = head
        .columns
        .iter()
        .any(|(column, _)| *column == MoneyColumn::Field("分值"));
    let line = reading.grid.line(head.row).iter();
    let titled = line.filter_map(|spot| {
        let points = fold::points(reading.grid.text(spot.cell))?;
        Some((spot.cell, points))
    });
    let Some((cell, points)) = titled.into_iter().next() else {
        return;
    };
    if has_column || reading.draft.facts.group("资金").is_none() {
        return;
    }
    let quoted = reading.grid.quoted(cell, points);
    reading.draft.facts.group_mut("资金").set("分值", quoted);
}

/// Offers an amount that stands right of its own label; whether it is one.
pub(super) fn pair(reading: &mut FormReading<'_>, label: usize, value: usize) -> bool {
    let Some(field) = reading.grid.field("资金.", label) else {
        return false;
    };
    let Some(field) = field.strip_prefix("资金.") else {
        return false;
    };
    let Some(amount) = fold::amount(reading.grid.text(value)) else {
        return false;
    };
    let unit = fold::unit_of_money(reading.grid.text(label)).or(reading.unit);
    let funds = reading.draft.facts.group("资金");
    let is_taken = funds.is_some_and(|funds| funds.one(field).is_some());
    let Some(written) = written(&amount, unit).filter(|_| !is_taken && !POINTS.contains(&field))
    else {
        return false;
    };
    let quoted = reading.grid.quoted(value, written);
    reading.draft.facts.group_mut("资金").set(field, quoted);
    true
}
