//! The resolved whole: every report with its unit, address and neighbours, and the indexes that
//! pages are made from.
//!
//! Invariant: [`Site::reports`] is sorted as readers expect (newest year first, then unit, then
//! name); every index holds positions in it, in the same order. Withdrawn reports keep their
//! address but stand in no index.

use super::report::{BasisKey, OwnPage, Report};
use super::unit::Unit;
use super::route::Route;
use super::value::{Text, Year};
use crate::config::Config;
use crate::source::SourcePath;
use std::collections::{BTreeMap, HashMap};

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
    pub title: Option<Text>,
    /// 文号, if it has one.
    pub number: Option<Text>,
    /// Its page.
    pub route: Route,
    /// The reports, in order.
    pub reports: Vec<usize>,
}

/// The site, resolved.
#[derive(Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The units that have reports or are listed, in reading order.
    pub units: Vec<Unit>,
    /// All reports to publish.
    pub reports: Vec<Report>,
    /// The unit of each report: a position in `units`.
    pub unit_of: Vec<usize>,
    /// The address of each report.
    pub route_of: Vec<Route>,
    /// The grade of each report: a position in `config.grades`, where a score or grade is known.
    pub grade_of: Vec<Option<usize>>,
    /// The site's own pages, in order, with their addresses.
    pub own_pages: Vec<(OwnPage, Route)>,
    /// Files to publish beside each report, by report.
    pub attachments: BTreeMap<usize, Vec<Attachment>>,
    /// Files to publish beside own pages, by position in `own_pages`.
    pub page_attachments: BTreeMap<usize, Vec<Attachment>>,
    /// Reports by year, newest year first when read backwards.
    pub by_year: BTreeMap<Year, Vec<usize>>,
    /// Reports by unit.
    pub by_unit: Vec<Vec<usize>>,
    /// Reports by grade, by position in `config.grades`.
    pub by_grade: Vec<Vec<usize>>,
    /// Reports by policy document.
    pub by_basis: BTreeMap<BasisKey, BasisEntry>,
    /// Reports of the same project of the same unit, in order of year, for projects with several.
    pub by_project: HashMap<(usize, Text), Vec<usize>>,
    /// Addresses of source files, to resolve links between sources.
    pub route_by_source: HashMap<SourcePath, Route>,
}
