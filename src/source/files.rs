//! The one way to read a file of the site: by its path, from wherever the site is kept.
//!
//! The shell reads from disk, tests from memory. Nothing below the shell knows which.

use super::SourcePath;
use std::collections::BTreeMap;
use std::io::{self, Read};

/// The files of one site.
pub trait Files: Sync {
    /// Opens a file for reading.
    ///
    /// # Errors
    /// When the file is not there or the machine cannot read it.
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>>;

    /// Reads a whole file.
    ///
    /// # Errors
    /// As [`Files::open`].
    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Files kept in memory, by path.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles(pub BTreeMap<SourcePath, Vec<u8>>);

impl Files for MemoryFiles {
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        match self.0.get(path) {
            Some(bytes) => Ok(Box::new(bytes.as_slice())),
            None => Err(io::Error::from(io::ErrorKind::NotFound)),
        }
    }
}
