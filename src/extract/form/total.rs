//! The line of all points: the score of the report, and its grade behind it.

use super::super::wordings::{self, FrameLabel};
use super::fold;
use super::grid::Spot;
use super::plausible::is_parted_number;
use super::reading::{FormReading, Offer};
use crate::field::FromText;
use crate::model::Score;
use crate::text::number::read_decimal;
use rust_decimal::Decimal;

/// Reads the line of all points that begins with this cell of a row; whether it is one.
pub(super) fn read(reading: &mut FormReading<'_>, row: usize, label: Spot) -> bool {
    if !reading.grid.is(FrameLabel::Total, label.cell) {
        return false;
    }
    let behind: Vec<Spot> = reading.grid.fresh(row);
    let behind: Vec<Spot> = behind
        .into_iter()
        .filter(|spot| spot.column >= label.end)
        .collect();
    let is_number = |spot: &&Spot| fold::number(reading.grid.text(spot.cell)).is_some();
    let numbers: Vec<Spot> = behind.iter().filter(is_number).copied().collect();
    let at = |column: Option<usize>| {
        let column = column?;
        numbers
            .iter()
            .find(|spot| spot.column <= column && spot.end > column)
            .copied()
    };
    let (weight, score) = (at(reading.points.0), at(reading.points.1));
    let value = |spot: &Spot| {
        fold::number(reading.grid.text(spot.cell)).and_then(|text| read_decimal(&text))
    };
    let is_of_score = reading.grid.field("", label.cell) == Some("得分");
    let last = numbers.last().map(|spot| spot.cell);
    let score = match (numbers.as_slice(), weight, score) {
        // Another number behind it, and it is not the score: the row has slipped.
        (_, weight, Some(score))
            if weight.is_none_or(|weight| weight.cell != score.cell)
                && last == Some(score.cell)
                && (weight.is_some() || is_sum(reading, value(&score))) =>
        {
            Some(score)
        }
        ([whole, score], None, None) if value(whole) == Some(Decimal::ONE_HUNDRED) => Some(*score),
        ([score], None, None) if is_of_score => Some(*score),
        _ => None,
    };
    let sums = numbers
        .iter()
        .filter(|spot| Some(spot.cell) != score.map(|score| score.cell));
    let is_whole = |spot: &&Spot| {
        value(spot) == Some(Decimal::ONE_HUNDRED)
            || Some(spot.cell) == weight.map(|weight| weight.cell)
    };
    let wholes: Vec<usize> = sums.filter(is_whole).map(|spot| spot.cell).collect();
    for cell in wholes {
        reading.grid.label(cell);
    }
    reading.grid.label(label.cell);
    match score {
        Some(score) => offer_score(reading, row, label, score),
        None => doubt_parted(reading, label, &behind),
    }
    for spot in behind {
        offer_grade(reading, row, spot);
    }
    true
}

/// Whether a number without a weight before it is the score: the scores of all rows come to it, or there is no column
/// of weights in which it could have stood.
fn is_sum(reading: &FormReading<'_>, number: Option<Decimal>) -> bool {
    if reading.points.0.is_none() || number != Some(Decimal::ONE_HUNDRED) {
        return true;
    }
    let facts = &reading.draft.facts;
    let rows = facts.rows("指标").iter().chain(facts.group("资金"));
    let scores = rows.filter_map(|row| read_decimal(&row.one("得分")?.value));
    Some(scores.sum()) == number
}

fn offer_score(reading: &mut FormReading<'_>, row: usize, label: Spot, score: Spot) {
    let Some(number) = fold::number(reading.grid.text(score.cell)) else {
        return;
    };
    if Score::from_text(&number).is_err() {
        return;
    }
    let quoted = reading.grid.quoted(score.cell, number);
    reading.grid.tell(score.cell);
    reading.offers.push(Offer {
        field: "得分",
        rank: 0,
        label: reading.grid.text(label.cell).to_owned(),
        quoted,
        row,
    });
}

/// A score on two lines may be one number or two.
fn doubt_parted(reading: &mut FormReading<'_>, label: Spot, behind: &[Spot]) {
    let is_parted = |spot: &&Spot| is_parted_number(reading.grid.text(spot.cell));
    if let Some(spot) = behind.iter().find(is_parted) {
        let label = fold::name(reading.grid.text(label.cell));
        let quoted = reading.grid.quoted(spot.cell, String::new());
        let reason = format!("“{label}”里的数分成了几行，读不准，没有导入");
        reading.doubt("得分", reason, Some(quoted));
    }
}

/// A grade that stands behind the score.
fn offer_grade(reading: &mut FormReading<'_>, row: usize, spot: Spot) {
    let Some(grade) = grade(reading.grid.text(spot.cell)) else {
        return;
    };
    let quoted = reading.grid.quoted(spot.cell, grade.to_owned());
    reading.grid.tell(spot.cell);
    reading.offers.push(Offer {
        field: "等级",
        rank: 0,
        label: "等级".to_owned(),
        quoted,
        row,
    });
}

/// The grade that a text is, or that is ticked in it: `优`, `“优”`, `☑优 □良 □中 □差`.
pub(super) fn grade(text: &str) -> Option<&'static str> {
    let bare = text
        .trim()
        .trim_matches(['“', '”', '"', '（', '）', '(', ')', '。', ' ']);
    if let Some(grade) = wordings::GRADES.iter().find(|grade| **grade == bare) {
        return Some(grade);
    }
    let is_box = |c: char| "☑☐□■√✓✔☒◻◼".contains(c);
    let line: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    let boxes_first = line.starts_with(is_box);
    let mut ticked = Vec::new();
    let mut rest = line.as_str();
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        let Some(grade) = wordings::GRADES
            .iter()
            .find(|grade| rest.starts_with(**grade))
        else {
            before = Some(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        rest = &rest[grade.len()..];
        let mark = if boxes_first {
            before
        } else {
            rest.chars().next()
        };
        if mark.is_some_and(|c| "☑■√✓✔☒◼".contains(c)) {
            ticked.push(*grade);
        }
        before = None;
    }
    match ticked.as_slice() {
        [grade] if line.contains(is_box) => Some(grade),
        _ => None,
    }
}
