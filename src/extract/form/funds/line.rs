//! A line of amounts under the head of its columns, and whether it can be what it seems to be.

use super::super::super::facts::Quoted;
use super::super::super::wordings::FrameLabel;
use super::super::fold::{self, PrintedAmount};
use super::super::grid::{FormGrid, Spot};
use super::super::reading::FormReading;
use crate::text::number::read_decimal;
use rust_decimal::Decimal;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MoneyColumn {
    /// An amount, a weight or a score: the field of 资金.
    Field(&'static str),
    /// The rate of execution.
    Rate,
}

/// The head of the columns.
pub(super) struct MoneyHead {
    pub(super) row: usize,
    pub(super) columns: Vec<(MoneyColumn, Spot)>,
}

/// One line of amounts.
#[derive(Default)]
pub(super) struct MoneyLine {
    pub(super) values: Vec<(&'static str, Quoted)>,
    /// 全年预算数, 全年执行数.
    pub(super) compared: (Option<Decimal>, Option<Decimal>),
    pub(super) rate: Option<usize>,
    pub(super) score: Option<usize>,
    /// Columns in which the row has no cell at all.
    pub(super) missing: usize,
    pub(super) read: Vec<usize>,
}

/// Why a line is not taken.
pub(super) enum Unsure {
    /// Its cells do not stand under the head.
    Slipped,
    /// No unit is given.
    NoUnit,
}

pub(super) const POINTS: [&str; 2] = ["分值", "得分"];

pub(super) fn head(grid: &FormGrid<'_>, row: usize) -> Option<MoneyHead> {
    let fresh = grid.head(row);
    let column = |spot: &Spot| {
        if grid.is(FrameLabel::Rate, spot.cell) {
            return Some((MoneyColumn::Rate, *spot));
        }
        let field = grid.field("资金.", spot.cell)?.strip_prefix("资金.")?;
        Some((MoneyColumn::Field(field), *spot))
    };
    let columns: Vec<_> = fresh.iter().filter_map(column).collect();
    let amounts = columns.iter().filter(|(column, _)| match column {
        MoneyColumn::Field(field) => !POINTS.contains(field),
        MoneyColumn::Rate => false,
    });
    let rates = columns
        .iter()
        .filter(|(column, _)| *column == MoneyColumn::Rate);
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
    (is_head && !twice && !has_values).then_some(MoneyHead { row, columns })
}

/// Whether a line is of all money, by its label.
pub(super) fn is_total(grid: &FormGrid<'_>, label: usize) -> bool {
    let is_part = fold::name(grid.text(label)).starts_with("其中");
    !is_part && (grid.is(FrameLabel::FundsTotal, label) || grid.is(FrameLabel::Funds, label))
}

/// Whether a line can be what it seems to be: points are points, and a source has only what the whole has.
pub(super) fn is_plausible(reading: &FormReading<'_>, line: &MoneyLine, label: usize) -> bool {
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
        .filter(|_| !is_total(&reading.grid, label))
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
pub(super) fn sure_points(
    head: &MoneyHead,
    line: MoneyLine,
) -> (Vec<(&'static str, Quoted)>, Vec<usize>) {
    let has_column = head
        .columns
        .iter()
        .any(|(column, _)| *column == MoneyColumn::Field("分值"));
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

pub(super) fn is_zero(value: &str) -> bool {
    fold::amount(value).is_some_and(|amount| amount.value.is_zero())
}

/// The values of a line, if they surely stand under the head.
pub(super) fn line(
    reading: &FormReading<'_>,
    head: &MoneyHead,
    row: usize,
    label: Spot,
) -> Result<MoneyLine, Unsure> {
    let grid = &reading.grid;
    let mut line = MoneyLine::default();
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
            MoneyColumn::Rate => {
                line.rate = Some(spot.cell);
                rate(text).ok_or(Unsure::Slipped)?;
            }
            MoneyColumn::Field(field) if POINTS.contains(field) => {
                let number = fold::number(text).ok_or(Unsure::Slipped)?;
                if *field == "得分" {
                    line.score = Some(spot.cell);
                }
                line.values.push((field, grid.quoted(spot.cell, number)));
            }
            MoneyColumn::Field(field) => {
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
pub(super) fn unit(
    reading: &FormReading<'_>,
    head: &MoneyHead,
    near: [usize; 2],
) -> Option<&'static str> {
    let section = reading.grid.line(head.row).iter().map(|spot| spot.cell);
    let mut labels = near.into_iter().chain(section);
    labels
        .find_map(|cell| fold::unit_of_money(reading.grid.text(cell)))
        .or(reading.unit)
}

/// An amount as our files write it: with its unit, unless that is 万元.
pub(super) fn written(amount: &PrintedAmount, unit: Option<&'static str>) -> Option<String> {
    let number = &amount.number;
    match amount.unit.or(unit) {
        Some("万元") => Some(number.clone()),
        Some(unit) => Some(format!("{number}{unit}")),
        None => None,
    }
}

/// A rate as a share of one, in the ways it may be meant.
pub(super) fn rate(text: &str) -> Option<[Decimal; 2]> {
    let bare = text.trim().trim_end_matches(['%', '％']).trim();
    let is_percent = bare.len() < text.trim().len();
    let number = fold::amount(bare)?.value;
    let percent = number.checked_div(Decimal::ONE_HUNDRED)?;
    Some([percent, if is_percent { percent } else { number }])
}

pub(super) fn contradicts(grid: &FormGrid<'_>, line: &MoneyLine) -> bool {
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
