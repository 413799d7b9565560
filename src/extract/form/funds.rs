//! The part of a form about money: a head of columns, the line of all money, and a line a source.

use super::super::facts::{Facts, Quoted};
use super::super::wordings::Frame;
use super::fold::{self, PrintedAmount};
use super::grid::{Grid, Spot};
use super::plausible;
use super::reading::Reading;
use crate::text::number::read_decimal;
use rust_decimal::Decimal;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// An amount, a weight or a score: the field of 资金.
    Field(&'static str),
    /// The rate of execution.
    Rate,
}

/// The head of the columns.
struct Head {
    row: usize,
    columns: Vec<(Column, Spot)>,
}

/// One line of amounts.
#[derive(Default)]
struct Line {
    values: Vec<(&'static str, Quoted)>,
    /// 全年预算数, 全年执行数.
    compared: (Option<Decimal>, Option<Decimal>),
    rate: Option<usize>,
    score: Option<usize>,
    /// Columns in which the row has no cell at all.
    missing: usize,
    read: Vec<usize>,
}

/// What became of a line.
#[derive(PartialEq, Eq)]
enum Read {
    /// It was read, or left without harm to others.
    Done,
    /// It is the line of all money, and does not stand under the head.
    Slipped,
}

/// Why a line is not taken.
enum Unsure {
    /// Its cells do not stand under the head.
    Slipped,
    /// No unit is given.
    NoUnit,
}

const POINTS: [&str; 2] = ["分值", "得分"];

/// Words of which one is in the name of every source of money.
const MONEY: &[&str] = &[
    "资金", "拨款", "补助", "财政", "收入", "其他", "中央", "省", "市", "县", "区", "结转", "贷",
    "债", "自筹", "投入", "预算", "费", "款", "基金", "安排",
];

fn head(grid: &Grid<'_>, row: usize) -> Option<Head> {
    let fresh = grid.fresh(row);
    let column = |spot: &Spot| {
        if grid.is(Frame::Rate, spot.cell) {
            return Some((Column::Rate, *spot));
        }
        let field = grid.field("资金.", spot.cell)?.strip_prefix("资金.")?;
        Some((Column::Field(field), *spot))
    };
    let columns: Vec<_> = fresh.iter().filter_map(column).collect();
    let amounts = columns.iter().filter(|(column, _)| match column {
        Column::Field(field) => !POINTS.contains(field),
        Column::Rate => false,
    });
    let rates = columns.iter().filter(|(column, _)| *column == Column::Rate);
    let (amounts, rates) = (amounts.count(), rates.count());
    let twice = columns.iter().enumerate().any(|(at, (column, _))| {
        let before = &columns[..at];
        before.iter().any(|(other, _)| other == column)
    });
    let first = columns.first()?.1.column;
    let has_values = fresh
        .iter()
        .any(|spot| spot.column > first && fold::amount(grid.text(spot.cell)).is_some());
    let is_head = amounts >= 2 || (amounts == 1 && rates == 1);
    (is_head && !twice && !has_values).then_some(Head { row, columns })
}

/// Whether the part about money begins in a row.
pub(super) fn is_head(grid: &Grid<'_>, row: usize) -> bool {
    head(grid, row).is_some()
}

/// Reads the part about money that begins in a row, if one does; gives the row behind it.
pub(super) fn read(
    reading: &mut Reading<'_>,
    row: usize,
    ends: &dyn Fn(&Grid<'_>, usize) -> bool,
) -> Option<usize> {
    let head = head(&reading.grid, row)?;
    let first = head.columns.iter().map(|(_, spot)| spot.column).min()?;
    reading.label_row(row);
    let mut next = row + 1;
    // Where the line of all money has slipped, so may have the lines of its sources.
    let mut has_slipped = false;
    while next < reading.rows.end {
        if reading.grid.fresh(next).is_empty() {
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
    Some(next)
}

/// The label of a line: the last one before the columns that no earlier line has.
fn label_of(grid: &Grid<'_>, row: usize, first: usize) -> Option<Spot> {
    let before = grid.line(row).iter().rev().filter(|spot| spot.end <= first);
    before
        .filter(|spot| spot.starts || !grid.is(Frame::Funds, spot.cell))
        .find(|spot| grid.is_left(spot.cell))
        .copied()
}

fn is_line(grid: &Grid<'_>, row: usize, head: &Head, label: Spot) -> bool {
    let is_other = grid.field("", label.cell).is_some()
        || [Frame::Goals, Frame::Indicators, Frame::Chapter]
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
        || grid.is(Frame::FundsTotal, label.cell)
        || (text.chars().count() < 25 && MONEY.iter().any(|word| text.contains(word)))
}

fn is_total(grid: &Grid<'_>, label: usize) -> bool {
    let is_part = fold::name(grid.text(label)).starts_with("其中");
    !is_part && (grid.is(Frame::FundsTotal, label) || grid.is(Frame::Funds, label))
}

fn read_line(reading: &mut Reading<'_>, head: &Head, row: usize, label: Spot) -> Read {
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
    if (contradicts && line.missing > 0) || !is_plausible(reading, &line, total) {
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
        funds.set(field, quoted);
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

/// Whether a line can be what it seems to be: points are points, and a source has only what the whole has.
fn is_plausible(reading: &Reading<'_>, line: &Line, total: bool) -> bool {
    let points = |field: &str| {
        let mut values = line.values.iter();
        let (_, quoted) = values.find(|(name, _)| *name == field)?;
        read_decimal(&quoted.value)
    };
    let (weight, score) = (points("分值"), points("得分"));
    let is_weight = weight.is_none_or(|weight| weight <= Decimal::ONE_HUNDRED && !weight.is_zero());
    let is_score = match (score, weight) {
        (Some(score), Some(weight)) => score <= weight,
        (Some(score), None) => score <= Decimal::ONE_HUNDRED,
        (None, _) => true,
    };
    let funds = reading.draft.facts.group("资金");
    let whole = funds
        .filter(|_| !total)
        .filter(|funds| funds.one("全年执行数").is_some());
    let is_of_whole = whole.is_none_or(|whole| {
        let mut amounts = line
            .values
            .iter()
            .filter(|(field, _)| !POINTS.contains(field));
        amounts.all(|(field, quoted)| whole.one(field).is_some() || is_zero(&quoted.value))
    });
    is_weight && is_score && is_of_whole
}

/// The values of a line and their cells, without a score beside which the weight is missing.
fn sure_points(head: &Head, line: Line) -> (Vec<(&'static str, Quoted)>, Vec<usize>) {
    let has_column = head
        .columns
        .iter()
        .any(|(column, _)| *column == Column::Field("分值"));
    let has_weight = line.values.iter().any(|(field, _)| *field == "分值");
    let score = line.score.filter(|_| has_column && !has_weight);
    let mut values = line.values;
    let mut read = line.read;
    if score.is_some() {
        values.retain(|(field, _)| *field != "得分");
        read.retain(|cell| Some(*cell) != score);
    }
    (values, read)
}

fn is_zero(value: &str) -> bool {
    fold::amount(value).is_some_and(|amount| amount.value.is_zero())
}

/// What a line says in columns of no field goes into the body.
fn keep_others(reading: &mut Reading<'_>, head: &Head, row: usize, label: Spot) {
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

/// The values of a line, if they surely stand under the head.
fn line(reading: &Reading<'_>, head: &Head, row: usize, label: Spot) -> Result<Line, Unsure> {
    let grid = &reading.grid;
    let mut line = Line::default();
    for (column, title) in &head.columns {
        let Some(spot) = grid.spot(row, title.column) else {
            line.missing += usize::from(!grid.is_there(row, title.column));
            continue;
        };
        if !spot.starts {
            continue;
        }
        if spot.column != title.column || spot.cell == label.cell || spot.end > title.end {
            return Err(Unsure::Slipped);
        }
        let text = grid.text(spot.cell);
        line.read.push(spot.cell);
        if fold::is_blank(text) || text == "无" {
            continue;
        }
        match column {
            Column::Rate => {
                line.rate = Some(spot.cell);
                rate(text).ok_or(Unsure::Slipped)?;
            }
            Column::Field(field) if POINTS.contains(field) => {
                let number = fold::number(text).ok_or(Unsure::Slipped)?;
                if *field == "得分" {
                    line.score = Some(spot.cell);
                }
                line.values.push((field, grid.quoted(spot.cell, number)));
            }
            Column::Field(field) => {
                let amount = fold::amount(text).ok_or(Unsure::Slipped)?;
                match *field {
                    "全年预算数" => line.compared.0 = Some(amount.value),
                    "全年执行数" => line.compared.1 = Some(amount.value),
                    _ => {}
                }
                let unit = unit(reading, head, [title.cell, label.cell]);
                let value = written(&amount, unit).ok_or(Unsure::NoUnit)?;
                line.values.push((field, grid.quoted(spot.cell, value)));
            }
        }
    }
    Ok(line)
}

/// The unit of an amount: of its column, its line, the part about money, or the head of the form.
fn unit(reading: &Reading<'_>, head: &Head, near: [usize; 2]) -> Option<&'static str> {
    let section = reading.grid.line(head.row).iter().map(|spot| spot.cell);
    let mut labels = near.into_iter().chain(section);
    labels
        .find_map(|cell| fold::unit_of_money(reading.grid.text(cell)))
        .or(reading.unit)
}

/// An amount as our files write it: with its unit, unless that is 万元.
fn written(amount: &PrintedAmount, unit: Option<&'static str>) -> Option<String> {
    let number = &amount.number;
    match amount.unit.or(unit) {
        Some("万元") => Some(number.clone()),
        Some(unit) => Some(format!("{number}{unit}")),
        None => None,
    }
}

/// A rate as a share of one, in the ways it may be meant.
fn rate(text: &str) -> Option<[Decimal; 2]> {
    let bare = text.trim().trim_end_matches(['%', '％']).trim();
    let is_percent = bare.len() < text.trim().len();
    let number = fold::amount(bare)?.value;
    let percent = number.checked_div(Decimal::ONE_HUNDRED)?;
    Some([percent, if is_percent { percent } else { number }])
}

fn contradicts(grid: &Grid<'_>, line: &Line) -> bool {
    let (Some(budget), Some(spent)) = line.compared else {
        return false;
    };
    let Some(stated) = line.rate.and_then(|cell| rate(grid.text(cell))) else {
        return false;
    };
    let Some(share) = spent.checked_div(budget) else {
        return false;
    };
    let tolerance = Decimal::new(6, 3);
    !stated
        .iter()
        .any(|stated| (*stated - share).abs() < tolerance)
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

fn unsure(reading: &mut Reading<'_>, row: usize, name: &str, why: &Unsure) {
    let reason = match why {
        Unsure::Slipped => format!("“{name}”这一行的数与表头对不上，没有导入"),
        Unsure::NoUnit => format!("没有写明金额的单位，“{name}”这一行没有导入"),
    };
    let words = reading.words(row);
    reading.doubt("资金", reason, words);
}

/// Where no column gives the points of execution, the title of the part may: 预算执行情况（10分）.
fn weigh(reading: &mut Reading<'_>, head: &Head) {
    let has_column = head
        .columns
        .iter()
        .any(|(column, _)| *column == Column::Field("分值"));
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
pub(super) fn pair(reading: &mut Reading<'_>, label: usize, value: usize) -> bool {
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
