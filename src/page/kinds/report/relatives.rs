//! Other projects of the unit.

use crate::page::context::PageContext;
use crate::page::href::LabeledLink;
use crate::page::row::Row;
use serde::Serialize;

/// Most other projects a report names.
const OTHERS: usize = 10;

/// Other projects of the unit.
#[derive(Debug, Serialize)]
pub struct Others<'a> {
    /// The nearest ones in the unit's list.
    pub rows: Vec<Row<'a>>,
    /// All projects of the unit.
    pub all: Option<LabeledLink<'a>>,
    /// Number of the unit's reports, this one among them.
    pub total: usize,
}

impl<'a> Others<'a> {
    /// The neighbours of a report in its unit's list, found without walking the list.
    pub(super) fn new(ctx: &PageContext<'a>, position: usize) -> Self {
        let unit = ctx.site.unit_of[position];
        let reports = &ctx.site.by_unit[unit];
        let same = ctx.site.same_project(position);
        let here = reports.binary_search(&position).unwrap_or_else(|at| at);
        let reach = OTHERS + same.len().min(OTHERS);
        let near = here.saturating_sub(reach)..(here + reach + 1).min(reports.len());
        let mut nearest: Vec<usize> = near
            .filter(|at| reports[*at] != position && !same.contains(&reports[*at]))
            .collect();
        nearest.sort_by_key(|at| (at.abs_diff(here), *at));
        nearest.truncate(OTHERS);
        nearest.sort_unstable();
        Self {
            rows: nearest
                .into_iter()
                .map(|at| Row::new(ctx, reports[at]))
                .collect(),
            all: ctx
                .plan
                .units
                .get(&unit)
                .map(|list| ctx.list_link(ctx.site.units[unit].label(), *list)),
            total: reports.len(),
        }
    }
}
