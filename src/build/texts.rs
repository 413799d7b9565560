//! The checks of all texts side by side, from many threads.
//!
//! Takes the site, what was kept of each text, and the files; gives findings, whatever the order
//! in which files are read. In a preview it follows the pages, and gives up when they change.

use crate::check::{self, Rereading, Sketches, Texts};
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::source::Files;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use std::sync::atomic::{AtomicBool, Ordering};

/// Checks all texts against each other.
pub(super) fn check_texts(site: &Site, sketches: &Sketches, files: &dyn Files) -> Vec<Diagnostic> {
    let nobody = AtomicBool::new(false);
    look_through(site, sketches, files, &nobody)
}

/// As [`check_texts`], until `stop` is set.
pub(super) fn look_through(
    site: &Site,
    sketches: &Sketches,
    files: &dyn Files,
    stop: &AtomicBool,
) -> Vec<Diagnostic> {
    let texts = Texts {
        site,
        sketches,
        rereading: &SideBySide { site, files, stop },
    };
    let found = check::texts_checks().into_par_iter().map(|check| {
        let mut found = Vec::new();
        check(&texts, &mut found);
        found
    });
    found.flatten().collect()
}

/// Texts that a thread takes at a time: so few that none is still busy long after the others.
const AT_A_TIME: usize = 64;

/// Reads on all threads.
struct SideBySide<'a> {
    site: &'a Site,
    files: &'a dyn Files,
    stop: &'a AtomicBool,
}

impl Rereading for SideBySide<'_> {
    fn each(&self, reports: &[usize], look: &(dyn Fn(usize, &[u8]) + Sync)) {
        let reports = reports.par_iter().with_max_len(AT_A_TIME);
        reports.for_each(|report| {
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
