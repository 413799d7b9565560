//! The scratch file of one run of the program: in the cache folder, without a name, and gone with the run.
//!
//! Invariant: as that of the cache folder. What cannot be written there stays in memory.

use super::cache_folder::make_folder_of_version;
use crate::build::ScratchSpace;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock};

/// A scratch file, made when something is first put there.
#[derive(Debug)]
pub struct ScratchFile {
    cache: PathBuf,
    file: OnceLock<Option<Mutex<File>>>,
}

impl ScratchFile {
    /// A scratch file in this cache folder.
    pub(super) fn new(cache: &Path) -> Self {
        Self {
            cache: cache.into(),
            file: OnceLock::new(),
        }
    }

    fn file(&self) -> Option<MutexGuard<'_, File>> {
        let open = || {
            let folder = make_folder_of_version(&self.cache).ok()?;
            tempfile::tempfile_in(folder).ok().map(Mutex::new)
        };
        self.file.get_or_init(open).as_ref()?.lock().ok()
    }
}

impl ScratchSpace for ScratchFile {
    fn write(&self, bytes: &[u8]) -> Option<u64> {
        let mut file = self.file()?;
        let place = file.seek(SeekFrom::End(0)).ok()?;
        file.write_all(bytes).ok()?;
        Some(place)
    }

    fn read(&self, place: u64, length: usize) -> Option<Vec<u8>> {
        let mut file = self.file()?;
        let mut bytes = vec![0; length];
        let mut read = || -> io::Result<()> {
            file.seek(SeekFrom::Start(place))?;
            file.read_exact(&mut bytes)
        };
        read().ok()?;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::ScratchFile;
    use crate::build::ScratchSpace;
    use std::fs;

    #[test]
    fn what_was_put_there_comes_back_and_leaves_no_file() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        let scratch = ScratchFile::new(&root.path().join("cache"));
        let places = [&b"one"[..], b"", b"three"].map(|bytes| scratch.write(bytes));
        assert_eq!(places, [Some(0), Some(3), Some(3)]);
        assert_eq!(scratch.read(3, 5).as_deref(), Some(&b"three"[..]));
        assert_eq!(scratch.read(3, 6), None);
        let version = fs::read_dir(root.path().join("cache"))?;
        let folders = version.filter_map(Result::ok).map(|entry| entry.path());
        let folders = folders.filter(|path| path.is_dir());
        let files = folders.map(|folder| Ok(fs::read_dir(folder)?.count()));
        assert_eq!(files.sum::<std::io::Result<usize>>()?, 0);
        Ok(())
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_kept() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        let cache = root.path().join("cache");
        fs::write(&cache, "no folder")?;
        assert_eq!(ScratchFile::new(&cache).write(b"one"), None);
        Ok(())
    }
}
