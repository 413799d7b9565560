//! How long data files are and what their hashes are: noted while they are written, or found by
//! writing them to nowhere where they were not.

use super::portions::{InPortions, each_piece};
use crate::data;
use crate::model::Route;
use crate::source::built_in;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What is known of the data files that were written so far.
#[derive(Debug, Default)]
pub struct Digests {
    known: Mutex<BTreeMap<Route, FileDigest>>,
    /// Whether one of them was made anew.
    any_made: AtomicBool,
}

/// A file's length and hash.
#[derive(Clone, Debug)]
pub(super) struct FileDigest {
    /// In bytes.
    pub(super) length: u64,
    /// SHA-256, in small hexadecimal digits.
    pub(super) sha256: String,
}

impl Digests {
    /// The same pieces, noted when they were read to their end. Rows that a list offers are described
    /// by nothing, and not noted.
    pub fn noting<'a>(&'a self, route: &Route, pieces: Box<dyn Read + 'a>) -> Box<dyn Read + 'a> {
        let is_data = route.as_str().starts_with(data::FOLDER);
        self.any_made.fetch_or(is_data, Ordering::Relaxed);
        match is_data {
            true => Box::new(Noting {
                digests: self,
                route: route.clone(),
                pieces,
                hasher: Sha256::new(),
                length: 0,
            }),
            false => pieces,
        }
    }

    /// Notes a file that stands as it was written before.
    pub fn note_standing(&self, route: &Route, length: u64, sha256: &[u8]) {
        if route.as_str().starts_with(data::FOLDER) {
            let sha256 = hex(sha256);
            self.note(route, FileDigest { length, sha256 });
        }
    }

    /// Whether none of the files was made anew.
    pub fn all_stand(&self) -> bool {
        !self.any_made.load(Ordering::Relaxed)
    }

    /// The digest of a file, which `open` gives where it was not written.
    pub(super) fn of<'a>(
        &self,
        route: &Route,
        open: impl Fn() -> Box<dyn InPortions + 'a>,
    ) -> FileDigest {
        if let Some(known) = self.digest(route) {
            return known;
        }
        let (mut hasher, mut length) = (Sha256::new(), 0);
        let mut take = |piece: &[u8]| {
            hasher.update(piece);
            length += piece.len() as u64;
        };
        built_in("export", each_piece(&*open(), &mut take));
        FileDigest {
            length,
            sha256: hex(&hasher.finalize()),
        }
    }

    fn digest(&self, route: &Route) -> Option<FileDigest> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(route).cloned()
    }

    fn note(&self, route: &Route, digest: FileDigest) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(route.clone(), digest);
    }
}

/// Pieces on their way.
struct Noting<'a> {
    digests: &'a Digests,
    route: Route,
    pieces: Box<dyn Read + 'a>,
    hasher: Sha256,
    length: u64,
}

impl Read for Noting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.pieces.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        self.length += count as u64;
        if count == 0 && !buffer.is_empty() {
            let digest = FileDigest {
                length: self.length,
                sha256: hex(&self.hasher.clone().finalize()),
            };
            self.digests.note(&self.route, digest);
        }
        Ok(count)
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}
