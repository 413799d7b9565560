//! Source files on their way to the output, piece by piece.

use super::target::PIECE;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

/// A hash as bytes.
pub(super) type Hash = [u8; 32];

/// What went wrong on which side.
pub(super) enum CopyError {
    /// Reading the source.
    Read(io::Error),
    /// Writing the copy.
    Write(io::Error),
}

/// Copies all of `source` to `target`; gives the hash of what went through.
pub(super) fn pour(source: &mut dyn Read, target: &mut File) -> Result<Hash, CopyError> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let count = source.read(&mut piece).map_err(CopyError::Read)?;
        if count == 0 {
            return Ok(hasher.finalize().into());
        }
        hasher.update(&piece[..count]);
        target
            .write_all(&piece[..count])
            .map_err(CopyError::Write)?;
    }
}

/// The hash of `source` if the file at `path` holds the same; `None` from the first difference,
/// or if that file cannot be read.
pub(super) fn hash_if_same(source: &mut dyn Read, path: &Path) -> io::Result<Option<Hash>> {
    let Ok(mut file) = File::open(path) else {
        return Ok(None);
    };
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut other = vec![0; PIECE];
    loop {
        let count = source.read(&mut piece)?;
        if count == 0 {
            let at_end = matches!(file.read(&mut other[..1]), Ok(0));
            return Ok(at_end.then(|| hasher.finalize().into()));
        }
        let same = file.read_exact(&mut other[..count]).is_ok() && other[..count] == piece[..count];
        if !same {
            return Ok(None);
        }
        hasher.update(&piece[..count]);
    }
}

/// A hash from its hex form.
pub(super) fn parse_hash(hex: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (index, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(hash)
}
