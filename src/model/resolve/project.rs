//! Which reports are of one project, over the years.
//!
//! A project is known by its code where reports give one, else by its name. A report without a code is
//! of the project of that name, unless several codes go by it.

use crate::model::report::Report;
use crate::model::site::Site;
use std::collections::HashMap;

/// What a project is known by within its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    Code(&'a str),
    Name(&'a str),
}

/// The projects that several reports of one unit are about, each oldest first, and which of them a
/// report is about.
pub(super) fn index(site: &Site) -> (Vec<Vec<usize>>, HashMap<usize, usize>) {
    let codes = codes(site);
    let mut first = HashMap::with_capacity(site.reports.len());
    let mut several: HashMap<usize, Vec<usize>> = HashMap::new();
    for (position, report) in published(site) {
        let unit = site.unit_of[position];
        let named = (unit, &*report.keys.project);
        let key = match (&report.project_code, codes.get(&named)) {
            (Some(code), _) => Key::Code(code),
            (None, Some(Some(code))) => Key::Code(code),
            (None, _) => Key::Name(&report.keys.project),
        };
        let first = *first.entry((unit, key)).or_insert(position);
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
    let of_group = |(group, reports): (usize, &Vec<usize>)| {
        let reports = reports.clone().into_iter();
        reports.map(move |report| (report, group))
    };
    let project_of = groups.iter().enumerate().flat_map(of_group).collect();
    (groups, project_of)
}

/// The code that goes by a name in a unit; `None` where several do.
fn codes(site: &Site) -> HashMap<(usize, &str), Option<&str>> {
    let mut codes: HashMap<(usize, &str), Option<&str>> = HashMap::new();
    for (position, report) in published(site) {
        let Some(code) = report.project_code.as_deref() else {
            continue;
        };
        let named = (site.unit_of[position], &*report.keys.project);
        let known = codes.entry(named).or_insert(Some(code));
        if *known != Some(code) {
            *known = None;
        }
    }
    codes
}

fn published(site: &Site) -> impl Iterator<Item = (usize, &Report)> {
    let reports = site.reports.iter().enumerate();
    reports
        .map(|(position, report)| (position, &**report))
        .filter(|(_, report)| report.withdrawn.is_none())
}
