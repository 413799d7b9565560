//! The texts of all reports side by side, for rules that no single file can answer.
//!
//! These checks need the whole site but no page of it, so a preview can show a page first and let
//! them follow.

use super::prefilter::Prefilter;
use super::rules::{Sketch, Sketches};
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use std::fmt;

/// Goes through the texts of reports again, side by side.
pub trait Rereading: Sync {
    /// Calls `look` with the position of each of these reports that can still be read, and with a
    /// text in which all words of its own stand, whatever stands around them: as it was written, or
    /// as its page shows it. The order is not known.
    fn each_words(&self, reports: &[usize], look: &(dyn Fn(usize, &str) + Sync));

    /// Calls `look` with the position of each of these reports that can still be read, and with the
    /// bytes of its file. The order is not known.
    fn each(&self, reports: &[usize], look: &(dyn Fn(usize, &[u8]) + Sync));
}

/// All texts of a site.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// What decides which passages a rule sees.
    pub prefilter: &'a Prefilter,
    /// The site.
    pub site: &'a Site,
    /// What was kept of each text while it was read.
    pub sketches: &'a Sketches,
    /// How to read them once more.
    pub rereading: &'a dyn Rereading,
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl<'a> Texts<'a> {
    /// The sketch of each report, in the order of the site. Nothing is kept of one that was taken
    /// back.
    pub(super) fn sketches(&self) -> Vec<&'a Sketch> {
        static NOTHING: Sketch = Sketch::NOTHING;
        let sketch = |report: &std::sync::Arc<crate::model::Report>| {
            self.sketches.get(&report.path).unwrap_or(&NOTHING)
        };
        self.site.reports.iter().map(sketch).collect()
    }
}

/// A check of all texts against each other.
pub(crate) type TextsCheck = fn(&Texts<'_>, &mut Vec<Diagnostic>);
