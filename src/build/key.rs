//! All that a build is made from, as one hash.
//!
//! Takes the inputs by their stamps and everything else by its bytes. Invariant: equal keys, equal outputs
//! and equal findings, as far as stamps tell the truth. What a file holds is not asked here, so a key costs
//! no more than the look at the disk.

use super::inputs::{InputFile, Inputs};
use super::made::short;
use super::read::Drafts;
use super::scope::{Scope, ScopePart};
use std::collections::BTreeMap;

/// What a build is made from, besides the files of the site as they are listed.
#[derive(Clone, Copy, Debug)]
pub struct BuiltFrom<'a> {
    /// What tells this program from every other one, its other versions included.
    pub program: &'a [u8],
    /// The hash of everything that was read for the settings ([`NotedFiles`](super::NotedFiles)).
    pub settings: [u8; 32],
    /// The theme's own files, by path below its folder.
    pub theme: &'a BTreeMap<String, Vec<u8>>,
    /// Whether drafts take part.
    pub drafts: Drafts,
}

impl BuiltFrom<'_> {
    /// All that every page depends on besides what its template sees.
    pub fn scope(&self) -> Scope {
        let hash = |bytes: &[u8]| short(blake3::hash(bytes).into());
        let mut parts = vec![
            (ScopePart::Program, hash(self.program)),
            (ScopePart::Settings, short(self.settings)),
        ];
        let theme = self.theme.iter();
        parts.extend(
            theme.map(|(path, bytes)| (ScopePart::Theme(path.as_str().into()), hash(bytes))),
        );
        Scope(parts)
    }

    fn add_to(&self, key: &mut Parts) {
        key.add(self.program);
        key.add(&self.settings);
        key.count(self.theme.len());
        for (path, bytes) in self.theme {
            key.add(path.as_bytes());
            key.add(bytes);
        }
    }
}

/// What a build is made from, as one hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuildKey([u8; 32]);

impl BuildKey {
    /// The key of a build; `None` if a file is so new that it may change without its stamp changing.
    pub fn of(inputs: &Inputs, from: &BuiltFrom<'_>) -> Option<Self> {
        let mut key = Parts::default();
        from.add_to(&mut key);
        key.add(&[u8::from(from.drafts == Drafts::In)]);
        let settings = inputs.settings.as_ref();
        key.add(settings.map_or("", |path| path.as_str()).as_bytes());
        for files in [&inputs.files, &inputs.statics, &inputs.subordinates] {
            key.count(files.len());
            for file in files {
                key.file(file)?;
            }
        }
        key.count(inputs.findings.len());
        for finding in &inputs.findings {
            key.add(format!("{finding:?}").as_bytes());
        }
        Some(Self(key.0.finalize().into()))
    }

    /// The hash.
    pub fn bytes(self) -> [u8; 32] {
        self.0
    }
}

/// Parts of a key, each with its length before it, so that no two lists of parts are taken for one.
#[derive(Default)]
struct Parts(blake3::Hasher);

impl Parts {
    fn add(&mut self, part: &[u8]) {
        self.count(part.len());
        self.0.update(part);
    }

    fn count(&mut self, count: usize) {
        self.0.update(&(count as u64).to_le_bytes());
    }

    /// Adds a file as it was when the disk was looked at; `None` if its stamp does not last.
    fn file(&mut self, file: &InputFile) -> Option<()> {
        self.add(file.path.as_str().as_bytes());
        self.count(usize::try_from(file.size).ok()?);
        for mark in file.stamp.marks() {
            self.0.update(&mark.to_le_bytes());
        }
        file.stamp.lasts().then_some(())
    }
}
