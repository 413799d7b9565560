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
        // Only an ordinary file is opened before all else is known of it: opening a pipe waits.
        let plain = meta.is_file().then(|| open_without_links(&named)).flatten();
        let file = match plain {
            Some(file) => file,
            None => self.open_linked(&named, meta)?,
        };
        let meta = file.metadata().map_err(Trouble::Refused)?;
        if !meta.is_file() {
            return Err(Trouble::NotFile);
        }
        self.hold_limit(path, &meta)?;
        Ok((file, meta))
    }

    /// Opens what is `named` at its real place, `meta` being what it is itself.
    fn open_linked(&self, named: &Path, meta: Metadata) -> Result<File, Trouble> {
        let is_link = meta.is_symlink();
        let real = match fs::canonicalize(named) {
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
        File::open(&real).map_err(Trouble::Refused)
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

/// Opens a file below the root if no part of its path is a link: the root is a real place, so the
/// file's place is real as well, and inside. The system sees to it while it opens the file, which
/// leaves no moment to put a link in, and takes one call where asking for the real place takes one
/// for each part. A pipe that has just taken the file's place is opened too, without waiting for a writer.
/// `None` if there are links, if the system does not know how, or if it refuses: the long way says what is wrong.
#[cfg(target_os = "linux")]
fn open_without_links(named: &Path) -> Option<File> {
    use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat2};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let opened = openat2(CWD, named, flags, Mode::empty(), ResolveFlags::NO_SYMLINKS);
    opened.ok().map(File::from)
}

#[cfg(not(target_os = "linux"))]
fn open_without_links(_: &Path) -> Option<File> {
    None
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
        let (mut file, meta) = self.open_file(path).map_err(io::Error::from)?;
        let limit = self.limits.bytes(path);
        // All is asked for at once, because a reader within a limit asks for 8 KB at a time. It then
        // finds the end, or what the file has grown by; or the mistake again, if there was one.
        let mut bytes = vec![0; usize::try_from(meta.len()).unwrap_or(0)];
        let count = file.read(&mut bytes).unwrap_or(0);
        bytes.truncate(count);
        file.take(limit + 1 - count as u64)
            .read_to_end(&mut bytes)?;
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

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_without_a_writer_is_opened_at_once() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let pipe = folder.path().join("a.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status()?;
        assert!(made.success());
        let opened = super::open_without_links(&pipe);
        assert!(opened.is_some_and(|file| file.metadata().is_ok_and(|meta| !meta.is_file())));
        Ok(())
    }
}
