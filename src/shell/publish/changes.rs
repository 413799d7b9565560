//! What changed since the site was last uploaded, as lists for programs that copy by a list: `rclone --files-from-raw`,
//! `rsync --files-from`.
//!
//! The lists are the difference of two manifests, that of the output and that of what was uploaded, so they hold
//! whatever happened in between: builds without lists, builds that were killed, several builds before an upload.
//! Who has uploaded what a list says takes it away; that tells the next build what was uploaded.

use super::PublishError;
use super::manifest::{MANIFEST, write_line_of};
use super::owned::{published, read_manifest};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How many files differ from those that were uploaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeCounts {
    /// Files that were not uploaded.
    pub added: usize,
    /// Files that were uploaded with other bytes.
    pub changed: usize,
    /// Files that were uploaded and are no longer there.
    pub removed: usize,
}

/// Writes what changed in `output` since the last upload, a path a line, with `/` between its parts: at `file` what is
/// to be uploaded, and beside it, for `changes.txt`, in `changes.added.txt`, `changes.changed.txt` and
/// `changes.removed.txt` what that is made of and what is to be removed. Two manifests beside them keep what was
/// uploaded and what was listed.
///
/// # Errors
/// When `file` lies in `output`, or a list cannot be read or written.
pub fn write_changes(output: &Path, file: &Path) -> Result<ChangeCounts, PublishError> {
    let unwritten = |place: &Path| {
        let path = place.to_owned();
        move |source| PublishError::Changes { path, source }
    };
    if lies_in(file, output) {
        return Err(PublishError::ChangesInOutput {
            path: file.to_owned(),
        });
    }
    let (uploaded, listed) = (beside(file, "uploaded"), beside(file, "listed"));
    if !file.exists() && listed.exists() {
        fs::rename(&listed, &uploaded).map_err(unwritten(&uploaded))?;
    }
    let before: BTreeMap<Box<str>, Box<str>> = read_manifest(&uploaded)?.into_iter().collect();
    let now = published(output)?;
    let of = |path: &str| before.get(path).map(AsRef::as_ref);
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for (path, hash) in &now {
        match of(path) {
            None => added.push(path.as_str()),
            Some(before) if before != hash => changed.push(path.as_str()),
            Some(_) => {}
        }
    }
    let gone = |path: &&str| !now.contains_key(*path);
    let removed: Vec<&str> = before.keys().map(AsRef::as_ref).filter(gone).collect();
    let counts = ChangeCounts {
        added: added.len(),
        changed: changed.len(),
        removed: removed.len(),
    };
    let mut upload: Vec<&str> = added.iter().chain(&changed).copied().collect();
    upload.sort_unstable();
    if !upload.is_empty() || !removed.is_empty() {
        upload.push(MANIFEST);
    }
    let mut manifest = String::new();
    for (path, hash) in &now {
        write_line_of(&mut manifest, path, hash);
    }
    // The list that is uploaded comes last: while it is not there, nothing was listed.
    let texts = [
        (listed, manifest),
        (beside(file, "added"), lines(&added)),
        (beside(file, "changed"), lines(&changed)),
        (beside(file, "removed"), lines(&removed)),
        (file.to_owned(), lines(&upload)),
    ];
    for (place, text) in texts {
        write_whole(&place, &text).map_err(unwritten(&place))?;
    }
    Ok(counts)
}

/// Whether a file would lie in a folder.
fn lies_in(file: &Path, folder: &Path) -> bool {
    let parent = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = fs::canonicalize(parent.unwrap_or(Path::new(".")));
    let folder = fs::canonicalize(folder);
    parent.is_ok_and(|parent| folder.is_ok_and(|folder| parent.starts_with(folder)))
}

/// A file beside another: `changes.added.txt` beside `changes.txt`.
fn beside(file: &Path, word: &str) -> PathBuf {
    match file.extension() {
        Some(extension) => file.with_extension(format!("{word}.{}", extension.display())),
        None => file.with_extension(word),
    }
}

fn lines(paths: &[&str]) -> String {
    paths.iter().flat_map(|path| [*path, "\n"]).collect()
}

/// Writes a file whole or not at all.
fn write_whole(place: &Path, text: &str) -> std::io::Result<()> {
    let part = beside(place, "part");
    fs::write(&part, text)?;
    fs::rename(&part, place)
}
