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

/// Removes what builds that were killed had begun to write for the file of this name: files with the number of a
/// process after it. What a build at this moment has begun may go as well; it is then not kept.
pub(super) fn remove_begun(folder: &Path, name: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let begun = entry.file_name();
        let number = begun
            .to_str()
            .and_then(|begun| begun.strip_prefix(name)?.strip_prefix('.'));
        if number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}
