//! The checks of all texts side by side, from many threads.
//!
//! Takes the site, what was kept of each text, and the files; gives findings, whatever the order
//! in which files are read.

use crate::check::{self, Rereading, Sketches, Texts};
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::source::Files;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Checks all texts against each other. A preview may show a page before this is done.
pub(super) fn check_texts(site: &Site, sketches: &Sketches, files: &dyn Files) -> Vec<Diagnostic> {
    let rereading = SideBySide { site, files };
    check::check_texts(&Texts {
        site,
        sketches,
        rereading: &rereading,
    })
}

/// Reads on all threads.
struct SideBySide<'a> {
    site: &'a Site,
    files: &'a dyn Files,
}

impl Rereading for SideBySide<'_> {
    fn each(&self, reports: &[usize], look: &(dyn Fn(usize, &[u8]) + Sync)) {
        reports.par_iter().for_each(|report| {
            // A file that is gone since it was checked is found out when its page is made.
            if let Ok(bytes) = self.files.read(&self.site.reports[*report].path) {
                look(*report, &bytes);
            }
        });
    }
}
