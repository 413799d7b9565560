//! The checks of all texts side by side, from many threads.
//!
//! Takes the site, what was kept of each text, and the files; gives findings, whatever the order
//! in which files are read. In a preview it follows the pages, and gives up when they change.

use super::Checked;
use crate::check::{self, Rereading, Settled, Sketches, Texts};
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::source::Files;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Checks all texts against each other.
pub(super) fn check_texts(site: &Site, sketches: &Sketches, files: &dyn Files) -> Vec<Diagnostic> {
    let nobody = AtomicBool::new(false);
    look_through(site, sketches, files, &nobody)
}

/// The checks of a site that a preview leaves for later: its pages can be shown before.
#[derive(Debug)]
pub struct Rest {
    pub(super) checked: Arc<Checked>,
    pub(super) found: Vec<Diagnostic>,
    pub(super) sketches: Sketches,
}

impl Rest {
    /// All findings of the site, those among its texts included; `None` where `stop` was set
    /// before the end.
    pub fn settle(mut self, files: &dyn Files, stop: &AtomicBool) -> Option<Settled> {
        let Checked { site, plan, .. } = &*self.checked;
        self.found
            .extend(look_through(site, &self.sketches, files, stop));
        let settled = check::check(site, plan, self.found);
        (!stop.load(Ordering::Relaxed)).then_some(settled)
    }
}

fn look_through(
    site: &Site,
    sketches: &Sketches,
    files: &dyn Files,
    stop: &AtomicBool,
) -> Vec<Diagnostic> {
    check::check_texts(&Texts {
        site,
        sketches,
        rereading: &SideBySide { site, files, stop },
    })
}

/// Reads on all threads.
struct SideBySide<'a> {
    site: &'a Site,
    files: &'a dyn Files,
    stop: &'a AtomicBool,
}

impl Rereading for SideBySide<'_> {
    fn each(&self, reports: &[usize], look: &(dyn Fn(usize, &[u8]) + Sync)) {
        reports.par_iter().for_each(|report| {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            // A file that is gone since it was checked is found out when its page is made.
            if let Ok(bytes) = self.files.read(&self.site.reports[*report].path) {
                look(*report, &bytes);
            }
        });
    }
}
