//! One folder of the site, walked to its ends.
//!
//! Links are looked at, never walked into. Every entry becomes a file, a finding, or is ignored. A
//! folder that is known is not listed again.

use super::disk_files::{DiskFiles, Trouble};
use super::finding::{self, BadName};
use super::folders::{Folders, Listing};
use super::ignored::is_ignored;
use super::rights::Rights;
use super::stamp::stamp;
use super::twins::Twins;
use crate::build::InputFile;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;
use std::ffi::OsStr;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::time::SystemTime;

/// What a folder holds.
#[derive(Default)]
pub(super) struct Found {
    /// Its usable files, sorted by path.
    pub(super) files: Vec<InputFile>,
    /// What cannot be used, and why, sorted by path.
    pub(super) findings: Vec<Diagnostic>,
    presence: Presence,
}

#[derive(Default, PartialEq, Eq)]
enum Presence {
    #[default]
    Absent,
    Present,
}

impl Found {
    /// Whether there is anything at all in the folder's place.
    pub(super) fn exists(&self) -> bool {
        self.presence == Presence::Present
    }
}

/// Everything in `folder`, a path from the site's root.
pub(super) fn walk(files: &DiskFiles, folder: &str, known: &mut Folders) -> Found {
    let mut found = Found::default();
    let Ok(meta) = fs::symlink_metadata(files.root().join(folder)) else {
        return found;
    };
    found.presence = Presence::Present;
    let folder = SourcePath::new(folder);
    if !meta.is_dir() {
        found.findings.push(finding::not_folder(&folder));
        return found;
    }
    let mut walk = Walk {
        files,
        now: SystemTime::now(),
        rights: Rights::default(),
        known,
        found,
    };
    walk.enter(folder, 1);
    let Found {
        files, findings, ..
    } = &mut walk.found;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    findings.sort_by(|a, b| a.path.cmp(&b.path));
    walk.found
}

/// A walk under way.
struct Walk<'a> {
    files: &'a DiskFiles,
    now: SystemTime,
    rights: Rights,
    known: &'a mut Folders,
    found: Found,
}

impl Walk<'_> {
    /// Goes through a folder whose entries lie `depth` deep, and the folders in it.
    fn enter(&mut self, folder: SourcePath, depth: usize) {
        let known = self.known.take(&folder);
        let listing = known.unwrap_or_else(|| self.list(&folder, depth));
        self.found.files.extend_from_slice(&listing.files);
        self.found.findings.extend_from_slice(&listing.findings);
        for inner in &listing.folders {
            self.enter(inner.clone(), depth + 1);
        }
        self.known.keep(folder, listing);
    }

    fn list(&mut self, folder: &SourcePath, depth: usize) -> Listing {
        let mut listing = Listing::default();
        let mut unreadable = |error: &io::Error| {
            let found = finding::unreadable_folder(folder, error);
            listing.findings.push(found);
        };
        let mut entries = Vec::new();
        match fs::read_dir(self.files.root().join(folder.as_str())) {
            Ok(all) => all.for_each(|entry| match entry {
                Ok(entry) => entries.push((entry.file_name(), entry)),
                Err(error) => unreadable(&error),
            }),
            Err(error) => unreadable(&error),
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut twins = Twins::default();
        for (name, entry) in entries {
            if is_ignored(&name.to_string_lossy()) {
                continue;
            }
            let path = SourcePath::new(format!("{folder}/{}", name.to_string_lossy()));
            if let Some(trouble) = self.name_trouble(&name, depth) {
                listing.findings.push(finding::bad_name(&path, &trouble));
                continue;
            }
            if let Some(first) = twins.meet(&path) {
                listing
                    .findings
                    .push(finding::twin(&path, first.file_name()));
            }
            self.visit(&entry, path, &mut listing);
        }
        listing
    }

    /// Adds an entry of good name to what its folder holds.
    fn visit(&mut self, entry: &DirEntry, path: SourcePath, listing: &mut Listing) {
        let kind = entry.file_type().ok();
        if kind.is_some_and(|kind| kind.is_dir()) {
            return listing.folders.push(path);
        }
        let is_file = kind.is_some_and(|kind| kind.is_file());
        listing.odd |= !is_file;
        let looked = match is_file.then(|| entry.metadata()) {
            Some(Ok(meta)) => self.look(&meta, &path),
            _ => self.files.probe(&path),
        };
        match looked {
            Ok(Some(meta)) => listing.files.push(InputFile {
                path,
                size: meta.len(),
                stamp: stamp(&meta, self.now),
            }),
            Ok(None) => {}
            Err(trouble) => listing.findings.push(finding::unusable(&path, &trouble)),
        }
    }

    /// What is known of an ordinary file that can be used. It is inside the root, because no link was
    /// followed on the way to it; if files with the same rights could be opened, it need not be
    /// opened. All else is looked at with care.
    fn look(&mut self, meta: &Metadata, path: &SourcePath) -> Result<Option<Metadata>, Trouble> {
        if meta.is_file() && self.rights.are_proven(meta) {
            self.files.hold_limit(path, meta)?;
            return Ok(Some(meta.clone()));
        }
        let meta = self.files.probe(path)?;
        if let Some(meta) = &meta {
            self.rights.prove(meta);
        }
        Ok(meta)
    }

    fn name_trouble(&self, name: &OsStr, depth: usize) -> Option<BadName> {
        let limits = self.files.limits();
        let Some(name) = name.to_str() else {
            return Some(BadName::NotUtf8);
        };
        if name.contains(|c: char| c.is_control() || c == '\\') {
            return Some(BadName::BadCharacter);
        }
        if name.len() > limits.name {
            return Some(BadName::TooLong {
                bytes: name.len(),
                limit: limits.name,
            });
        }
        (depth > limits.depth).then_some(BadName::TooDeep {
            limit: limits.depth,
        })
    }
}
