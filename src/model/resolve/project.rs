//! Which reports are of one project, over the years.
//!
//! A project is known by its code where reports give one, else by its name. A report without a code is
//! of the project of that name, unless several codes go by it. Years in names do not count, unless a unit
//! has two reports of one year whose names differ in nothing else: such years tell projects apart. What is
//! joined by hand comes on top (`joined.rs`), and is remembered as such.

use super::joined::join_by_hand;
use crate::diagnostic::Diagnostic;
use crate::model::name_years::{folded, years_in};
use crate::model::projects::Projects;
use crate::model::report::Report;
use crate::model::site::Site;
use std::collections::{HashMap, HashSet};

/// What a project is known by within its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    Code(&'a str),
    Name(&'a str),
}

/// Fills the indexes of projects: those that several reports are about, each oldest first; which of them a
/// report is about; and what was joined by hand.
pub(super) fn index(site: &mut Site, findings: &mut Vec<Diagnostic>) {
    let first_of = first_reports(site);
    let joined = join_by_hand(site, &first_of, findings);
    let mut several: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut part_of = HashMap::new();
    let mut seen: HashMap<usize, usize> = HashMap::with_capacity(site.reports.len());
    for (position, _) in published(site) {
        let part = first_of[position];
        let project = joined.project_of(part);
        if joined.has_parts(project) {
            part_of.insert(position, part);
        }
        let first = *seen.entry(project).or_insert(position);
        if first != position {
            let reports = several.entry(first).or_insert_with(|| vec![first]);
            reports.push(position);
        }
    }
    let mut groups: Vec<Vec<usize>> = several.into_values().collect();
    groups.sort();
    for reports in &mut groups {
        reports.sort_by_key(|position| (site.reports[*position].year.value, *position));
    }
    site.projects = Projects::new(groups, part_of, joined.formerly);
}

/// The first report of the project that each report is about by code or name; of a withdrawn report, itself.
fn first_reports(site: &Site) -> Vec<usize> {
    let names = Names::new(site);
    let codes = codes(site, &names);
    let mut first_of: Vec<usize> = (0..site.reports.len()).collect();
    let mut first = HashMap::with_capacity(site.reports.len());
    for (position, report) in published(site) {
        let unit = site.unit_of[position];
        let name = names.of(site, position);
        let key = match (&report.project_code, codes.get(&(unit, name))) {
            (Some(code), _) => Key::Code(code),
            (None, Some(Some(code))) => Key::Code(code),
            (None, _) => Key::Name(name),
        };
        first_of[position] = *first.entry((unit, key)).or_insert(position);
    }
    first_of
}

/// What names are held against each other by.
struct Names {
    /// Names in which years count, by report.
    with_years: HashMap<usize, String>,
}

impl Names {
    fn new(site: &Site) -> Self {
        let same = |position: usize| {
            (
                site.unit_of[position],
                &*site.reports[position].keys.project,
            )
        };
        let mut of_year = HashMap::with_capacity(site.reports.len());
        let mut apart = HashSet::new();
        for (position, report) in published(site) {
            let (unit, name) = same(position);
            let first = *of_year
                .entry((report.year.value, unit, name))
                .or_insert(position);
            if first != position && named_years(site, first) != named_years(site, position) {
                apart.insert((unit, name));
            }
        }
        let with_years = published(site).filter(|(position, _)| apart.contains(&same(*position)));
        let with_years = with_years.map(|(position, report)| (position, folded(&report.project)));
        Self {
            with_years: match apart.is_empty() {
                true => HashMap::new(),
                false => with_years.collect(),
            },
        }
    }

    fn of<'a>(&'a self, site: &'a Site, position: usize) -> &'a str {
        let name = self.with_years.get(&position);
        name.map_or(&site.reports[position].keys.project, String::as_str)
    }
}

/// The years that a report's name names; its own where it names none.
fn named_years(site: &Site, position: usize) -> Vec<u16> {
    let report = &site.reports[position];
    match years_in(&report.project) {
        years if years.is_empty() => vec![report.year.value.0],
        years => years,
    }
}

/// The code that goes by a name in a unit; `None` where several do.
fn codes<'a>(site: &'a Site, names: &'a Names) -> HashMap<(usize, &'a str), Option<&'a str>> {
    let mut codes: HashMap<(usize, &str), Option<&str>> = HashMap::new();
    for (position, report) in published(site) {
        let Some(code) = report.project_code.as_deref() else {
            continue;
        };
        let named = (site.unit_of[position], names.of(site, position));
        let known = codes.entry(named).or_insert(Some(code));
        if *known != Some(code) {
            *known = None;
        }
    }
    codes
}

/// The reports that are not withdrawn, with their positions.
pub(super) fn published(site: &Site) -> impl Iterator<Item = (usize, &Report)> {
    let reports = site.reports.iter().enumerate();
    reports
        .map(|(position, report)| (position, &**report))
        .filter(|(_, report)| report.withdrawn.is_none())
}
