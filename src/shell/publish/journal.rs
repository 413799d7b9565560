//! The journal: every path that a build may have put in place before it was killed.
//!
//! It lies in the staging folder and is complete before the first file is put in place, and it
//! stays until the manifest is. What it lists is ours as what the manifest lists is. A journal that
//! an earlier build left behind is taken over into the next one, so that none is ever forgotten.
//! One line a path, with the manifest's escapes, below a line that says what it is.

use super::manifest::{escape, is_output, unescape};
use crate::shell::clean::is_clean;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// The journal's name in the staging folder.
pub(super) const JOURNAL: &str = "journal";

/// The first line of every journal.
const TITLE: &str = "mingbai journal 1";

/// Whether there is a journal in `staging`.
pub(super) fn is_in(staging: &Path) -> bool {
    is_folder(staging) && read(staging).is_some()
}

/// The paths of the journal in `staging`; `None` if there is none. Lines that are no paths of
/// outputs are passed over: what is not listed is merely not ours.
pub(super) fn read(staging: &Path) -> Option<Vec<Box<str>>> {
    let path = staging.join(JOURNAL);
    if !fs::symlink_metadata(&path).ok()?.is_file() {
        return None;
    }
    let text = String::from_utf8(fs::read(&path).ok()?).ok()?;
    let mut lines = text.lines();
    if lines.next() != Some(TITLE) {
        return None;
    }
    let paths = lines
        .filter_map(unescape)
        .filter(|path| is_clean(path) && is_output(path));
    Some(paths.map(String::into_boxed_str).collect())
}

/// Writes a journal of `paths` in place of any other, at one stroke.
pub(super) fn write<'a>(staging: &Path, paths: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let draft = staging.join("journal.new");
    let mut file = BufWriter::new(File::create(&draft)?);
    writeln!(file, "{TITLE}")?;
    for path in paths {
        writeln!(file, "{}", escape(path))?;
    }
    file.into_inner()?.sync_data()?;
    fs::rename(&draft, staging.join(JOURNAL))
}

/// Removes the journal.
pub(super) fn remove(staging: &Path) -> io::Result<()> {
    fs::remove_file(staging.join(JOURNAL))
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir())
}
