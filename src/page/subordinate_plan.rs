//! Which pages there are of the sites of subordinate bodies.

use super::order::{Order, part_route};
use super::paging::pages_for;
use super::planned::PageKind;
use super::subordinate_part::{SUBORDINATE_SITES, SubordinatePart, reports_route};
use crate::model::{Route, Site};

/// All pages of subordinate sites.
pub(super) fn pages(site: &Site) -> Vec<(Route, PageKind)> {
    let mut pages = Vec::new();
    let size = site.config.page_size;
    if site.subordinates.is_empty() {
        return pages;
    }
    let first = Route::new(SUBORDINATE_SITES);
    for number in 1..=pages_for(site.subordinates.len(), size) {
        let route = part_route(&first, Order::Name, number);
        pages.push((route, PageKind::SubordinateSites(number)));
    }
    for (position, subordinate) in site.subordinates.iter().enumerate() {
        let Some(package) = &subordinate.package else {
            continue;
        };
        let years = package.years.iter().map(|sums| Some(sums.year));
        for year in std::iter::once(None).chain(years) {
            let reports = package.range(year).len();
            if reports == 0 {
                continue;
            }
            let first = reports_route(site, position, year);
            for number in 1..=pages_for(reports, size) {
                let part = SubordinatePart {
                    site: position,
                    year,
                    number,
                };
                let route = part_route(&first, Order::Name, number);
                pages.push((route, PageKind::SubordinateReports(part)));
            }
        }
    }
    pages
}
