//! The pages of coverage before they are viewed: which units and years they have, in which order.
//!
//! Invariant: what stands on them follows from [`Site::coverage`] alone.

use super::levels::Levels;
use super::order::{Order, part_route};
use super::paging::pages_for;
use super::planned::PageKind;
use crate::model::{Coverage, CoverageCount, Route, Site, Year};
use std::collections::BTreeSet;

/// The page of units and years.
pub(super) const COVERAGE: &str = "coverage/index.html";
/// The page of what the site does not have.
pub(super) const MISSING: &str = "coverage/missing.html";
/// Most years side by side: so many fit on a telephone.
const YEARS: usize = 8;

/// What the pages of coverage have.
#[derive(Debug, Default)]
pub(super) struct CoveragePlan {
    /// The units there is something to say of, those below another under it, and how far below.
    pub(super) units: Vec<(usize, usize)>,
    /// The years there is something to say of, newest first.
    pub(super) years: Vec<Year>,
    /// What is missing, and what else is not as it should be.
    pub(super) gaps: Vec<CoverageGap>,
    /// How many units are due in any year.
    pub(super) due_units: usize,
    /// How many there are of each, of those that are due.
    pub(super) count: CoverageCount,
}

/// A unit and a year that are told of on the page of what the site does not have.
#[derive(Clone, Copy, Debug)]
pub(super) struct CoverageGap {
    pub(super) kind: GapKind,
    pub(super) unit: usize,
    pub(super) year: Year,
}

/// Why they are told of. The order of the variants is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GapKind {
    /// Reports are due, and there is none.
    Missing,
    /// Reports are due, and all are taken back.
    Withdrawn,
    /// None is due after all.
    Exempt,
    /// Some came late.
    Late,
}

impl CoveragePlan {
    pub(super) fn of(site: &Site, levels: &Levels) -> Self {
        let mut years = BTreeSet::new();
        let mut count = CoverageCount::default();
        let mut due_units = 0;
        let mut gaps = Vec::new();
        let units = units_by_level(site, levels);
        for (unit, _) in &units {
            let due_before = count.due;
            for year in site.coverage_years(*unit).iter().map(Year) {
                years.insert(year);
                count.add(site, *unit, year);
                let kind = gap(site, *unit, year).filter(|_| site.says_what_is_due());
                gaps.extend(kind.map(|kind| CoverageGap {
                    kind,
                    unit: *unit,
                    year,
                }));
            }
            due_units += usize::from(count.due > due_before);
        }
        // The units of one year stand as they do in the matrix.
        gaps.sort_by(|a, b| a.kind.cmp(&b.kind).then(b.year.cmp(&a.year)));
        Self {
            units,
            years: years.into_iter().rev().collect(),
            gaps,
            due_units,
            count,
        }
    }

    /// The pages and their addresses.
    pub(super) fn pages(&self, page_size: usize) -> Vec<(Route, PageKind)> {
        let parts = |rows: usize| (1..=pages_for(rows, page_size)).filter(move |_| rows > 0);
        let pages = (1..=self.blocks()).flat_map(|block| {
            let first = block_route(block);
            parts(self.units.len()).map(move |number| {
                let route = part_route(&first, Order::Name, number);
                (route, PageKind::Coverage(block, number))
            })
        });
        let missing = parts(self.gaps.len()).map(|number| {
            let route = part_route(&Route::new(MISSING), Order::Name, number);
            (route, PageKind::Missing(number))
        });
        pages.chain(missing).collect()
    }

    /// The years of a block, counted from 1, newest first.
    pub(super) fn block(&self, block: u32) -> &[Year] {
        let mut blocks = self.years.chunks(YEARS);
        blocks.nth(block.max(1) as usize - 1).unwrap_or(&[])
    }

    /// How many blocks of years there are.
    pub(super) fn blocks(&self) -> u32 {
        u32::try_from(self.years.len().div_ceil(YEARS)).unwrap_or(u32::MAX)
    }
}

/// Where the units begin of a block of years: the newest at `coverage/index.html`, then
/// `coverage/earlier.html`, `coverage/earlier-2.html`.
pub(super) fn block_route(block: u32) -> Route {
    match block {
        0 | 1 => Route::new(COVERAGE),
        2 => Route::new("coverage/earlier.html"),
        _ => Route::new(format!("coverage/earlier-{}.html", block - 1)),
    }
}

fn gap(site: &Site, unit: usize, year: Year) -> Option<GapKind> {
    match site.coverage(unit, year) {
        Coverage::Missing { .. } => Some(GapKind::Missing),
        Coverage::Withdrawn if site.is_due(unit, year) => Some(GapKind::Withdrawn),
        Coverage::Exempt(_) => Some(GapKind::Exempt),
        Coverage::Published(count) if count.late > 0 => Some(GapKind::Late),
        _ => None,
    }
}

/// The units by level, and how far below another each stands. Where the settings say which units are due,
/// those of which nothing is asked and nothing known are left out, if the same is true of all below them.
fn units_by_level(site: &Site, levels: &Levels) -> Vec<(usize, usize)> {
    let is_told_of =
        |unit: &usize| !site.says_what_is_due() || !site.coverage_years(*unit).is_empty();
    let told_of: Vec<usize> = (0..site.units.len()).filter(is_told_of).collect();
    levels.walk(&levels.reached(&told_of).with_superiors)
}
