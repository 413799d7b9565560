//! Documents of offices on disk, wherever they lie: found, read, and turned into a kind that can be read.

mod convert;
mod find;

pub use convert::Converter;
pub use find::{DocumentFile, find_documents};

use crate::build::reason;
use crate::import::limit;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A document's bytes, or that it has too many.
#[derive(Debug)]
pub enum DocumentBytes {
    /// All of them.
    Whole(Vec<u8>),
    /// More than [`limit::FILE`].
    TooMany,
}

/// Reads a document.
///
/// # Errors
/// Why it cannot be read, in Chinese.
pub fn read_document(path: &Path) -> Result<DocumentBytes, String> {
    let file = File::open(path).map_err(|error| reason(&error))?;
    let mut bytes = Vec::new();
    let mut some = file.take(limit::FILE + 1);
    some.read_to_end(&mut bytes)
        .map_err(|error| reason(&error))?;
    Ok(match bytes.len() as u64 > limit::FILE {
        true => DocumentBytes::TooMany,
        false => DocumentBytes::Whole(bytes),
    })
}
