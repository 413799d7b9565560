//! The resolved whole: every report with its unit, address and neighbours, and the indexes that
//! pages are made from.
//!
//! Invariant: [`Site::reports`] is sorted as readers expect (newest year first, then unit, then
//! name); every index holds positions in it, in the same order. Withdrawn reports keep their
//! address but stand in no index.

use super::coverage::CoverageIndex;
use super::projects::Projects;
use super::report::{Basis, BasisKey, OwnPage};
use super::reports::{OfReports, Reports};
use super::route::Route;
use super::subordinate::SubordinateSite;
use super::unit::Unit;
use super::value::{Text, Word, Year};
use crate::config::Config;
use crate::source::{SourcePath, Span};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A file published with a report: named as evidence or linked from its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file in the sources.
    pub source: SourcePath,
    /// Where it is published.
    pub route: Route,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256, in small hexadecimal digits.
    pub sha256: Text,
}

/// A policy document and the reports that rest on it.
#[derive(Clone, Debug)]
pub struct BasisEntry {
    /// The title it is given most often, if any report gives one.
    pub title: Option<Word>,
    /// 文号, if it has one.
    pub number: Option<Word>,
    /// Its page.
    pub route: Route,
    /// The reports, in order.
    pub reports: Vec<usize>,
}

/// An old address that leads to a report.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The old address.
    pub route: Route,
    /// The report it leads to.
    pub report: usize,
    /// Where it was written, in the report's file.
    pub span: Span,
}

/// What a source file became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceRole {
    /// A report, by position.
    Report(usize),
    /// A page of the site's own, by position.
    OwnPage(usize),
}

/// A file as it lies in the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileFact {
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 in small hexadecimal digits; known for the files of [`super::wanted_files`].
    pub sha256: Option<Text>,
}

/// The site, resolved.
#[derive(Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The sites of subordinate bodies, in the order of the settings. Counted nowhere with its own reports.
    pub subordinates: Vec<Arc<SubordinateSite>>,
    /// The units, in reading order; some may have no report.
    pub units: Vec<Unit>,
    /// Whether the units come from `units.yaml`, not from the reports' own words.
    pub units_listed: bool,
    /// All reports to publish.
    pub reports: Reports,
    /// The unit of each report: a position in `units`.
    pub unit_of: Vec<usize>,
    /// The address of each report.
    pub route_of: Vec<Route>,
    /// The grade of each report, where one is known: a position in `config.grades`.
    pub grade_of: OfReports<Option<usize>>,
    /// The site's own pages in order, with their addresses.
    pub own_pages: Vec<(Arc<OwnPage>, Route)>,
    /// Files to publish beside a report.
    pub attachments: BTreeMap<usize, Vec<Attachment>>,
    /// Files to publish beside a page of the site's own.
    pub page_attachments: BTreeMap<usize, Vec<Attachment>>,
    /// Reports by year; the newest year comes last.
    pub by_year: BTreeMap<Year, Vec<usize>>,
    /// Reports by unit.
    pub by_unit: Vec<Vec<usize>>,
    /// Reports by grade.
    pub by_grade: Vec<Vec<usize>>,
    /// Reports by policy document.
    pub by_basis: BTreeMap<BasisKey, BasisEntry>,
    /// Which reports are of one project.
    pub projects: Projects,
    /// Which units have reports of which years, and which should.
    pub coverage: CoverageIndex,
    /// What each source file became.
    pub by_source: HashMap<SourcePath, SourceRole>,
    /// Old addresses.
    pub aliases: Vec<Alias>,
    /// The files under `content/`.
    pub files: BTreeMap<SourcePath, FileFact>,
    /// The SHA-256 of the files of `static/` when they were checked, in small hexadecimal digits.
    pub statics: BTreeMap<SourcePath, Text>,
}

impl Site {
    /// The SHA-256 of a file that is published, in small hexadecimal digits.
    pub fn sha256(&self, path: &SourcePath) -> Option<&str> {
        let of_content = || self.files.get(path)?.sha256.as_deref();
        self.statics
            .get(path)
            .map(|hash| &**hash)
            .or_else(of_content)
    }

    /// The address of what a source file became.
    pub fn route_of_source(&self, path: &SourcePath) -> Option<&Route> {
        match self.by_source.get(path)? {
            SourceRole::Report(position) => self.route_of.get(*position),
            SourceRole::OwnPage(position) => self.own_pages.get(*position).map(|(_, route)| route),
        }
    }

    /// The same project in all years, this report among them, oldest first; empty if it stands
    /// alone.
    pub fn same_project(&self, report: usize) -> &[usize] {
        self.projects.same(report)
    }

    /// Whether two reports of one project are of one by its code or name, and not only joined by hand.
    pub(crate) fn is_same_part(&self, a: usize, b: usize) -> bool {
        self.projects.part_of(a) == self.projects.part_of(b)
    }

    /// The first year in which a project that was joined by hand is in several parts: it was split, or several
    /// were put together. Figures of such years are not those of one project.
    pub fn divided_in(&self, report: usize) -> Option<Year> {
        self.projects.part_of(report)?;
        let year = |at: usize| self.reports[at].year.value;
        let same = self.same_project(report).windows(2);
        let mut divided =
            same.filter(|two| year(two[0]) == year(two[1]) && !self.is_same_part(two[0], two[1]));
        divided.next().map(|two| year(two[0]))
    }

    /// The policy document a basis names.
    pub fn basis_entry(&self, basis: &Basis) -> Option<&BasisEntry> {
        self.by_basis.get(&basis.key()?)
    }

    /// The names of the files that lie in the same folder as `path`.
    pub fn beside<'a>(&'a self, path: &'a SourcePath) -> impl Iterator<Item = &'a str> {
        let folder = path.folder();
        let start = SourcePath::new(match folder {
            "" => String::new(),
            folder => format!("{folder}/"),
        });
        let from_there = self.files.range(start.clone()..);
        from_there
            .map(|(file, _)| file)
            .take_while(move |file| file.as_str().starts_with(start.as_str()))
            .filter(move |file| file.folder() == folder)
            .map(SourcePath::file_name)
    }
}
