//! The state of an output folder, by which the next build knows whether anybody has touched it.
//!
//! Takes the manifest and the stamps of all files that it lists; reads none of these files. Invariant: equal
//! states, equal files, and no link on the way to one; and a state is given only if it is certain that the
//! files are still what the build found or put there.

use super::manifest::MANIFEST;
use super::record::PublishRecord;
use super::staging::Staging;
use super::target::Targets;
use crate::build::{PageKey, for_all};
use crate::shell::load::{changed, marks};
use crate::source::{Pack, Packer, Unpacker, pack_fields};
use std::fs::{self, Metadata};
use std::time::SystemTime;

/// Files that a thread looks at at a time.
const AT_A_TIME: usize = 512;

/// The state of an output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputState {
    /// BLAKE3 of the manifest.
    pub(super) manifest: [u8; 32],
    /// The files that the manifest lists, in its order.
    pub(super) outputs: Vec<StandingOutput>,
}

/// A file as it stands in an output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StandingOutput {
    /// What tells its state from others.
    pub(super) marks: [u64; 3],
    /// What it was made of, where that is known.
    pub(super) key: Option<PageKey>,
}

impl OutputState {
    /// Whether an output folder in one of these states has, to a byte, what it has in the other.
    pub fn is_that_of(&self, other: &Self) -> bool {
        let marks = |state: &Self| -> Vec<[u64; 3]> {
            state.outputs.iter().map(|output| output.marks).collect()
        };
        self.manifest == other.manifest && marks(self) == marks(other)
    }
}

pack_fields! {
    OutputState { manifest, outputs }
}

impl Pack for StandingOutput {
    fn pack(&self, to: &mut Packer) {
        let Self { marks, key } = self;
        to.add(&marks.map(u64::to_le_bytes)).add(key);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let marks: [[u8; 8]; 3] = from.take()?;
        Some(Self {
            marks: marks.map(u64::from_le_bytes),
            key: from.take()?,
        })
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
    /// The times of a build of these files that was opened then, now that all are staged. A time after it is
    /// waited for only if something was staged.
    pub(super) fn begin(
        staging: &Staging,
        opened: Option<SystemTime>,
        records: &[PublishRecord],
    ) -> Option<Self> {
        let opened = opened?;
        let staged = match records.iter().any(|record| record.staged.is_some()) {
            true => staging.next_tick()?,
            false => opened,
        };
        Some(Self {
            opened,
            staged,
            placed: staged,
        })
    }

    /// The same, now that everything is in place.
    pub(super) fn end(self, staging: &Staging) -> Option<Self> {
        let placed = match self.staged == self.opened {
            true => staging.now()?,
            false => staging.next_tick()?,
        };
        Some(Self { placed, ..self })
    }

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
        let standing = StandingOutput {
            marks: marks(&meta),
            key: record.key,
        };
        times.vouch_for(record, &meta).then_some(standing)
    };
    state(targets, records, &looked_at)
}

/// The state of an output folder as it is found, with these files by path.
pub(super) fn found(targets: &Targets, paths: &[Box<str>]) -> Option<OutputState> {
    let paths: Vec<&str> = paths.iter().map(AsRef::as_ref).collect();
    let looked_at = |path: &&str| {
        Some(StandingOutput {
            marks: marks(&targets.file(path).ok()??),
            key: None,
        })
    };
    state(targets, &paths, &looked_at)
}

fn state<T: Sync>(
    targets: &Targets,
    files: &[T],
    look: &(dyn Fn(&T) -> Option<StandingOutput> + Sync),
) -> Option<OutputState> {
    // Elsewhere a file may be put in the place of another and have its stamp.
    if !cfg!(unix) {
        return None;
    }
    targets.file(MANIFEST).ok()??;
    let manifest = fs::read(targets.place(MANIFEST)).ok()?;
    let some: Vec<&[T]> = files.chunks(AT_A_TIME).collect();
    let looked_at = for_all(&some, |some| {
        let outputs = some.iter().map(look);
        outputs.collect::<Option<Vec<_>>>()
    });
    let outputs: Option<Vec<_>> = looked_at.into_iter().collect();
    Some(OutputState {
        manifest: blake3::hash(&manifest).into(),
        outputs: outputs?.concat(),
    })
}
