//! The files of a site on disk, opened with care.
//!
//! Invariant: only ordinary files whose real place is inside the root are opened, and no more is
//! read from one than its limit allows, however it grows meanwhile.

use super::{Limits, ShellError};
use crate::shell::clean::is_clean;
use crate::source::{Files, SourcePath};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The files under a site's root.
#[derive(Clone, Debug)]
pub struct DiskFiles {
    root: PathBuf,
    limits: Limits,
}

/// Why a file cannot be used.
#[derive(Debug)]
pub(super) enum Trouble {
    /// A link to somewhere outside the site.
    LinkOut,
    /// A link to a folder.
    LinkToFolder,
    /// A link to nothing.
    LinkToNothing,
    /// A link that leads back to itself.
    LinkLoop,
    /// A pipe, socket, device or, where a file was wanted, a folder.
    NotFile,
    /// Larger than the limit, both in bytes.
    TooLarge { size: u64, limit: u64 },
    /// A path that is not a plain relative one.
    Unclean,
    /// The machine refused.
    Refused(io::Error),
}

impl DiskFiles {
    /// The files under `root`, read within `limits`.
    ///
    /// # Errors
    /// When `root` is no folder or cannot be opened.
    pub fn open_root(root: &Path, limits: &Limits) -> Result<Self, ShellError> {
        let refused = |source| ShellError::Root {
            root: root.to_owned(),
            source,
        };
        let real = fs::canonicalize(root).map_err(refused)?;
        if !fs::metadata(&real).map_err(refused)?.is_dir() {
            return Err(ShellError::NotFolder {
                root: root.to_owned(),
            });
        }
        Ok(Self {
            root: real,
            limits: *limits,
        })
    }

    /// The root's real place.
    pub(in crate::shell) fn root(&self) -> &Path {
        &self.root
    }

    /// The limits that files are read within.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What is known of the file at `path` if it can be used, `None` if there is nothing.
    pub(super) fn probe(&self, path: &SourcePath) -> Result<Option<Metadata>, Trouble> {
        match self.open_file(path) {
            Ok((_, meta)) => Ok(Some(meta)),
            Err(Trouble::Refused(error)) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    fn open_file(&self, path: &SourcePath) -> Result<(File, Metadata), Trouble> {
        if !is_clean(path.as_str()) {
            return Err(Trouble::Unclean);
        }
        let named = self.root.join(path.as_str());
        let meta = fs::symlink_metadata(&named).map_err(Trouble::Refused)?;
        let is_link = meta.is_symlink();
        let real = match fs::canonicalize(&named) {
            Ok(real) => real,
            Err(error) if is_link => return Err(broken_link(error)),
            Err(error) => return Err(Trouble::Refused(error)),
        };
        if !real.starts_with(&self.root) {
            return Err(Trouble::LinkOut);
        }
        let meta = match is_link {
            true => fs::symlink_metadata(&real).map_err(Trouble::Refused)?,
            false => meta,
        };
        if is_link && meta.is_dir() {
            return Err(Trouble::LinkToFolder);
        }
        if !meta.is_file() {
            return Err(Trouble::NotFile);
        }
        let file = File::open(&real).map_err(Trouble::Refused)?;
        let meta = file.metadata().map_err(Trouble::Refused)?;
        if !meta.is_file() {
            return Err(Trouble::NotFile);
        }
        self.hold_limit(path, &meta)?;
        Ok((file, meta))
    }

    /// Refuses a file that is larger than its limit.
    pub(super) fn hold_limit(&self, path: &SourcePath, meta: &Metadata) -> Result<(), Trouble> {
        let (size, limit) = (meta.len(), self.limits.bytes(path));
        if size > limit {
            return Err(Trouble::TooLarge { size, limit });
        }
        Ok(())
    }
}

/// What is wrong with a link that cannot be followed to its end.
fn broken_link(error: io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::NotFound => Trouble::LinkToNothing,
        ErrorKind::PermissionDenied => Trouble::Refused(error),
        _ => Trouble::LinkLoop,
    }
}

impl Files for DiskFiles {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        let (file, _) = self.open_file(path).map_err(io::Error::from)?;
        let left = self.limits.bytes(path);
        Ok(Box::new(Limited { file, left }))
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let (file, meta) = self.open_file(path).map_err(io::Error::from)?;
        let room = usize::try_from(meta.len()).unwrap_or(0).saturating_add(1);
        let limit = self.limits.bytes(path);
        let mut bytes = Vec::with_capacity(room);
        // A file reads into fresh memory, which a reader of ours would have to wipe first.
        file.take(limit + 1).read_to_end(&mut bytes)?;
        match bytes.len() as u64 > limit {
            true => Err(grown()),
            false => Ok(bytes),
        }
    }
}

/// Why a file cannot be read that grows while it is being read.
fn grown() -> io::Error {
    io::Error::new(ErrorKind::FileTooLarge, "文件在读取时变得太大")
}

/// A reader that fails instead of giving more than `left` bytes.
struct Limited {
    file: File,
    left: u64,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => {
                self.left = left;
                Ok(count)
            }
            None => Err(grown()),
        }
    }
}
