//! How a report is written down.
//! Takes a report; gives its facts as fields with a Chinese and an English key, and writes them
//! as YAML. Both forms are made from the same fields, so they cannot say different things.

pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod hugo;
pub(crate) mod mingbai;

use std::fs;
use std::io;
use std::path::Path;

/// Writes a file, and makes the folders it lies in.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
