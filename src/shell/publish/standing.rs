//! What the last build put into the output folder and stands there untouched, so that it need be neither made
//! again nor read.
//!
//! Takes the state that the last build left the folder in. Invariant: what is said to stand has, to a byte, what
//! the manifest says; where the folder's manifest is another one, nothing is said to stand.

use super::copying::{Hash, parse_hash};
use super::manifest::{self, MANIFEST};
use super::state::{OutputState, StandingOutput};
use super::target::Targets;
use crate::build::PageKey;
use crate::shell::load::marks;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;

/// The outputs of the last build by path, with the hashes of their bytes.
#[derive(Debug, Default)]
pub(super) struct LastOutputs(HashMap<Box<str>, (Hash, StandingOutput)>);

impl LastOutputs {
    /// The outputs of a build that left the folder in this state; none if its manifest is not that of the state.
    pub(super) fn of(targets: &Targets, state: &OutputState) -> Self {
        let listed = || {
            targets.file(MANIFEST).ok()??;
            let text = fs::read(targets.place(MANIFEST)).ok()?;
            let same = *blake3::hash(&text).as_bytes() == state.manifest;
            let entries = same.then(|| manifest::read(&text).ok()).flatten()?;
            (entries.len() == state.outputs.len()).then_some(entries)
        };
        let listed = listed().unwrap_or_default().into_iter();
        let outputs = listed.zip(&state.outputs);
        let outputs = outputs.filter_map(|((path, hash), output)| {
            let hash = parse_hash(&hash)?;
            Some((path, (hash, *output)))
        });
        Self(outputs.collect())
    }

    /// What stands at `path`, if that is what the last build put there.
    pub(super) fn standing(&self, targets: &Targets, path: &str) -> Option<LastOutput> {
        let (hash, output) = self.0.get(path)?;
        let meta = targets.file(path).ok()??;
        (marks(&meta) == output.marks).then_some(LastOutput {
            sha256: *hash,
            length: meta.len(),
            key: output.key,
        })
    }

    /// The bytes of what stands at `path`, if that is what the last build put there.
    pub(super) fn bytes(&self, targets: &Targets, path: &str) -> Option<Vec<u8>> {
        let last = self.standing(targets, path)?;
        let bytes = fs::read(targets.place(path)).ok()?;
        (Hash::from(Sha256::digest(&bytes)) == last.sha256).then_some(bytes)
    }

    /// Some bytes of what stands at `path`, if its stamp is that of what the last build put there.
    pub(super) fn part(&self, targets: &Targets, path: &str, part: Range<u64>) -> Option<Vec<u8>> {
        let last = self.standing(targets, path)?;
        let length = part.end.checked_sub(part.start)?;
        if part.end > last.length {
            return None;
        }
        let mut file = File::open(targets.place(path)).ok()?;
        file.seek(SeekFrom::Start(part.start)).ok()?;
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// A file of the last build, untouched since.
#[derive(Clone, Copy, Debug)]
pub(super) struct LastOutput {
    /// The hash of its bytes.
    pub(super) sha256: Hash,
    /// The number of its bytes.
    pub(super) length: u64,
    /// What it was made of, where that is known.
    pub(super) key: Option<PageKey>,
}
