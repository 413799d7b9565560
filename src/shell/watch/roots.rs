//! The watched folders: the root itself, and the folders of a site in it that are there.
//!
//! A folder that is removed and made again, or exchanged for another, keeps its name but not its
//! watch. So each is known by what the disk calls it, and watched anew when that changes; and when it
//! was told of as moved, because one that comes back, or is made in the place of the last, may be called
//! what it was and still have lost its watch.

use super::backend::Backend;
use super::gathered::Moved;
use super::relevant::FOLDERS;
use notify::{RecursiveMode, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What the disk calls a folder; `None` where there is none.
type Identity = Option<(u64, u64)>;

/// The folders to watch.
pub(super) struct Roots {
    folders: Vec<Watched>,
}

struct Watched {
    /// Its path from the site's root, which itself is `.`.
    name: &'static str,
    path: PathBuf,
    mode: RecursiveMode,
    /// Which folder it was when it was last looked at.
    identity: Identity,
}

impl Roots {
    /// The folders of the site at `root`, none watched yet.
    pub(super) fn new(root: &Path) -> Self {
        let watched = |name, path, mode| Watched {
            name,
            path,
            mode,
            identity: None,
        };
        let inner = FOLDERS.iter();
        let inner = inner.map(|name| watched(name, root.join(name), RecursiveMode::Recursive));
        let root = watched(".", root.to_owned(), RecursiveMode::NonRecursive);
        Self {
            folders: std::iter::once(root).chain(inner).collect(),
        }
    }

    /// Watches what is there and not watched, or perhaps not any more, as `moved` says; and says
    /// whether there was such a thing.
    ///
    /// # Errors
    /// When the machine gives no watch. What was tried is tried again at the next call.
    pub(super) fn follow(&mut self, backend: &mut Backend, moved: &Moved) -> Result<bool> {
        let mut exchanged = false;
        for folder in &mut self.folders {
            let now = identity(&folder.path);
            let same = now == folder.identity;
            if same && (now.is_none() || !moved.has(folder.name)) {
                continue;
            }
            exchanged = true;
            if folder.identity.take().is_some() {
                backend.unwatch(&folder.path);
            }
            if now.is_some() {
                backend.watch(&folder.path, folder.mode)?;
                folder.identity = now;
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
