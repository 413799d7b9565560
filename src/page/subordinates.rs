//! A superior with the units below it: what they come to in each year, and each of them in the newest.
//!
//! Invariant: the sums of a year are those of the year's own table.

use super::context::PageContext;
use super::levels::{LevelLine, UnitScope};
use super::order::{Order, part_route};
use super::spending::table_note;
use super::unit_figures::{UnitFigures, anchor};
use super::year_units::YearUnits;
use crate::model::Year;
use serde::Serialize;

/// A superior with the units below it.
#[derive(Debug, Serialize)]
pub struct Subordinates<'a> {
    /// Number of units below it.
    pub units: usize,
    /// All of them together, year by year, the newest first; each leads to the year's table.
    pub sums: Vec<UnitFigures<'a>>,
    /// Which reports the sums are of; `None` where they are of all.
    pub sums_note: Option<String>,
    /// The newest year with a report of any of them.
    pub year: u16,
    /// The superior by itself in that year, then the units right below it, with those below them.
    pub rows: Vec<UnitFigures<'a>>,
    /// Which reports the rows are of; `None` where they are of all.
    pub note: Option<String>,
    /// How many rows are left out, because they are many.
    pub left_out: usize,
    /// The year's table, where the superior stands.
    pub href: String,
}

impl<'a> Subordinates<'a> {
    /// What is below a unit; `None` where no report is.
    pub(super) fn of(ctx: &PageContext<'a>, unit: usize) -> Option<Self> {
        if ctx.plan.levels.right_below(unit).is_empty() {
            return None;
        }
        let size = ctx.site.config.page_size.max(1);
        let tables = ctx.plan.year_units.iter().rev();
        let places = tables.filter_map(|(year, table)| Some((*year, table.place(unit, size)?)));
        let places: Vec<(Year, (u32, UnitScope))> = places.collect();
        let is_sum = |(_, (_, reach)): &&(Year, (u32, UnitScope))| *reach == UnitScope::WithBelow;
        let (newest, place) = *places.iter().find(is_sum)?;
        let sums = places.iter().map(|(year, place)| {
            let line = LevelLine {
                unit,
                level: 0,
                reach: UnitScope::WithBelow,
            };
            UnitFigures {
                label: format!("{year}年").into(),
                href: Some(table_href(ctx, unit, *year, *place)),
                anchor: None,
                ..UnitFigures::new(ctx, *year, line)
            }
        });
        let sums: Vec<UnitFigures<'a>> = sums.collect();
        let mut lines = ctx.plan.right_below(unit, newest);
        let left_out = lines.len().saturating_sub(size);
        lines.truncate(size);
        let rows = lines.into_iter();
        let rows: Vec<UnitFigures<'a>> = rows
            .map(|line| UnitFigures {
                anchor: None,
                ..UnitFigures::new(ctx, newest, line)
            })
            .collect();
        Some(Self {
            units: ctx.plan.levels.all_below(unit).len(),
            sums_note: table_note(sums.iter().map(|row| &row.money)),
            sums,
            year: newest.0,
            note: table_note(rows.iter().map(|row| &row.money)),
            rows,
            left_out,
            href: table_href(ctx, unit, newest, place),
        })
    }
}

/// The line of a superior in a year's table.
fn table_href(
    ctx: &PageContext<'_>,
    unit: usize,
    year: Year,
    (page, reach): (u32, UnitScope),
) -> String {
    let route = part_route(&YearUnits::route(year), Order::Name, page);
    let href = ctx.href(&route);
    match reach {
        UnitScope::WithBelow => format!("{href}#{}", anchor(ctx.site.units[unit].id.as_str())),
        UnitScope::Alone | UnitScope::Own => href,
    }
}
