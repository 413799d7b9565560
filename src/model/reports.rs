//! The reports of a site, and looks at them.
//!
//! Invariant: who looks at a report while its reads are recorded has it noted ([`recorded`](super::recorded)).

use super::reads::{note_all, note_report, note_text};
use super::report::{Body, Report};
use super::value::Year;
use std::ops::{Deref, DerefMut, Index, Range};
use std::slice;
use std::sync::Arc;

/// All reports to publish, in the site's order.
#[derive(Debug, Default)]
pub struct Reports(Vec<Arc<Report>>);

impl Reports {
    /// These reports.
    pub(super) fn new(reports: Vec<Arc<Report>>) -> Self {
        Self(reports)
    }

    /// Number of reports.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A report by its position, if there is one.
    pub fn get(&self, position: usize) -> Option<&Arc<Report>> {
        note_report(position);
        self.0.get(position)
    }

    /// All reports, each of which counts as looked at.
    pub fn iter(&self) -> slice::Iter<'_, Arc<Report>> {
        note_all();
        self.0.iter()
    }

    /// All reports, none of which counts as looked at: for what tells whether they have changed.
    pub fn unnoted(&self) -> slice::Iter<'_, Arc<Report>> {
        self.0.iter()
    }

    /// Where the reports of a year stand. That is of the site's shape, so no report counts as looked at.
    pub fn of_year(&self, year: Year) -> Range<usize> {
        let from = self.0.partition_point(|report| report.year.value > year);
        let to = self.0.partition_point(|report| report.year.value >= year);
        from..to
    }
}

impl Index<usize> for Reports {
    type Output = Arc<Report>;

    fn index(&self, position: usize) -> &Arc<Report> {
        note_report(position);
        &self.0[position]
    }
}

/// Something that follows from the facts of each report, by position: who looks at it has the report noted.
#[derive(Clone, Debug, Default)]
pub struct OfReports<T>(Vec<T>);

impl<T> FromIterator<T> for OfReports<T> {
    fn from_iter<I: IntoIterator<Item = T>>(of_each: I) -> Self {
        Self(Vec::from_iter(of_each))
    }
}

impl<T> Index<usize> for OfReports<T> {
    type Output = T;

    fn index(&self, position: usize) -> &T {
        note_report(position);
        &self.0[position]
    }
}

/// What is known of a report's text, apart from its facts: who looks at it while reads are recorded has it noted.
#[derive(Clone, Debug, Default)]
pub struct NotedBody(Body);

impl From<Body> for NotedBody {
    fn from(body: Body) -> Self {
        Self(body)
    }
}

impl Deref for NotedBody {
    type Target = Body;

    fn deref(&self) -> &Body {
        note_text();
        &self.0
    }
}

impl DerefMut for NotedBody {
    fn deref_mut(&mut self) -> &mut Body {
        note_text();
        &mut self.0
    }
}
