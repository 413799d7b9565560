//! The units, under letters.

use super::listing::frame;
use crate::model::{Unit, pinyin};
use crate::page::cx::Cx;
use crate::page::figure::rounded;
use crate::page::frame::{Frame, Head};
use serde::Serialize;

/// What the template of the units sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// Number of units.
    pub total: usize,
    /// The units under their letters.
    pub letters: Vec<Letter<'a>>,
}

/// The units under one letter.
#[derive(Debug, Serialize)]
pub struct Letter<'a> {
    /// `A` to `Z`, or `#`.
    pub letter: char,
    /// The anchor of its heading: the letter, `0` for `#`.
    pub anchor: char,
    /// The units.
    pub units: Vec<UnitLine<'a>>,
}

/// A unit as a line of the list.
#[derive(Debug, Serialize)]
pub struct UnitLine<'a> {
    /// The full name.
    pub name: &'a str,
    /// The name for tables.
    pub label: &'a str,
    /// Its page; `None` if it has no report.
    pub href: Option<String>,
    /// Number of reports.
    pub reports: usize,
    /// Years with reports: `2022–2024`.
    pub years: Option<String>,
    /// Summed spending.
    pub spent: Option<String>,
    /// Execution rate.
    pub rate: Option<String>,
}

pub(super) fn view<'a>(cx: &Cx<'a>) -> View<'a> {
    let mut head = Head::new("单位");
    let total = cx.site.units.len();
    head.description = Some(format!("公开报告的{total}个单位，按拼音排列。").into());
    View {
        page: frame(cx, head, None),
        total,
        letters: letters(cx),
    }
}

/// The letter a reader looks for a unit under: that of its short name, as long as no sort key says
/// otherwise.
pub(in crate::page) fn letter_of(unit: &Unit) -> char {
    match (&unit.sort_key, &unit.short_name) {
        (None, Some(short)) => pinyin::letter(short),
        _ => unit.letter,
    }
}

/// What a unit is sorted by under its letter.
fn sort_key(unit: &Unit) -> (u32, String) {
    let key = match &unit.sort_key {
        Some(key) => key.to_lowercase(),
        None => pinyin::sort_key(unit.label()),
    };
    (unit.order.unwrap_or(u32::MAX), key)
}

/// The units under letters, in alphabetical order of the letters, `#` last.
pub(super) fn letters<'a>(cx: &Cx<'a>) -> Vec<Letter<'a>> {
    let mut order: Vec<usize> = (0..cx.site.units.len()).collect();
    order.sort_by_cached_key(|position| {
        let unit = &cx.site.units[*position];
        let letter = letter_of(unit);
        (letter == '#', letter, sort_key(unit))
    });
    let mut letters: Vec<Letter<'a>> = Vec::new();
    for position in order {
        let letter = letter_of(&cx.site.units[position]);
        let line = line(cx, position);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.units.push(line),
            _ => letters.push(Letter {
                letter,
                anchor: if letter == '#' { '0' } else { letter },
                units: vec![line],
            }),
        }
    }
    letters
}

fn line<'a>(cx: &Cx<'a>, position: usize) -> UnitLine<'a> {
    let unit = &cx.site.units[position];
    let list = cx.plan.units.get(&position);
    let tally = list.map(|list| cx.plan.sums(cx.site, *list));
    let reports = &cx.site.by_unit[position];
    let year = |report: Option<&usize>| report.map(|report| cx.site.reports[*report].year.value);
    UnitLine {
        name: &unit.name,
        label: unit.label(),
        href: cx.unit_route(position).map(|route| cx.href(route)),
        reports: reports.len(),
        years: year(reports.last())
            .zip(year(reports.first()))
            .map(|(first, last)| {
                if first == last {
                    first.to_string()
                } else {
                    format!("{first}–{last}")
                }
            }),
        spent: tally
            .filter(|tally| tally.with_spent > 0)
            .map(|tally| rounded(tally.spent)),
        rate: tally
            .and_then(|tally| tally.execution)
            .map(|rate| rate.to_string()),
    }
}
