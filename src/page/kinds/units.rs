//! The units, under letters.

use super::listing::frame;
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

/// The units under letters, in alphabetical order of the letters, `#` last. Under a letter they
/// stand in the site's order.
pub(super) fn letters<'a>(cx: &Cx<'a>) -> Vec<Letter<'a>> {
    let mut letters: Vec<Letter<'a>> = Vec::new();
    for (position, unit) in cx.site.units.iter().enumerate() {
        let line = line(cx, position);
        match letters.iter_mut().find(|known| known.letter == unit.letter) {
            Some(known) => known.units.push(line),
            None => letters.push(Letter {
                letter: unit.letter,
                anchor: if unit.letter == '#' { '0' } else { unit.letter },
                units: vec![line],
            }),
        }
    }
    letters.sort_by_key(|letter| (letter.letter == '#', letter.letter));
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
