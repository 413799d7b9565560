//! Expectations kept as files, rewritten with `UPDATE=1 cargo test`.

#![allow(dead_code, reason = "each of the test programs uses a part of it")]

use std::path::Path;

/// Holds `actual` against the file at `path`, relative to the package, or writes it there.
pub(crate) fn hold(path: impl AsRef<Path>, actual: &str) {
    if let Err(difference) = compare(path, actual) {
        panic!("{difference}");
    }
}

/// As [`hold`], but gives the difference instead of failing.
pub(crate) fn compare(path: impl AsRef<Path>, actual: &str) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if updating() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, actual).unwrap();
        return Ok(());
    }
    let expected = std::fs::read_to_string(&path)
        .map_err(|error| format!("{}: {error}; UPDATE=1 writes it", path.display()))?;
    if expected == actual {
        return Ok(());
    }
    let difference = similar::TextDiff::from_lines(expected.as_str(), actual);
    let mut difference = difference.unified_diff();
    let difference = difference.header("expected", "found");
    let path = path.display();
    Err(format!(
        "{path} differs; UPDATE=1 rewrites it\n{difference}"
    ))
}

/// Whether what is expected is written anew.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// The folders under `path`, relative to the package, sorted.
pub(crate) fn folders(path: &str) -> Vec<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let entries = std::fs::read_dir(&root).unwrap_or_else(|e| panic!("{}: {e}", root.display()));
    let mut folders: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}
