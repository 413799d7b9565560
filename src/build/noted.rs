//! Files that note what was read of them.

use crate::source::{Files, SourcePath};
use std::io::{self, Cursor, Read};
use std::sync::{Mutex, PoisonError};

/// Files that note what was read of them, and in which order: for whoever is to know later whether reading
/// again would give the same.
pub struct NotedFiles<'a> {
    files: &'a dyn Files,
    read: Mutex<blake3::Hasher>,
}

impl<'a> NotedFiles<'a> {
    /// Files of which nothing was read yet.
    pub fn new(files: &'a dyn Files) -> Self {
        Self {
            files,
            read: Mutex::default(),
        }
    }

    /// BLAKE3 of everything that was read, with its paths, and of what could not be read.
    pub fn hash(&self) -> [u8; 32] {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.finalize().into()
    }
}

impl Files for NotedFiles<'_> {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Cursor::new(self.read(path)?)))
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let outcome = self.files.read(path);
        let (kind, said) = match &outcome {
            Ok(bytes) => (0, blake3::hash(bytes)),
            Err(error) => (1, blake3::hash(error.to_string().as_bytes())),
        };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.update(blake3::hash(path.as_str().as_bytes()).as_bytes());
        read.update(&[kind]);
        read.update(said.as_bytes());
        drop(read);
        outcome
    }
}
