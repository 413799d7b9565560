//! Blocks of facts on disk, in the cache folder: each in a file of its own, named by its number.
//!
//! Invariant: as that of the cache folder. What cannot be read or written is as good as not there.

use super::cache_folder::{
    CACHE, folder_of_version, is_folder, make_folder, make_folder_of_version, read_whole,
    write_whole,
};
use crate::build::BlockStore;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the blocks, within that of the version.
const FOLDER: &str = "facts";

/// A file larger than this, in bytes, was not written here.
const LARGEST: u64 = 256 << 20;

/// Where the facts of one site are kept between two runs of the program.
#[derive(Clone, Debug)]
pub struct FactBlocks {
    cache: PathBuf,
}

impl FactBlocks {
    /// The place for the site at `root`.
    pub fn of(root: &Path) -> Self {
        Self {
            cache: root.join(CACHE),
        }
    }

    /// Forgets all blocks.
    pub fn clear(&self) {
        self.names().iter().for_each(|name| self.remove(name));
    }

    fn folder(&self) -> Option<PathBuf> {
        let folder = folder_of_version(&self.cache)?.join(FOLDER);
        is_folder(&folder).then_some(folder)
    }

    fn try_write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = match self.folder() {
            Some(folder) => folder,
            None => {
                let folder = make_folder_of_version(&self.cache)?.join(FOLDER);
                make_folder(&folder)?;
                folder
            }
        };
        write_whole(&folder, name, bytes)
    }
}

impl BlockStore for FactBlocks {
    fn names(&self) -> Vec<String> {
        let entries = self.folder().map(fs::read_dir).and_then(Result::ok);
        let names = entries.into_iter().flatten().filter_map(Result::ok);
        names
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        read_whole(&self.folder()?.join(name), LARGEST)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        // Without it the next run reads these files again, which is no failure.
        let _ = self.try_write(name, bytes);
    }

    fn remove(&self, name: &str) {
        if let Some(folder) = self.folder() {
            let _ = fs::remove_file(folder.join(name));
        }
    }
}
