//! Pages of the sites of subordinate bodies: their addresses, the line that leads to them, and sums of theirs.
//!
//! Invariant: nothing here is counted with the site's own reports, and every report's link leads to the site that
//! answers for it.

use super::context::PageContext;
use super::figure::Amount;
use super::order::{Order, part_route};
use super::paging::pages_for;
use super::planned::PageKind;
use crate::model::{Money, Rate, Route, Site, SubordinatePackage, SubordinateYear, Year};
use serde::Serialize;

/// The page of all subordinate sites.
pub(super) const SUBORDINATE_SITES: &str = "subordinate-sites/index.html";

/// One page of the reports of a subordinate site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SubordinatePart {
    /// The site: a position in [`Site::subordinates`].
    pub site: usize,
    /// The year; `None` for all years.
    pub year: Option<Year>,
    /// The page, counted from 1.
    pub number: u32,
}

/// The address of the first page of a subordinate site's reports.
pub(super) fn reports_route(site: &Site, position: usize, year: Option<Year>) -> Route {
    let slug = &site.subordinates[position].slug;
    Route::new(match year {
        None => format!("subordinate-sites/{slug}/index.html"),
        Some(year) => format!("subordinate-sites/{slug}/{year}/index.html"),
    })
}

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

/// The line on pages of the site's own that leads to the subordinate sites.
#[derive(Debug, Serialize)]
pub struct SubordinateLink {
    /// Where it leads.
    pub href: String,
    /// Number of subordinate sites.
    pub sites: usize,
    /// Number of their reports, of those whose data passed.
    pub reports: usize,
}

impl SubordinateLink {
    /// The line; `None` where the site names no subordinate site.
    pub(super) fn of(ctx: &PageContext<'_>) -> Option<Self> {
        let sites = &ctx.site.subordinates;
        let packages = sites.iter().filter_map(|site| site.package.as_ref());
        Some(Self {
            href: ctx.href_if(SUBORDINATE_SITES)?,
            sites: sites.len(),
            reports: packages.map(|package| package.reports.len()).sum(),
        })
    }
}

/// What reports of a subordinate site come to, by its own sums.
#[derive(Debug, Serialize)]
pub struct SubordinateSums {
    /// Number of reports.
    pub reports: usize,
    /// 全年执行数, summed over the reports that state both amounts.
    pub spent: Option<Amount>,
    /// 全年预算数 of the same reports, summed.
    pub budget: Option<Amount>,
    /// 执行率 of the two.
    pub rate: Option<String>,
    /// How many reports are in neither amount.
    pub left_out: usize,
}

impl SubordinateSums {
    /// The sums over these years.
    pub(super) fn of(years: &[SubordinateYear]) -> Self {
        let reports: usize = years.iter().map(|year| year.reports).sum();
        let counted: usize = years.iter().map(|year| year.counted).sum();
        let spent: Money = years.iter().map(|year| year.spent).sum();
        let budget: Money = years.iter().map(|year| year.budget).sum();
        let amount = |money| (counted > 0).then(|| Amount::rounded(money));
        let rate = Rate::execution(spent, budget).filter(|_| counted > 0);
        Self {
            reports,
            spent: amount(spent),
            budget: amount(budget),
            rate: rate.map(|rate| rate.to_string()),
            left_out: reports.saturating_sub(counted),
        }
    }
}

/// The years of a subordinate site's reports: `2022–2024`; `None` where it has no report.
pub(super) fn years_label(package: &SubordinatePackage) -> Option<String> {
    let (newest, oldest) = (package.years.first()?, package.years.last()?);
    Some(match newest.year == oldest.year {
        true => newest.year.to_string(),
        false => format!("{}–{}", oldest.year, newest.year),
    })
}
