//! A site that is looked at again and again while it is being edited.
//!
//! Invariant: warm equals clean. What [`Preview::refresh`] and then its [`Rest`] give is what
//! [`check()`](super::check()) gives for the same inputs, whatever was refreshed before.

use super::cache::Cache;
use super::checked::Checked;
use super::inputs::Inputs;
use super::parts::SiteInput;
use super::put_together;
use super::read::Drafts;
use super::rest::Rest;
use super::settings::Settings;
use crate::check::HeldFindings;
use crate::model::Route;
use crate::source::{Files, SourcePath};
use std::sync::Arc;

/// Of a site with at most so many files the first refresh reads everything; of a larger one it reads
/// facts only, so that the first page need not wait.
const FEW: usize = 256;

/// A site with a memory of what was read of it.
#[derive(Debug)]
pub struct Preview {
    drafts: Drafts,
    cache: Cache,
    /// What was given out and may still be in use.
    given: Vec<Arc<Checked>>,
}

impl Preview {
    /// A preview that has seen nothing yet.
    pub fn new(drafts: Drafts) -> Self {
        Self::patient_beyond(FEW, drafts)
    }

    /// As [`Preview::new`]. At a first look at more than `files` files, what their texts say is left for
    /// the rest.
    pub fn patient_beyond(files: usize, drafts: Drafts) -> Self {
        Self {
            drafts,
            cache: Cache::facts_first_beyond(files),
            given: Vec::new(),
        }
    }

    /// As [`Preview::new`], with what an earlier run of the program knew.
    pub fn recalling(cache: Cache, drafts: Drafts) -> Self {
        Self {
            drafts,
            cache: cache.with_facts_first_beyond(FEW),
            given: Vec::new(),
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

    /// Reads what changed, and plans and checks the whole site. What shows only when the texts of all
    /// reports are held against each other is left for the rest. `assets` are the addresses of the
    /// theme's own files.
    pub fn refresh(
        &mut self,
        settings: &Settings,
        inputs: &Inputs,
        files: &dyn Files,
        assets: &[Route],
    ) -> (Arc<Checked>, Rest) {
        let given = std::mem::take(&mut self.given).into_iter();
        let (done, in_use) = given.partition::<Vec<_>, _>(|one| Arc::strong_count(one) == 1);
        self.given = in_use;
        // Taking a large site apart takes a while; nobody need wait for it.
        rayon::spawn(move || drop(done));
        let from = SiteInput {
            settings,
            inputs,
            files,
            drafts: self.drafts,
            listing: HeldFindings::All,
        };
        let (mut checked, so_far) = put_together(&mut self.cache, from, assets);
        checked.outcome = so_far.outcome(&checked);
        let checked = Arc::new(checked);
        self.given.push(Arc::clone(&checked));
        let rest = Rest {
            checked: Arc::clone(&checked),
            so_far,
        };
        (checked, rest)
    }
}
