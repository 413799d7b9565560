//! The state of an output folder, by which the next build knows whether anybody has touched it.
//!
//! Takes the manifest and the stamps of all files that it lists; reads none of these files. Invariant: equal
//! states, equal files, and no link on the way to one; and a state is given only if it is certain that the
//! files are still what the build found or put there.

use super::manifest::MANIFEST;
use super::record::PublishRecord;
use super::target::Targets;
use crate::build::{for_all, hex};
use crate::shell::load::{changed, marks};
use std::fmt;
use std::fs::{self, Metadata};
use std::time::SystemTime;

/// Files that a thread looks at at a time.
const AT_A_TIME: usize = 512;

/// The state of an output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputState([u8; 32]);

/// In small hexadecimal digits.
impl fmt::Display for OutputState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// Times of the clock of the output's disk, in the course of a build.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    /// Before anything was compared.
    pub(super) opened: SystemTime,
    /// After everything was staged, and before anything was put in place.
    pub(super) staged: SystemTime,
    /// After everything was put in place.
    pub(super) placed: SystemTime,
}

impl Times {
    /// Whether a file is certainly what the build put there or, if it staged nothing for that place, what it
    /// compared; and is sure to have another stamp if it changes from now on.
    fn vouch_for(self, record: &PublishRecord, meta: &Metadata) -> bool {
        let (Some(changed), Ok(modified)) = (changed(meta), meta.modified()) else {
            return false;
        };
        let untouched = match record.staged {
            Some(_) => modified < self.staged,
            None => changed < self.opened,
        };
        untouched && changed < self.placed
    }
}

/// The state of an output folder with these files, as a build left it at these times; `None` if somebody may
/// have changed one of them meanwhile.
pub(super) fn left_by_build(
    targets: &Targets,
    records: &[PublishRecord],
    times: Times,
) -> Option<OutputState> {
    let looked_at = |record: &PublishRecord| {
        let meta = targets.file(record.route.as_str()).ok()??;
        times.vouch_for(record, &meta).then(|| marks(&meta))
    };
    state(targets, records, &looked_at)
}

/// The state of an output folder as it is found, with these files by path.
pub(super) fn found(targets: &Targets, paths: &[Box<str>]) -> Option<OutputState> {
    let looked_at = |path: &Box<str>| Some(marks(&targets.file(path).ok()??));
    state(targets, paths, &looked_at)
}

fn state<T: Sync>(
    targets: &Targets,
    files: &[T],
    look: &(dyn Fn(&T) -> Option<[u64; 3]> + Sync),
) -> Option<OutputState> {
    // Elsewhere a file may be put in the place of another and have its stamp.
    if !cfg!(unix) {
        return None;
    }
    targets.file(MANIFEST).ok()??;
    let manifest = fs::read(targets.place(MANIFEST)).ok()?;
    let some: Vec<&[T]> = files.chunks(AT_A_TIME).collect();
    let stamps = for_all(&some, |some| {
        let stamps = some.iter().map(look);
        stamps.collect::<Option<Vec<[u64; 3]>>>()
    });
    let mut hasher = blake3::Hasher::new();
    hasher.update(blake3::hash(&manifest).as_bytes());
    for some in stamps {
        for mark in some?.iter().flatten() {
            hasher.update(&mark.to_le_bytes());
        }
    }
    Some(OutputState(hasher.finalize().into()))
}
