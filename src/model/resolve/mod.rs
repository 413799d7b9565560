//! From single reports to the site: units found, addresses given, indexes made.
//!
//! Takes everything that was read and gives a [`Site`] and findings about what does not fit
//! together. Looks at facts only, so it is cheap; the same parts always give the same site.

mod attachments;
mod due;
mod index;
mod joined;
mod project;
mod routes;
mod units;

use super::coverage::CoverageIndex;
use super::projects::Projects;
use super::report::{OwnPage, Report};
use super::reports::{OfReports, Reports};
use super::site::{FileFact, Site};
use super::subordinate::SubordinateSite;
use super::unit::ListedUnit;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use attachments::wanted_files;

/// What was read, before anything is known about the whole.
#[derive(Debug)]
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// The units of `content/units.yaml`, with its path, if there is one.
    pub units: Option<(SourcePath, Vec<ListedUnit>)>,
    /// All reports to publish: drafts are left out before.
    pub reports: Vec<Arc<Report>>,
    /// The site's own pages.
    pub own_pages: Vec<Arc<OwnPage>>,
    /// The sites of subordinate bodies.
    pub subordinates: Vec<Arc<SubordinateSite>>,
    /// The files under `content/`, with what is known of them.
    pub files: BTreeMap<SourcePath, FileFact>,
    /// The SHA-256 of the files of `static/` when they were checked, in small hexadecimal digits.
    pub statics: BTreeMap<SourcePath, Box<str>>,
}

/// Puts the parts together.
pub fn resolve(parts: Parts) -> (Site, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let Parts {
        config,
        units,
        reports,
        mut own_pages,
        subordinates,
        files,
        statics,
    } = parts;
    let listed = units.is_some();
    let units::ResolvedUnits {
        units,
        names,
        mut placed,
    } = units::resolve_units(units, reports, &mut findings);
    placed.sort_by(|(a, unit_of_a), (b, unit_of_b)| {
        let years = b.year.value.cmp(&a.year.value);
        let names = || a.keys.sort.cmp(&b.keys.sort);
        let units = years.then(unit_of_a.cmp(unit_of_b));
        units.then_with(names).then_with(|| a.path.cmp(&b.path))
    });
    let newest = placed.first().map(|(report, _)| report.year.value);
    let due = due::resolve_due(&config, (&units, &names), newest, &mut findings);
    own_pages.sort_by_cached_key(|page| (page.order.unwrap_or(u32::MAX), page.path.clone()));
    let addressed = routes::give_routes(&units, placed, own_pages, &mut findings);
    let mut site = Site {
        by_unit: vec![Vec::new(); units.len()],
        by_grade: vec![Vec::new(); config.grades.len()],
        config,
        subordinates,
        units,
        units_listed: listed,
        reports: Reports::new(addressed.reports),
        unit_of: addressed.unit_of,
        route_of: addressed.route_of,
        grade_of: OfReports::default(),
        own_pages: addressed.own_pages,
        attachments: BTreeMap::new(),
        page_attachments: BTreeMap::new(),
        by_year: BTreeMap::new(),
        by_basis: BTreeMap::new(),
        projects: Projects::default(),
        by_source: addressed.by_source,
        coverage: CoverageIndex::default(),
        aliases: addressed.aliases,
        files,
        statics,
    };
    attachments::attach(&mut site, &mut findings);
    index::index(&mut site, &mut findings);
    site.coverage = CoverageIndex::new(&site, due);
    (site, findings)
}
