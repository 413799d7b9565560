//! The watched folders: the root itself, and the folders of a site in it that are there.
//!
//! A folder that is removed and made again, or exchanged for another, keeps its name but not its
//! watch. So each is known by what the disk calls it, and watched anew when that changes.

use super::eyes::Eyes;
use super::relevant::FOLDERS;
use notify::{RecursiveMode, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What the disk calls a folder; `None` where there is none.
type Identity = Option<(u64, u64)>;

/// The folders to watch, and which folder each was when it was last looked at.
pub(super) struct Roots {
    folders: Vec<(PathBuf, RecursiveMode, Identity)>,
}

impl Roots {
    /// The folders of the site at `root`, none watched yet.
    pub(super) fn new(root: &Path) -> Self {
        let inner = FOLDERS
            .iter()
            .map(|name| (root.join(name), RecursiveMode::Recursive, None));
        let folders = [(root.to_owned(), RecursiveMode::NonRecursive, None)];
        Self {
            folders: folders.into_iter().chain(inner).collect(),
        }
    }

    /// Watches what is there and not watched yet, and says whether anything was exchanged.
    ///
    /// # Errors
    /// When the machine gives no watch. What was tried is tried again at the next call.
    pub(super) fn follow(&mut self, eyes: &mut Eyes) -> Result<bool> {
        let mut exchanged = false;
        for (folder, mode, watched) in &mut self.folders {
            let now = identity(folder);
            if now == *watched {
                continue;
            }
            exchanged = true;
            if watched.is_some() {
                eyes.unwatch(folder);
            }
            *watched = None;
            if now.is_some() {
                eyes.watch(folder, *mode)?;
                *watched = now;
            }
        }
        Ok(exchanged)
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;
    let meta = fs::symlink_metadata(folder).ok()?;
    meta.is_dir().then(|| (meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Identity {
    let meta = fs::symlink_metadata(folder).ok()?;
    let made = meta.created().ok()?;
    let since = made.duration_since(std::time::UNIX_EPOCH).ok()?;
    meta.is_dir()
        .then(|| (since.as_secs(), since.subsec_nanos().into()))
}
