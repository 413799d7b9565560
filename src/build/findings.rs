//! What is wrong with one file, kept small.
//!
//! Takes findings as they were made and gives them again whenever they are listed. Between the two they stand packed
//! together with those of other files, so that words of rules which a thousand reports are told stand there once.

use crate::check::rules;
use crate::diagnostic::Diagnostic;
use crate::model::FIXED_WORDS;
use crate::source::{PackedBytes, Packer, SourcePath, Unpacker, UnsharedWords};
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

/// The findings of one file, none of another.
#[derive(Clone, Debug)]
pub(super) enum Findings {
    /// As they were made.
    Listed(Vec<Diagnostic>),
    /// At this place of what was packed.
    Packed(Arc<PackedBytes>, u32),
}

impl Default for Findings {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

impl Findings {
    /// The findings that were packed of a file at a place; `None` of bytes that are none.
    pub(super) fn packed(packed: &Arc<PackedBytes>, place: u32, path: &SourcePath) -> Option<Self> {
        // Nothing may be lost later, when it is listed.
        let found = unpacked(packed, place, path)?;
        Some(match found.is_empty() {
            true => Self::default(),
            false => Self::Packed(Arc::clone(packed), place),
        })
    }

    /// Whether there are none.
    pub(super) fn are_none(&self) -> bool {
        matches!(self, Self::Listed(found) if found.is_empty())
    }

    /// The findings.
    pub(super) fn list(&self, path: &SourcePath) -> Vec<Diagnostic> {
        match self {
            Self::Listed(found) => found.clone(),
            Self::Packed(packed, place) => unpacked(packed, *place, path).unwrap_or_default(),
        }
    }
}

fn unpacked(packed: &PackedBytes, place: u32, path: &SourcePath) -> Option<Vec<Diagnostic>> {
    Unpacker::at(packed, place as usize, path, &UnsharedWords(fixed))?.take()
}

/// The findings of some files, on their way into one run of bytes.
#[derive(Default)]
pub(super) struct FindingsPacker(Packer);

impl FindingsPacker {
    /// Adds the findings of a file; gives their place.
    pub(super) fn add(&mut self, findings: &Findings, path: &SourcePath) -> Option<u32> {
        let place = u32::try_from(self.0.begin(path)).ok()?;
        self.0.add(&findings.list(path));
        Some(place)
    }

    /// All of them as bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finish()
    }
}

/// Puts the findings of some files in one place. Where there is none they stay as they are.
pub(super) fn pack_together<'a>(all: impl Iterator<Item = (&'a SourcePath, &'a mut Findings)>) {
    let mut packer = FindingsPacker::default();
    let mut placed = Vec::new();
    for (path, findings) in all {
        if matches!(findings, Findings::Listed(found) if !found.is_empty()) {
            let place = packer.add(findings, path);
            placed.push((findings, place));
        }
    }
    if placed.is_empty() {
        return;
    }
    if let Some(packed) = PackedBytes::open(packer.finish().into()).map(Arc::new) {
        for (findings, place) in placed {
            if let Some(place) = place {
                *findings = Findings::Packed(Arc::clone(&packed), place);
            }
        }
    }
}

/// The text of the program that is this one: a code of a rule, or a word that facts hold.
pub(super) fn fixed(text: &str) -> Option<&'static str> {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let codes = rules().iter().map(|rule| rule.code.as_str());
        codes.chain(FIXED_WORDS.iter().copied()).collect()
    });
    ALL.get(text).copied()
}
