//! The publisher as a sink: each output is staged, unless it stands in its place already.

use super::copying::{CopyError, Hash, hash_if_same, parse_hash, pour};
use super::manifest::is_output;
use super::publisher::Publisher;
use super::record::PublishRecord;
use super::staging::Staged;
use super::target::{Existing, holds};
use crate::build::{
    MadeMemory, PageKey, Pieces, Sink, SinkError, Stage, StandingBytes, UntouchedOutput,
};
use crate::model::Route;
use crate::shell::clean::is_clean;
use crate::source::{Files, SourcePath};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::PoisonError;

impl Publisher {
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
            let known = self.last.standing(&self.targets, route.as_str());
            let known = known.map(|last| last.sha256);
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

    fn memory(&self) -> Option<&MadeMemory> {
        self.memory.as_ref()
    }

    fn standing(
        &self,
        route: &Route,
        stage: Stage,
        key: Option<PageKey>,
        reading: StandingBytes,
    ) -> Option<UntouchedOutput> {
        let path = route.as_str();
        if !is_clean(path) || !is_output(path) {
            return None;
        }
        let last = self.last.standing(&self.targets, path)?;
        if key.is_some() && last.key != key {
            return None;
        }
        let bytes = match reading {
            StandingBytes::Wanted => fs::read(self.targets.place(path)).ok()?,
            StandingBytes::Unwanted => Vec::new(),
        };
        self.keep_record(route, stage, (last.sha256, None), last.key);
        Some(UntouchedOutput {
            bytes,
            sha256: last.sha256,
            length: last.length,
        })
    }

    fn left(&self, route: &Route) -> Option<Vec<u8>> {
        self.last.bytes(&self.targets, route.as_str())
    }

    fn left_part(&self, route: &Route, part: Range<u64>) -> Option<Vec<u8>> {
        self.last.part(&self.targets, route.as_str(), part)
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
        let known = self.last.standing(&self.targets, route.as_str());
        // What stands has a known hash, or is compared, which mostly ends early.
        if matches!(standing, Existing::File(_)) && known.is_none() {
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
        let same = known.is_some_and(|last| last.sha256 == hash);
        self.keep_record(route, stage, (hash, (!same).then_some(staged)), None);
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
        let standing = self.last.standing(&self.targets, route.as_str());
        let standing = standing.map(|last| last.sha256);
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
