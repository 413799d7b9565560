//! The units, under letters.

use super::listing::{Choice, frame};
use super::year_units::year_choices;
use crate::model::{Unit, pinyin};
use crate::page::context::PageContext;
use crate::page::coverage::COVERAGE;
use crate::page::frame::{Frame, Head};
use crate::page::spending::{Spending, table_note};
use crate::page::subordinate_sites::SubordinateLink;
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
    /// Which reports the amounts are of; `None` where they are of all.
    pub note: Option<String>,
    /// The tables of the years' units.
    pub years: Vec<Choice<'a>>,
    /// The page of coverage.
    pub coverage: Option<String>,
    /// The sites of subordinate bodies.
    pub subordinate: Option<SubordinateLink>,
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
    /// Its page; `None` if neither it nor a unit below it has a report.
    pub href: Option<String>,
    /// Number of reports.
    pub reports: usize,
    /// Years with reports: `2022–2024`.
    pub years: Option<String>,
    /// How much was spent of which budget; `None` without reports.
    pub money: Option<Spending>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let mut head = Head::new("单位");
    let total = ctx.site.units.len();
    head.description = Some(format!("公开报告的{total}个单位，按拼音排列。").into());
    let letters = letters(ctx);
    let units = letters.iter().flat_map(|letter| &letter.units);
    View {
        page: frame(ctx, head, None),
        total,
        note: table_note(units.filter_map(|unit| unit.money.as_ref())),
        years: year_choices(ctx, None),
        coverage: ctx.href_if(COVERAGE),
        subordinate: SubordinateLink::of(ctx),
        letters,
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
pub(super) fn letters<'a>(ctx: &PageContext<'a>) -> Vec<Letter<'a>> {
    let mut order: Vec<usize> = (0..ctx.site.units.len()).collect();
    order.sort_by_cached_key(|position| {
        let unit = &ctx.site.units[*position];
        let letter = letter_of(unit);
        (letter == '#', letter, sort_key(unit))
    });
    let mut letters: Vec<Letter<'a>> = Vec::new();
    for position in order {
        let letter = letter_of(&ctx.site.units[position]);
        let line = line(ctx, position);
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

fn line<'a>(ctx: &PageContext<'a>, position: usize) -> UnitLine<'a> {
    let unit = &ctx.site.units[position];
    let list = ctx.plan.units.get(&position);
    let tally = list.map(|list| ctx.plan.sums(ctx.site, *list));
    let reports = &ctx.site.by_unit[position];
    let year = |report: Option<&usize>| report.map(|report| ctx.site.reports[*report].year.value);
    UnitLine {
        name: &unit.name,
        label: unit.label(),
        href: ctx.unit_route(position).map(|route| ctx.href(route)),
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
        money: tally.map(Spending::new),
    }
}
