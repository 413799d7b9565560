//! The cache folder: what builds keep for the next one. It may be deleted at any time.
//!
//! What is kept stands below a folder of this version of the program, each file written whole or not at all.
//! Invariant: nothing follows a link or writes outside of the cache folder, and keeping never fails a build.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// The name of the cache folder, at the site's root.
pub(super) const CACHE: &str = ".mingbai-cache";

/// The version of the program, and the form of what it keeps.
pub(super) const FORM: &str = concat!(env!("CARGO_PKG_VERSION"), "-5");

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
fn remove_begun(folder: &Path, name: &str) -> io::Result<()> {
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

/// The folder of this version in a cache folder, if there is one and no link leads to it.
pub(super) fn folder_of_version(cache: &Path) -> Option<PathBuf> {
    let folder = cache.join(FORM);
    (is_folder(cache) && is_folder(&folder)).then_some(folder)
}

/// Makes the folder of this version, in a cache folder that is no matter of git, and removes what other versions
/// have kept.
pub(super) fn make_folder_of_version(cache: &Path) -> io::Result<PathBuf> {
    make_folder(cache)?;
    for entry in fs::read_dir(cache)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && entry.file_name() != FORM {
            fs::remove_dir_all(entry.path())?;
        }
    }
    let ignored = cache.join(".gitignore");
    if fs::symlink_metadata(&ignored).is_err() {
        fs::write(ignored, "*\n")?;
    }
    let folder = cache.join(FORM);
    make_folder(&folder)?;
    Ok(folder)
}

/// Writes a file whole. Of two builds at once, each writes a file of its own; the later one stays.
pub(super) fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    remove_begun(folder, name)?;
    let part = folder.join(format!("{name}.{}", process::id()));
    let begun = fs::File::create_new(&part);
    let written = begun.and_then(|mut file| file.write_all(bytes));
    let placed = written.and_then(|()| fs::rename(&part, folder.join(name)));
    placed.inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })
}

/// Reads a file that was written here: no link, and no larger than `largest` bytes.
pub(super) fn read_whole(path: &Path, largest: u64) -> Option<Vec<u8>> {
    let meta = fs::symlink_metadata(path).ok()?;
    if !meta.is_file() || meta.len() > largest {
        return None;
    }
    fs::read(path).ok()
}
