//! SHA-256 of files, as it is published beside them.

use super::sink::hex;
use crate::model::FileFact;
use crate::source::{Files, SourcePath};
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// SHA-256 of a file, in small hexadecimal digits.
///
/// # Errors
/// When the file cannot be read.
pub fn sha256(path: &SourcePath, files: &dyn Files) -> io::Result<String> {
    sha256_of(&mut files.open(path)?)
}

/// SHA-256 of what `reader` gives, in small hexadecimal digits.
///
/// # Errors
/// When it cannot be read.
pub fn sha256_of(reader: &mut dyn Read) -> io::Result<String> {
    hash(reader).map(|fact| fact.sha256.unwrap_or_default().into_string())
}

/// Size and SHA-256 of what `reader` gives, read piece by piece.
pub(super) fn hash(mut reader: impl Read) -> io::Result<FileFact> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        hasher.update(&buffer[..count]);
        size += count as u64;
    }
    let digits = hex(&hasher.finalize());
    Ok(FileFact {
        size,
        sha256: Some(digits.into()),
    })
}
