//! One folder of the site, walked to its ends.
//!
//! Links are looked at, never walked into. Every entry becomes a file, a finding, or is ignored.

use super::Limits;
use super::disk_files::{DiskFiles, Trouble};
use super::finding::{self, BadName};
use super::ignored::is_ignored;
use super::rights::Rights;
use super::stamp::stamp;
use super::twins::Twins;
use crate::build::InputFile;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;
use std::ffi::OsStr;
use std::fs::{self, DirEntry, Metadata};
use std::path::Path;
use std::time::SystemTime;

/// What a folder holds.
#[derive(Default)]
pub(super) struct Found {
    /// Its usable files, sorted by path.
    pub(super) files: Vec<InputFile>,
    /// What cannot be used, and why.
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
pub(super) fn walk(files: &DiskFiles, folder: &str) -> Found {
    let mut found = Found::default();
    let start = files.root().join(folder);
    let Ok(meta) = fs::symlink_metadata(&start) else {
        return found;
    };
    found.presence = Presence::Present;
    if !meta.is_dir() {
        found
            .findings
            .push(finding::not_folder(&SourcePath::new(folder)));
        return found;
    }
    let mut walk = Walk {
        files,
        now: SystemTime::now(),
        twins: Twins::default(),
        rights: Rights::default(),
        found,
    };
    walk.enter(&start, folder, 0);
    walk.found.files.sort_by(|a, b| a.path.cmp(&b.path));
    walk.found
}

/// A walk under way.
struct Walk<'a> {
    files: &'a DiskFiles,
    now: SystemTime,
    twins: Twins,
    rights: Rights,
    found: Found,
}

impl Walk<'_> {
    /// Meets everything in the folder at `place`, by name. `path` is its path from the site's
    /// root, `depth` the number of folders above it.
    fn enter(&mut self, place: &Path, path: &str, depth: usize) {
        let refused = |error| finding::unreadable_folder(&SourcePath::new(path), &error);
        let mut entries = Vec::new();
        match fs::read_dir(place) {
            Ok(listed) => {
                for entry in listed {
                    match entry {
                        Ok(entry) => entries.push((entry.file_name(), entry)),
                        Err(error) => self.found.findings.push(refused(error)),
                    }
                }
            }
            Err(error) => self.found.findings.push(refused(error)),
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (name, entry) in entries {
            let shown = name.to_string_lossy();
            if is_ignored(&shown) {
                continue;
            }
            let path = SourcePath::new(format!("{path}/{shown}"));
            match name_trouble(self.files.limits(), &name, depth + 1) {
                Some(trouble) => {
                    let finding = finding::bad_name(&path, &trouble);
                    self.found.findings.push(finding);
                }
                None => self.meet(&entry, path, depth + 1),
            }
        }
    }

    fn meet(&mut self, entry: &DirEntry, path: SourcePath, depth: usize) {
        if let Some(first) = self.twins.meet(&path) {
            let finding = finding::twin(&path, first.file_name());
            self.found.findings.push(finding);
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            return self.enter(&entry.path(), path.as_str(), depth);
        }
        match self.look(entry, &path) {
            Ok(Some(meta)) => self.found.files.push(InputFile {
                path,
                size: meta.len(),
                stamp: stamp(&meta, self.now),
            }),
            Ok(None) => {}
            Err(trouble) => {
                let finding = finding::unusable(&path, &trouble);
                self.found.findings.push(finding);
            }
        }
    }

    /// What is known of a file that can be used. An ordinary one is inside the root, because no
    /// link was followed on the way to it; if files with the same rights could be opened, it need
    /// not be opened. Links and odd files are looked at with care.
    fn look(&mut self, entry: &DirEntry, path: &SourcePath) -> Result<Option<Metadata>, Trouble> {
        // The entry's own state: a link is not followed.
        if entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(meta) = entry.metadata()
            && meta.is_file()
            && self.rights.are_proven(&meta)
        {
            self.files.hold_limit(path, &meta)?;
            return Ok(Some(meta));
        }
        let meta = self.files.probe(path)?;
        if let Some(meta) = &meta {
            self.rights.prove(meta);
        }
        Ok(meta)
    }
}

fn name_trouble(limits: &Limits, name: &OsStr, depth: usize) -> Option<BadName> {
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
