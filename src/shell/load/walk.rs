//! One folder of the site, walked to its ends.
//!
//! Links are looked at, never walked into. Every entry becomes a file, a finding, or is ignored. A
//! folder that is known is not listed again; the others are listed side by side, level by level.

use super::disk_files::{DiskFiles, Trouble};
use super::finding::{self, BadName};
use super::folders::{FolderListing, Folders};
use super::ignored::{is_ignored_in, is_leftover};
use super::rights::Rights;
use super::stamp::stamp;
use super::twins::Twins;
use crate::build::InputFile;
use crate::diagnostic::Diagnostic;
use crate::source::{SourcePath, is_no_character, is_unseen};
use std::ffi::OsStr;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::thread;
use std::time::SystemTime;

/// The fewest folders that are worth a thread.
const FEWEST: usize = 16;

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
    let now = SystemTime::now();
    let (mut folders, mut depth) = (vec![folder], 1);
    while !folders.is_empty() {
        let mut inner = Vec::new();
        for (folder, listing) in listings(folders, &Lister::new(files, now, depth), known) {
            found.files.extend_from_slice(&listing.files);
            found.findings.extend_from_slice(&listing.findings);
            inner.extend_from_slice(&listing.folders);
            known.keep(folder, listing);
        }
        (folders, depth) = (inner, depth + 1);
    }
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    found.findings.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// What folders hold: as it is known, or listed side by side.
fn listings(
    folders: Vec<SourcePath>,
    lister: &Lister<'_>,
    known: &mut Folders,
) -> Vec<(SourcePath, FolderListing)> {
    let mut listings: Vec<_> = folders
        .into_iter()
        .map(|folder| (known.take(&folder), folder))
        .collect();
    let mut missing: Vec<_> = listings
        .iter_mut()
        .filter(|(listing, _)| listing.is_none())
        .collect();
    let list = |some: &mut [&mut (Option<FolderListing>, SourcePath)]| {
        let mut lister = lister.clone();
        for (listing, folder) in some {
            *listing = Some(lister.list(folder));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = missing.len().div_ceil(threads).max(FEWEST);
    let mut shares = missing.chunks_mut(share);
    let own = shares.next();
    thread::scope(|scope| {
        for some in shares {
            scope.spawn(move || list(some));
        }
        if let Some(some) = own {
            list(some);
        }
    });
    let listings = listings.into_iter();
    listings
        .map(|(listing, folder)| (folder, listing.unwrap_or_default()))
        .collect()
}

/// Lists folders.
#[derive(Clone)]
struct Lister<'a> {
    files: &'a DiskFiles,
    now: SystemTime,
    /// How deep the entries lie.
    depth: usize,
    rights: Rights,
}

impl<'a> Lister<'a> {
    fn new(files: &'a DiskFiles, now: SystemTime, depth: usize) -> Self {
        Self {
            files,
            now,
            depth,
            rights: Rights::default(),
        }
    }

    fn list(&mut self, folder: &SourcePath) -> FolderListing {
        let mut listing = FolderListing::default();
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
        let mut hidden = Vec::new();
        for (name, entry) in entries {
            let shown = name.to_string_lossy();
            if is_ignored_in(folder.as_str(), &shown) {
                hidden.extend((!is_leftover(&shown)).then(|| shown.into_owned()));
                continue;
            }
            let path = SourcePath::new(format!("{folder}/{}", name.to_string_lossy()));
            if let Some(trouble) = self.name_trouble(&name) {
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
        // Elsewhere nobody expects that all of a folder goes out.
        let is_static = folder.as_str().split('/').next() == Some("static");
        if is_static && !hidden.is_empty() {
            listing.findings.push(finding::left_out(folder, &hidden));
        }
        listing
    }

    /// Adds an entry of good name to what its folder holds.
    fn visit(&mut self, entry: &DirEntry, path: SourcePath, listing: &mut FolderListing) {
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

    fn name_trouble(&self, name: &OsStr) -> Option<BadName> {
        let limits = self.files.limits();
        let Some(name) = name.to_str() else {
            return Some(BadName::NotUtf8);
        };
        if name.contains(is_no_letter) {
            return Some(BadName::BadCharacter);
        }
        if name.len() > limits.name {
            return Some(BadName::TooLong {
                bytes: name.len(),
                limit: limits.name,
            });
        }
        (self.depth > limits.depth).then_some(BadName::TooDeep {
            limit: limits.depth,
        })
    }
}

/// Whether no name may have a character: it is not seen, or has others shown in another order, so that a name reads
/// as another one.
pub(super) fn is_no_letter(c: char) -> bool {
    let ends = matches!(c, '\u{2028}' | '\u{2029}' | '\\');
    c.is_control() || is_unseen(c) || ends || is_no_character(c)
}
