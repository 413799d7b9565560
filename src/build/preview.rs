//! A site that is looked at again and again while it is being edited.
//!
//! Invariant: warm equals clean. What [`Preview::refresh`] and then [`Preview::settle`] give is what
//! [`check()`](super::check()) gives for the same inputs, whatever was refreshed before.

use super::cache::Cache;
use super::inputs::Inputs;
use super::read::Drafts;
use super::texts::check_texts;
use super::{Checked, plan};
use crate::check::{self, Settled, Sketches};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::source::{Files, SourcePath};
use std::sync::Arc;

/// A site with a memory of what was read of it.
#[derive(Debug)]
pub struct Preview {
    drafts: Drafts,
    cache: Cache,
    /// What was given out and may still be in use; the newest comes last.
    given: Vec<Arc<Checked>>,
    /// What was found in the newest so far.
    found: Vec<Diagnostic>,
    /// What was kept of its texts.
    sketches: Sketches,
}

impl Preview {
    /// A preview that has seen nothing yet.
    pub fn new(drafts: Drafts) -> Self {
        Self {
            drafts,
            cache: Cache::default(),
            given: Vec::new(),
            found: Vec::new(),
            sketches: Sketches::default(),
        }
    }

    /// Has a file read again at the next refresh, whatever its stamp says: for whoever knows that
    /// it was touched, where two changes may lie within one tick of the disk's clock.
    pub fn forget(&mut self, path: &SourcePath) {
        self.cache.forget(path);
    }

    /// The reports and pages that their editors marked as drafts, whether they are shown or not.
    pub fn drafts(&self) -> impl Iterator<Item = &SourcePath> {
        let entries = self.cache.entries();
        let drafts = entries.filter(|(_, file)| !file.content.takes_part(Drafts::Out));
        drafts.map(|(path, _)| path)
    }

    /// Reads what changed, and plans and checks the whole site, but for what shows only when the
    /// texts of all reports are held against each other. `assets` are the addresses of the theme's
    /// own files.
    pub fn refresh(
        &mut self,
        inputs: &Inputs,
        files: &dyn Files,
        assets: &[Route],
    ) -> Arc<Checked> {
        let given = std::mem::take(&mut self.given).into_iter();
        let (done, in_use) = given.partition::<Vec<_>, _>(|one| Arc::strong_count(one) == 1);
        self.given = in_use;
        // Taking a large site apart takes a while; nobody need wait for it.
        rayon::spawn(move || drop(done));
        let planned = plan(&mut self.cache, inputs, files, self.drafts, assets);
        self.found = planned.found;
        self.sketches = planned.sketches;
        let checked = Arc::new(Checked {
            settled: check::check(&planned.site, &planned.plan, self.found.clone()),
            site: planned.site,
            plan: planned.plan,
            exports: planned.exports,
        });
        self.given.push(Arc::clone(&checked));
        checked
    }

    /// All findings of the site as it was refreshed last, those among the texts of all reports
    /// included.
    pub fn settle(&self, files: &dyn Files) -> Settled {
        let Some(newest) = self.given.last() else {
            return Settled::default();
        };
        let mut found = self.found.clone();
        found.extend(check_texts(&newest.site, &self.sketches, files));
        check::check(&newest.site, &newest.plan, found)
    }
}
