//! Blocks of facts on disk, in the cache folder: each in a file of its own, named by its number.
//!
//! Invariant: as that of the cache folder. What cannot be read or written is as good as not there; nothing is where
//! the stamps of files do not tell one that was replaced.

use super::cache_folder::{
    CACHE, folder_of_version, is_folder, make_folder, make_folder_of_version, read_whole,
    write_whole,
};
use super::scratch::ScratchFile;
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

    /// A scratch file beside them.
    pub fn scratch(&self) -> ScratchFile {
        ScratchFile::new(&self.cache)
    }

    /// Forgets all blocks.
    pub fn clear(&self) {
        self.names().iter().for_each(|name| self.remove(name));
    }

    fn folder(&self) -> Option<PathBuf> {
        if !cfg!(unix) {
            return None;
        }
        let folder = folder_of_version(&self.cache)?.join(FOLDER);
        is_folder(&folder).then_some(folder)
    }

    fn try_write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = match self.folder() {
            Some(folder) => folder,
            None if !cfg!(unix) => return Ok(()),
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
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        // What a run left behind that was ended while it wrote begins like a block.
        let is_ours = |name: &String| {
            let number = name.get(..16);
            number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        names.filter(is_ours).collect()
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

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::{CACHE, FactBlocks};
    use crate::build::BlockStore;
    use std::fs;
    use std::os::unix::fs::symlink;

    const A: &str = "000000000000000a";
    const B: &str = "000000000000000b";

    #[test]
    fn what_was_written_is_read_and_what_was_removed_is_not() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        let blocks = FactBlocks::of(root.path());
        assert!(blocks.names().is_empty() && blocks.read(A).is_none());
        blocks.write(A, b"1");
        blocks.write(A, b"2");
        blocks.write(B, b"3");
        fs::write(blocks.folder().unwrap_or_default().join("notes"), "foreign")?;
        let mut names = blocks.names();
        names.sort();
        assert_eq!(names, [A, B]);
        assert_eq!(blocks.read(A).as_deref(), Some(b"2".as_slice()));
        blocks.remove(A);
        assert_eq!(blocks.names(), [B]);
        blocks.clear();
        assert!(blocks.names().is_empty());
        Ok(())
    }

    #[test]
    fn no_link_leads_out_of_the_cache_folder() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        let elsewhere = tempfile::tempdir()?;
        let secret = elsewhere.path().join("secret");
        fs::write(&secret, "precious")?;
        let blocks = FactBlocks::of(root.path());
        blocks.write(A, b"1");
        let Some(folder) = blocks.folder() else {
            return Err(std::io::ErrorKind::NotFound.into());
        };
        // A block that is a link is not read, and another takes its place.
        symlink(&secret, folder.join(B))?;
        assert_eq!(blocks.read(B), None);
        blocks.write(B, b"2");
        assert_eq!(blocks.read(B).as_deref(), Some(b"2".as_slice()));
        assert_eq!(fs::read_to_string(&secret)?, "precious");
        // Nor is a folder that is one.
        for link in [folder.clone(), root.path().join(CACHE)] {
            fs::remove_dir_all(&link)?;
            symlink(elsewhere.path(), &link)?;
            blocks.write("cccccccccccccccc", b"3");
            blocks.remove("secret");
            assert!(blocks.names().is_empty() && blocks.read("secret").is_none());
            assert_eq!(fs::read_dir(elsewhere.path())?.count(), 1);
            fs::remove_file(&link)?;
            fs::create_dir_all(&link)?;
        }
        Ok(())
    }
}
