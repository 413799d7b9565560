//! One folder of the site, walked to its ends.
//!
//! Links are looked at, never walked into. Every entry becomes a file, a finding, or is ignored.

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
use std::fs::{self, Metadata};
use std::path::{MAIN_SEPARATOR, Path};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

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
    let mut entries = WalkDir::new(&start)
        .follow_root_links(false)
        .max_depth(files.limits().depth + 2)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let step = match entry {
            Ok(entry) if entry.depth() == 0 => Step::Into,
            Ok(entry) => walk.visit(&entry),
            Err(error) => {
                let path = error.path().unwrap_or(&start);
                let path = shown_path(files.root(), path);
                walk.found
                    .findings
                    .push(finding::unreadable_folder(&path, error.io_error()));
                Step::Into
            }
        };
        if step == Step::Over {
            entries.skip_current_dir();
        }
    }
    walk.found.files.sort_by(|a, b| a.path.cmp(&b.path));
    walk.found
}

/// Where the walk goes from an entry.
#[derive(PartialEq, Eq)]
enum Step {
    /// On, and into it if it is a folder.
    Into,
    /// On, but not into this folder.
    Over,
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
    fn visit(&mut self, entry: &DirEntry) -> Step {
        let is_folder = entry.file_type().is_dir();
        let refused = if is_folder { Step::Over } else { Step::Into };
        if is_ignored(&entry.file_name().to_string_lossy()) {
            return refused;
        }
        let path = shown_path(self.files.root(), entry.path());
        if let Some(trouble) = name_trouble(self.files, entry) {
            self.found.findings.push(finding::bad_name(&path, &trouble));
            return refused;
        }
        if let Some(first) = self.twins.meet(&path) {
            self.found
                .findings
                .push(finding::twin(&path, first.file_name()));
        }
        if is_folder {
            return Step::Into;
        }
        match self.look(entry, &path) {
            Ok(Some(meta)) => self.found.files.push(InputFile {
                path,
                size: meta.len(),
                stamp: stamp(&meta, self.now),
            }),
            Ok(None) => {}
            Err(trouble) => {
                self.found.findings.push(finding::unusable(&path, &trouble));
            }
        }
        Step::Into
    }

    /// What is known of a file that can be used. An ordinary one is inside the root, because no
    /// link was followed on the way to it; if files with the same rights could be opened, it need
    /// not be opened. Links and odd files are looked at with care.
    fn look(&mut self, entry: &DirEntry, path: &SourcePath) -> Result<Option<Metadata>, Trouble> {
        if entry.file_type().is_file()
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

fn name_trouble(files: &DiskFiles, entry: &DirEntry) -> Option<BadName> {
    let limits = files.limits();
    let Some(name) = entry.file_name().to_str() else {
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
    (entry.depth() > limits.depth).then_some(BadName::TooDeep {
        limit: limits.depth,
    })
}

/// The path as people read it: from the root, with `/`, and `�` for what is not UTF-8.
fn shown_path(root: &Path, path: &Path) -> SourcePath {
    if MAIN_SEPARATOR == '/'
        && let (Some(root), Some(whole)) = (root.to_str(), path.to_str())
        && let Some(inside) = whole.strip_prefix(root)
    {
        return SourcePath::new(inside.trim_start_matches('/'));
    }
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(OsStr::to_string_lossy).collect();
    SourcePath::new(parts.join("/"))
}
