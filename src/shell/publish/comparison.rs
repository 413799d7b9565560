//! A sink that writes nothing and holds every output against what stands in the output folder.

use super::PublishError;
use super::copying::hash_if_same;
use super::owned::published;
use super::target::{Existing, Targets, holds};
use crate::build::{Pieces, Sink, SinkError, Stage, hex};
use crate::model::Route;
use crate::source::{Files, SourcePath};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How a file in the output is not what a build gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is not there.
    Missing,
    /// It has other bytes.
    Other,
    /// The manifest gives another hash for it, or none.
    Unlisted,
    /// The manifest lists it, and a build does not give it.
    Left,
}

/// Outputs of a build, held against an output folder.
#[derive(Debug)]
pub struct OutputComparison {
    output: PathBuf,
    targets: Targets,
    /// The outputs that stand there as they should, with their hashes in hex; the others without.
    seen: Mutex<BTreeMap<String, Result<String, Difference>>>,
}

impl OutputComparison {
    /// Compares with `output`.
    pub fn with(output: &Path) -> Self {
        Self {
            output: output.to_owned(),
            targets: Targets::new(output),
            seen: Mutex::default(),
        }
    }

    /// The paths that differ, in order, and how many outputs there were.
    ///
    /// # Errors
    /// When the manifest cannot be read.
    pub fn finish(self) -> Result<(Vec<(String, Difference)>, usize), PublishError> {
        let seen = self.seen.into_inner();
        let seen = seen.unwrap_or_else(PoisonError::into_inner);
        let mut listed = published(&self.output)?;
        let count = seen.len();
        let mut found = Vec::new();
        for (path, outcome) in seen {
            let in_manifest = listed.remove(&path);
            match outcome {
                Err(difference) => found.push((path, difference)),
                Ok(hash) if in_manifest.as_ref() != Some(&hash) => {
                    found.push((path, Difference::Unlisted));
                }
                Ok(_) => {}
            }
        }
        found.extend(listed.into_keys().map(|path| (path, Difference::Left)));
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok((found, count))
    }

    /// Notes what `hash` says of the file at `route`: its hash if it holds the output.
    fn note(
        &self,
        route: &Route,
        hash: impl FnOnce(&Path) -> io::Result<Option<String>>,
    ) -> Result<(), SinkError> {
        let path = route.as_str();
        let place = self.targets.place(path);
        let unread = |source| SinkError::Write {
            path: place.display().to_string(),
            source,
        };
        let outcome = match self.targets.look(path).map_err(unread)? {
            Existing::File(_) => hash(&place).map_err(unread)?.ok_or(Difference::Other),
            Existing::Nothing | Existing::NoFolder(_) => Err(Difference::Missing),
            _ => Err(Difference::Other),
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(path.to_owned(), outcome);
        Ok(())
    }
}

impl Sink for OutputComparison {
    fn put(&self, route: &Route, _stage: Stage, bytes: &[u8]) -> Result<(), SinkError> {
        self.note(route, |place| {
            let same = holds(place, bytes)?;
            Ok(same.then(|| hex(&Sha256::digest(bytes))))
        })
    }

    fn pour<'a>(
        &self,
        route: &Route,
        _stage: Stage,
        open: &dyn Fn() -> Pieces<'a>,
    ) -> Result<(), SinkError> {
        self.note(route, |place| {
            let hash = hash_if_same(&mut open(), place)?;
            Ok(hash.map(|hash| hex(&hash)))
        })
    }

    fn copy(
        &self,
        route: &Route,
        _stage: Stage,
        files: &dyn Files,
        from: &SourcePath,
        _expected_sha256: Option<&str>,
    ) -> Result<(), SinkError> {
        let mut source = files.open(from).map_err(|source| SinkError::Read {
            path: from.clone(),
            source,
        })?;
        self.note(route, |place| {
            let hash = hash_if_same(&mut source, place)?;
            Ok(hash.map(|hash| hex(&hash)))
        })
    }
}
