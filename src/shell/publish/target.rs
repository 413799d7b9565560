//! What stands in the output where an output of ours is to stand.
//!
//! Invariant: no link is ever followed below the output folder.

use std::collections::HashMap;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// How many bytes are compared or copied at a time.
pub(super) const PIECE: usize = 64 << 10;

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// Nothing, in a folder that is there.
    Nothing,
    /// Nothing, because the folder that is this much of its path is not there. It can be made.
    NoFolder(usize),
    /// An ordinary file of this many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, pipe, socket or device.
    Other,
    /// Nothing, because this path above it is not a folder but a file.
    Under(String),
    /// Nothing that may be touched, because this path above it is a link.
    BeyondLink(String),
}

/// The output folder, looked at path by path. Each folder is looked at once.
#[derive(Debug)]
pub(super) struct Targets {
    output: PathBuf,
    /// The folders that are there, and those that can be made.
    seen: RwLock<HashMap<Box<str>, Folder>>,
}

/// What is known of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folder {
    There,
    /// So much of its path is the topmost folder that is missing.
    Missing(usize),
}

impl Targets {
    /// The targets in `output`.
    pub(super) fn new(output: &Path) -> Self {
        Self {
            output: output.to_owned(),
            seen: RwLock::default(),
        }
    }

    /// The place of `path` on disk.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }

    /// What stands at `path`, a clean relative path.
    pub(super) fn look(&self, path: &str) -> io::Result<Existing> {
        if let Some(in_the_way) = self.above(path)? {
            return Ok(in_the_way);
        }
        Ok(match entry(&self.place(path))? {
            None => Existing::Nothing,
            Some(meta) if meta.is_file() => Existing::File(meta.len()),
            Some(meta) if meta.is_dir() => Existing::Folder,
            Some(_) => Existing::Other,
        })
    }

    /// What is known of the ordinary file at `path`; `None` if there is none, or only behind a link.
    pub(super) fn file(&self, path: &str) -> io::Result<Option<Metadata>> {
        if self.above(path)?.is_some() {
            return Ok(None);
        }
        Ok(entry(&self.place(path))?.filter(Metadata::is_file))
    }

    /// What stands in the place of the folders above `path`, unless all are there.
    fn above(&self, path: &str) -> io::Result<Option<Existing>> {
        let Some((folder, _)) = path.rsplit_once('/') else {
            return Ok(None);
        };
        match self.known(folder) {
            Some(Folder::There) => Ok(None),
            Some(Folder::Missing(end)) => Ok(Some(Existing::NoFolder(end))),
            None => self.look_above(path),
        }
    }

    /// Looks at each folder above `path`; gives what stands there, unless all are there.
    fn look_above(&self, path: &str) -> io::Result<Option<Existing>> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for above in folders_above(path) {
            match entry(&self.place(above))? {
                None => {
                    self.remember(folder, Folder::Missing(above.len()));
                    return Ok(Some(Existing::NoFolder(above.len())));
                }
                Some(meta) if meta.is_symlink() => {
                    return Ok(Some(Existing::BeyondLink(above.to_owned())));
                }
                Some(meta) if meta.is_dir() => {}
                Some(_) => return Ok(Some(Existing::Under(above.to_owned()))),
            }
        }
        self.remember(folder, Folder::There);
        Ok(None)
    }

    fn known(&self, folder: &str) -> Option<Folder> {
        let seen = self.seen.read().unwrap_or_else(PoisonError::into_inner);
        seen.get(folder).copied()
    }

    fn remember(&self, folder: &str, known: Folder) {
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        seen.insert(folder.into(), known);
    }
}

/// The folders that `path` lies in, the outermost first.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// Whether `path` lies in `folder` or in a folder of it.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// What is known of `path` itself; `None` if nothing is there.
fn entry(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(meta) => Ok(Some(meta)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Whether the file at `path` holds exactly `bytes`.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut piece = vec![0; PIECE.min(bytes.len() + 1)];
    let mut rest = bytes;
    loop {
        let count = file.read(&mut piece)?;
        if count == 0 {
            return Ok(rest.is_empty());
        }
        match rest.strip_prefix(&piece[..count]) {
            Some(after) => rest = after,
            None => return Ok(false),
        }
    }
}
