//! The sink that publishes to disk.

use super::copying::{CopyError, Hash, hash_if_same, parse_hash, pour};
use super::finish::{OutputFolder, carry_out, place_manifest, stage_manifest, write_journal};
use super::ground::Ground;
use super::manifest::is_output;
use super::owned::Owned;
use super::record::PublishRecord;
use super::staging::{Journal, Staged, Staging};
use super::standing::LastOutputs;
use super::state::{self, OutputState, Times};
use super::target::{Existing, Targets, holds};
use super::undo::UndoLog;
use super::{PublishError, Sources, journal, plan, sync};
use crate::build::{PageKey, Pieces, Sink, SinkError, Stage, StandingBytes};
use crate::model::Route;
use crate::shell::clean::is_clean;
use crate::source::{Files, SourcePath};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
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

/// One build on its way into the output folder. Dropped before [`Publisher::finish`], it leaves the
/// output as it was.
#[derive(Debug)]
pub struct Publisher {
    targets: Targets,
    owned: Owned,
    /// What the last build put into the output, as far as that is known.
    last: LastOutputs,
    staging: Staging,
    ground: Ground,
    records: Mutex<Vec<PublishRecord>>,
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

    /// Makes known in what state the last build left the output: what stands as it was is then not read, nor made
    /// again if it is made of the same.
    pub fn remember(&mut self, state: &OutputState) {
        self.last = LastOutputs::of(&self.targets, state);
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

    /// As [`Publisher::finish`], and gives the state that the output is left in; `None` if somebody may have
    /// changed something in it meanwhile.
    ///
    /// # Errors
    /// As [`Publisher::finish`].
    pub fn finish_and_look(mut self) -> Result<(Published, Option<OutputState>), PublishError> {
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
        Ok((published, state))
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

    fn keep_record(
        &self,
        route: &Route,
        stage: Stage,
        (sha256, staged): (Hash, Option<Staged>),
        key: Option<PageKey>,
    ) {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.push(PublishRecord {
            route: route.clone(),
            stage,
            sha256,
            key,
            staged,
        });
    }

    /// Stages an output unless it stands there; gives its hash, and where it is staged.
    fn stage_bytes(
        &self,
        route: &Route,
        stage: Stage,
        bytes: &[u8],
    ) -> Result<(Hash, Option<Staged>), SinkError> {
        let hash = Sha256::digest(bytes).into();
        let standing = self.look(route)?;
        if standing == Existing::File(bytes.len() as u64) {
            let known = self.last.hash(&self.targets, route.as_str());
            let place = self.targets.place(route.as_str());
            if known == Some(hash) || holds(&place, bytes).unwrap_or(false) {
                return Ok((hash, None));
            }
        }
        self.check_ours(route, &standing)?;
        let (staged, ()) = self.stage(route, stage, &standing, |path| {
            File::create_new(path)?.write_all(bytes)
        })?;
        Ok((hash, Some(staged)))
    }

    /// What stands at `route`, unless no output may stand there.
    fn look(&self, route: &Route) -> Result<Existing, SinkError> {
        let path = route.as_str();
        if !is_clean(path) || !is_output(path) {
            return Err(SinkError::Unfit {
                route: route.clone(),
            });
        }
        match self
            .targets
            .look(path)
            .map_err(|error| self.unwritten(route, error))?
        {
            Existing::BeyondLink(path) => Err(SinkError::Link { path }),
            standing => Ok(standing),
        }
    }

    /// Refuses to replace what no build of ours wrote.
    fn check_ours(&self, route: &Route, standing: &Existing) -> Result<(), SinkError> {
        let is_there = matches!(standing, Existing::File(_) | Existing::Other);
        if is_there && !self.owned.contains(route.as_str()) {
            return Err(SinkError::Foreign {
                path: route.to_string(),
            });
        }
        Ok(())
    }

    /// Runs `make` with a place in the staging folder for the output at `route`. Pages and what they
    /// need come with their folder where there is none yet; a list in it would have to wait for the
    /// pages of other folders, and comes alone.
    fn stage<T>(
        &self,
        route: &Route,
        stage: Stage,
        standing: &Existing,
        make: impl Fn(&Path) -> io::Result<T>,
    ) -> Result<(Staged, T), SinkError> {
        use ErrorKind::{AlreadyExists, IsADirectory, NotADirectory};
        if stage > Stage::Page || !matches!(standing, Existing::NoFolder(_)) {
            let made = self.staging.new_file(make);
            return made
                .map(|(number, made)| (Staged::Alone(number), made))
                .map_err(|error| self.unwritten(route, error));
        }
        match self.staging.new_file_in_folder(route.as_str(), make) {
            Ok(made) => Ok((Staged::InFolder, made)),
            Err(error) if matches!(error.kind(), AlreadyExists | IsADirectory | NotADirectory) => {
                Err(SinkError::Clash {
                    route: route.to_string(),
                })
            }
            Err(error) => Err(self.unwritten(route, error)),
        }
    }

    fn unwritten(&self, route: &Route, source: io::Error) -> SinkError {
        SinkError::Write {
            path: self.targets.place(route.as_str()).display().to_string(),
            source,
        }
    }
}

impl Sink for Publisher {
    fn put(&self, route: &Route, stage: Stage, bytes: &[u8]) -> Result<(), SinkError> {
        let staged = self.stage_bytes(route, stage, bytes)?;
        self.keep_record(route, stage, staged, None);
        Ok(())
    }

    fn standing(
        &self,
        route: &Route,
        stage: Stage,
        key: PageKey,
        reading: StandingBytes,
    ) -> Option<Vec<u8>> {
        let path = route.as_str();
        if !self.last.was_made_of(path, key) || !is_clean(path) || !is_output(path) {
            return None;
        }
        let sha256 = self.last.hash(&self.targets, path)?;
        let bytes = match reading {
            StandingBytes::Wanted => fs::read(self.targets.place(path)).ok()?,
            StandingBytes::Unwanted => Vec::new(),
        };
        self.keep_record(route, stage, (sha256, None), Some(key));
        Some(bytes)
    }

    fn left(&self, route: &Route) -> Option<Vec<u8>> {
        self.last.bytes(&self.targets, route.as_str())
    }

    fn put_made(
        &self,
        route: &Route,
        stage: Stage,
        bytes: &[u8],
        key: PageKey,
    ) -> Result<(), SinkError> {
        let staged = self.stage_bytes(route, stage, bytes)?;
        self.keep_record(route, stage, staged, Some(key));
        Ok(())
    }

    fn pour<'a>(
        &self,
        route: &Route,
        stage: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        let standing = self.look(route)?;
        let failed = |source| self.unwritten(route, source);
        if matches!(standing, Existing::File(_)) {
            let place = self.targets.place(route.as_str());
            if let Some(hash) = hash_if_same(&mut open(), &place).map_err(failed)? {
                self.keep_record(route, stage, (hash, None), None);
                return Ok(());
            }
        }
        self.check_ours(route, &standing)?;
        let (staged, mut target) =
            self.stage(route, stage, &standing, |path| File::create_new(path))?;
        let hash = pour(&mut open(), &mut target).map_err(|error| match error {
            CopyError::Read(error) | CopyError::Write(error) => failed(error),
        })?;
        self.keep_record(route, stage, (hash, Some(staged)), None);
        Ok(())
    }

    fn copy(
        &self,
        route: &Route,
        stage: Stage,
        files: &dyn Files,
        from: &SourcePath,
        expected_sha256: Option<&str>,
    ) -> Result<(), SinkError> {
        let expected = expected_sha256.and_then(parse_hash);
        let standing = self.last.hash(&self.targets, route.as_str());
        if let Some(hash) = standing.filter(|hash| expected == Some(*hash)) {
            self.keep_record(route, stage, (hash, None), None);
            return Ok(());
        }
        let standing = self.look(route)?;
        let unread = |source| SinkError::Read {
            path: from.clone(),
            source,
        };
        let check = |hash: Hash| {
            let same = expected_sha256.is_none_or(|expected| parse_hash(expected) == Some(hash));
            same.then_some(hash)
                .ok_or_else(|| SinkError::Changed { path: from.clone() })
        };
        if matches!(standing, Existing::File(_)) {
            let mut source = files.open(from).map_err(unread)?;
            let place = self.targets.place(route.as_str());
            if let Some(hash) = hash_if_same(&mut source, &place).map_err(unread)? {
                self.keep_record(route, stage, (check(hash)?, None), None);
                return Ok(());
            }
        }
        self.check_ours(route, &standing)?;
        let mut source = files.open(from).map_err(unread)?;
        let (staged, mut target) =
            self.stage(route, stage, &standing, |path| File::create_new(path))?;
        let hash = pour(&mut source, &mut target).map_err(|error| match error {
            CopyError::Read(error) => unread(error),
            CopyError::Write(error) => self.unwritten(route, error),
        })?;
        self.keep_record(route, stage, (check(hash)?, Some(staged)), None);
        Ok(())
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.staging.leave(self.journal);
        self.ground.withdraw();
    }
}
