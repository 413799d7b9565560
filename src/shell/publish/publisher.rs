//! The sink that publishes to disk.

use super::finish::{OutputFolder, carry_out, place_manifest, stage_manifest, write_journal};
use super::ground::Ground;
use super::owned::Owned;
use super::record::PublishRecord;
use super::staging::{Journal, Staging};
use super::standing::LastOutputs;
use super::state::{self, OutputState, Times};
use super::target::Targets;
use super::undo::UndoLog;
use super::{PublishError, Sources, journal, plan, sync};
use crate::build::{Made, MadeMemory};
use crate::source::pack_fields;
use std::mem;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// How many files a build changed. The manifest is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or were replaced.
    pub written: usize,
    /// Files that already stood there.
    pub unchanged: usize,
    /// Files of earlier builds that were removed.
    pub removed: usize,
}

/// An output folder as a build left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutput {
    /// Its state.
    pub state: OutputState,
    /// What its files were made of, where that is known.
    pub made: Option<Made>,
}

pack_fields! {
    LeftOutput { state, made }
}

/// One build on its way into the output folder. Dropped before [`Publisher::finish`], it leaves the
/// output as it was.
#[derive(Debug)]
pub struct Publisher {
    pub(super) targets: Targets,
    pub(super) owned: Owned,
    /// What the last build put into the output, as far as that is known.
    pub(super) last: LastOutputs,
    /// What is kept of this build for the next one, if anything is.
    pub(super) memory: Option<MadeMemory>,
    pub(super) staging: Staging,
    ground: Ground,
    pub(super) records: Mutex<Vec<PublishRecord>>,
    journal: Journal,
    /// When it was opened, by the clock of the output's disk.
    opened: Option<SystemTime>,
}

impl Publisher {
    /// Prepares to publish into `output`, which is made if it is not there.
    ///
    /// # Errors
    /// When `output` may not be an output, holds files that are not ours, is being written by another
    /// build, or cannot be written.
    pub fn open(output: &Path, sources: &Sources) -> Result<Self, PublishError> {
        let mut ground = Ground::prepare(output, sources)?;
        let staging = Staging::enter(&ground.folder).inspect_err(|_| ground.withdraw())?;
        let journal = if journal::is_in(staging.folder()) {
            Journal::Needed
        } else {
            Journal::Done
        };
        let mut publisher = Self {
            targets: Targets::new(&ground.folder),
            owned: Owned::default(),
            last: LastOutputs::default(),
            memory: None,
            staging,
            ground,
            records: Mutex::default(),
            journal,
            opened: None,
        };
        publisher.opened = publisher.staging.now();
        publisher.owned = Owned::read(&publisher.ground.folder, publisher.staging.folder())?;
        Ok(publisher)
    }

    /// Has this build remembered for the next one; and makes known, of a last build that depended on the same
    /// settings and theme, in what state it left the output and what it made its outputs of: what stands as it was
    /// is then not read, nor made again if it is made of the same.
    pub fn remember(&mut self, last: Option<&LeftOutput>) {
        self.memory = Some(MadeMemory::of(last.and_then(|last| last.made.clone())));
        if let Some(last) = last {
            self.last = LastOutputs::of(&self.targets, &last.state);
        }
    }

    /// The state that earlier builds left the output in; `None` if one of them was killed, or a file is gone.
    pub fn found(&self) -> Option<OutputState> {
        let complete = self.journal == Journal::Done && self.owned.carried().is_empty();
        complete
            .then(|| state::found(&self.targets, self.owned.paths()))
            .flatten()
    }

    /// Puts everything in place.
    ///
    /// # Errors
    /// When something stands in the way or the disk refuses. What had been done is undone.
    pub fn finish(self) -> Result<Published, PublishError> {
        self.finish_and_look().map(|(published, _)| published)
    }

    /// As [`Publisher::finish`], and gives what the output is left as; `None` if somebody may have changed something
    /// in it meanwhile.
    ///
    /// # Errors
    /// As [`Publisher::finish`].
    pub fn finish_and_look(mut self) -> Result<(Published, Option<LeftOutput>), PublishError> {
        let mut records = mem::take(&mut self.records)
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        records.sort_unstable_by(|a, b| a.route.cmp(&b.route));
        let staged = Times::begin(&self.staging, self.opened, &records);
        let published = self.settle(&records)?;
        self.ground.keep();
        self.journal = Journal::Done;
        let times = staged.and_then(|staged| staged.end(&self.staging));
        let targets = Targets::new(&self.ground.folder);
        let state = times.and_then(|times| state::left_by_build(&targets, &records, times));
        let made = self.memory.take().and_then(MadeMemory::now);
        Ok((published, state.map(|state| LeftOutput { state, made })))
    }

    /// Gives up; the output stays as it was. The same as dropping.
    pub fn abort(self) {}

    fn settle(&mut self, records: &[PublishRecord]) -> Result<Published, PublishError> {
        // Looked at anew: much may have happened since the files were staged.
        self.targets = Targets::new(&self.ground.folder);
        let site = OutputFolder {
            output: &self.ground.folder,
            staging: &self.staging,
        };
        let plan = plan::plan(&self.targets, &self.owned, records)?;
        let manifest = stage_manifest(site, records)?;
        let written = records
            .iter()
            .filter(|record| record.staged.is_some())
            .count();
        let published = Published {
            written,
            unchanged: records.len() - written,
            removed: plan.obsolete.len(),
        };
        if written == 0 && plan.forgotten.is_empty() && manifest.is_none() {
            return Ok(published);
        }
        write_journal(site, &self.owned, records)?;
        sync::staged(site, records, manifest)?;
        let mut changes = UndoLog::new(site.output, site.staging);
        let done = carry_out(&plan, &mut changes, site.output)
            .and_then(|()| sync::placed(site, records))
            .and_then(|()| manifest.map_or(Ok(()), |staged| place_manifest(site, staged)));
        let Err(because) = done else {
            // Before the journal goes. If this fails all is in place nevertheless.
            let _ = sync::folder(site.output);
            return Ok(published);
        };
        if changes.take_back().is_ok() {
            if self.journal == Journal::Needed {
                let carried = self.owned.carried().iter().map(AsRef::as_ref);
                // If this fails the longer journal stays, and what it lists too much is not there.
                let _ = journal::write(site.staging.folder(), carried);
            }
            return Err(because);
        }
        self.ground.keep();
        self.journal = Journal::Needed;
        Err(PublishError::HalfDone {
            because: Box::new(because),
        })
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.staging.leave(self.journal);
        self.ground.withdraw();
    }
}
