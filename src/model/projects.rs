//! Which reports are of one project, and what it was called.
//!
//! Invariant: who looks at the project of a report while reads are recorded has that report noted, so that what the
//! other reports of a project say does not count as looked at, but which they are does.

use super::reads::note_report;
use std::collections::{BTreeMap, HashMap};

/// The projects of a site. Withdrawn reports are of none.
#[derive(Debug, Default)]
pub struct Projects {
    /// Reports of one project over the years, oldest first, where there are several. They are of one unit, unless they
    /// were joined by hand.
    reports: Vec<Vec<usize>>,
    /// Where a report stands among them.
    place_of: HashMap<usize, usize>,
    part_of: HashMap<usize, usize>,
    formerly: BTreeMap<usize, Box<[Option<usize>]>>,
}

/// What is known of the project of a report.
#[derive(Debug, PartialEq, Eq)]
pub struct ReportProject<'a> {
    same: &'a [usize],
    part: Option<usize>,
    formerly: Option<&'a [Option<usize>]>,
}

impl ReportProject<'_> {
    /// Whether the report stands alone.
    pub fn is_alone(&self) -> bool {
        self.same.is_empty() && self.part.is_none() && self.formerly.is_none()
    }
}

impl Projects {
    /// The projects with these reports; see [`Projects::part_of`] and [`Projects::formerly`].
    pub(super) fn new(
        reports: Vec<Vec<usize>>,
        part_of: HashMap<usize, usize>,
        formerly: BTreeMap<usize, Box<[Option<usize>]>>,
    ) -> Self {
        let place = |(place, reports): (usize, &Vec<usize>)| {
            let reports = reports.clone().into_iter();
            reports.map(move |report| (report, place))
        };
        Self {
            place_of: reports.iter().enumerate().flat_map(place).collect(),
            reports,
            part_of,
            formerly,
        }
    }

    /// The same project in all years, this report among them, oldest first; empty if it stands alone.
    pub fn same(&self, report: usize) -> &[usize] {
        note_report(report);
        self.unnoted(report).same
    }

    /// Of projects that were joined by hand: the first report of the one, by code or name, that a report is of.
    pub fn part_of(&self, report: usize) -> Option<usize> {
        note_report(report);
        self.part_of.get(&report).copied()
    }

    /// The earlier report that each 曾用名 of a report leads to, where it leads to one.
    pub fn formerly(&self, report: usize) -> Option<&[Option<usize>]> {
        note_report(report);
        self.formerly.get(&report).map(AsRef::as_ref)
    }

    /// What is known of the project of a report, which does not count as looked at: for what tells whether it has
    /// changed.
    pub fn unnoted(&self, report: usize) -> ReportProject<'_> {
        let place = self.place_of.get(&report);
        let same = place.and_then(|place| self.reports.get(*place));
        ReportProject {
            same: same.map_or(&[], Vec::as_slice),
            part: self.part_of.get(&report).copied(),
            formerly: self.formerly.get(&report).map(AsRef::as_ref),
        }
    }
}
