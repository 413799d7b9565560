//! The cache folder: what builds keep for the next one. It may be deleted at any time.

use std::fs;
use std::io;
use std::path::Path;

/// The name of the cache folder, at the site's root.
pub(super) const CACHE: &str = ".mingbai-cache";

/// Whether `path` is a folder and no link to one.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir())
}

/// Makes a folder unless it is there; what is there must be a folder and no link.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(_) if is_folder(path) => Ok(()),
        outcome => outcome,
    }
}
