//! The staging folder: new files before they are put in place, old ones until all is done.
//!
//! It lies inside the output folder and so on the same disk. A folder of pages that the output does
//! not have yet is staged under the name it will have (`new/2024/…`) and put in place at one stroke.
//! Every other file is numbered, and the numbers are spread over a few folders (`files/7/71`).
//! Whoever holds the lock owns the staging folder; what a killed build left in it is cleared, except
//! for its journal, which stays until a build has finished.

use super::PublishError;
use super::journal::{self, JOURNAL};
pub(super) use crate::build::STAGING;
use crate::shell::load::changed;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

/// Over how many folders staged files are spread, so that threads do not wait for one another.
const SHARDS: u32 = 64;

/// The lock's name in the staging folder.
const LOCK: &str = "lock";

/// A file in the staging folder by whose stamp the disk's clock is read.
const CLOCK: &str = "clock";

/// How long its next tick is waited for at a time, and how often: most disks tick every few milliseconds.
const TICK: Duration = Duration::from_millis(1);
const TICKS: usize = 100;

/// How often a lock is tried anew when its file is removed between opening and locking.
const LOCK_TRIES: usize = 5;

/// The number of a file in the staging folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number(u32);

/// Where in the staging folder an output lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Staged {
    /// Among the numbered files.
    Alone(Number),
    /// Under its own name, in a folder that the output does not have yet.
    InFolder,
}

/// The staging folder of one build.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    next: AtomicU32,
    lock: File,
}

impl Staging {
    /// Makes the staging folder of `output` or takes over one left behind, and locks it.
    pub(super) fn enter(output: &Path) -> Result<Self, PublishError> {
        let folder = output.join(STAGING);
        let lock = take_lock(output, &folder)?;
        let staging = Self {
            folder,
            next: AtomicU32::new(0),
            lock,
        };
        staging
            .clear_files()
            .map_err(PublishError::disk("清理", &staging.folder))?;
        Ok(staging)
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The place of the output that will stand at `path`.
    pub(super) fn path(&self, staged: Staged, path: &str) -> PathBuf {
        match staged {
            Staged::Alone(number) => self.numbered(number),
            Staged::InFolder => self.new_folder(path),
        }
    }

    /// The place of a folder that the output does not have yet.
    pub(super) fn new_folder(&self, path: &str) -> PathBuf {
        self.folder.join("new").join(path)
    }

    /// The place of a numbered file.
    pub(super) fn numbered(&self, number: Number) -> PathBuf {
        let Number(number) = number;
        let shard = format!("files/{}", number % SHARDS);
        self.folder.join(shard).join(number.to_string())
    }

    /// Runs `make` with the place of a numbered file that is not there yet, in a folder that is.
    pub(super) fn new_file<T>(
        &self,
        make: impl Fn(&Path) -> io::Result<T>,
    ) -> io::Result<(Number, T)> {
        let number = Number(self.next.fetch_add(1, Ordering::Relaxed));
        let made = make_in_folder(&self.numbered(number), make)?;
        Ok((number, made))
    }

    /// Runs `make` with the place of the output that will stand at `path` in a folder that the
    /// output does not have yet.
    ///
    /// # Errors
    /// What `make` says: above all that another output stands there, or one where a folder is
    /// needed, for there was none when the build began.
    pub(super) fn new_file_in_folder<T>(
        &self,
        path: &str,
        make: impl Fn(&Path) -> io::Result<T>,
    ) -> io::Result<T> {
        make_in_folder(&self.path(Staged::InFolder, path), make)
    }

    /// What the clock of the output's disk says, by which files there are stamped.
    pub(super) fn now(&self) -> Option<SystemTime> {
        let path = self.folder.join(CLOCK);
        fs::write(&path, "0").ok()?;
        changed(&fs::symlink_metadata(path).ok()?)
    }

    /// A time of that clock after everything that was written until now: waited for, as the clock of a disk
    /// goes in steps. `None` if it stands still.
    pub(super) fn next_tick(&self) -> Option<SystemTime> {
        let last = self.now()?;
        let mut waited = 0..TICKS;
        waited.find_map(|_| {
            thread::sleep(TICK);
            self.now().filter(|now| *now > last)
        })
    }

    /// Leaves the folder: files go, and with [`Journal::Done`] the journal and the folder too.
    pub(super) fn leave(&self, journal: Journal) {
        let cleared = self.clear_files();
        if journal == Journal::Needed || cleared.is_err() {
            return;
        }
        // The lock's file goes while the lock is held, so that nobody else's is removed.
        let _ = journal::remove(&self.folder);
        let _ = fs::remove_file(self.folder.join(LOCK));
        let _ = fs::remove_dir(&self.folder);
        let _ = self.lock.unlock();
    }

    fn clear_files(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if name == LOCK || name == JOURNAL {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Runs `make` with `path`, once more after making the folder above it if there is none.
fn make_in_folder<T>(path: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    match make(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            make(path)
        }
        other => other,
    }
}

/// Whether the journal has served its purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Journal {
    /// The manifest knows all that it knows, or nothing was put in place.
    Done,
    /// The next build needs it.
    Needed,
}

fn take_lock(output: &Path, folder: &Path) -> Result<File, PublishError> {
    let path = folder.join(LOCK);
    for _ in 0..LOCK_TRIES {
        make_folder(folder).map_err(PublishError::disk("新建", folder))?;
        let file = match open_lock(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            other => other.map_err(PublishError::disk("打开", &path))?,
        };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => {
                return Err(PublishError::disk("锁定", &path)(error));
            }
            _ if is_still(&file, &path) => return Ok(file),
            _ => {}
        }
    }
    Err(PublishError::Busy {
        output: output.to_owned(),
    })
}

/// Makes the folder unless it is there; what is there must be a folder and no link.
fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let is_folder = fs::symlink_metadata(folder)?.is_dir();
            is_folder
                .then_some(())
                .ok_or_else(|| io::Error::new(ErrorKind::NotADirectory, "它不是文件夹，请删掉它"))
        }
        other => other,
    }
}

fn open_lock(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(meta) if !meta.is_file() => Err(io::Error::new(
            ErrorKind::InvalidInput,
            "它不是普通文件，请删掉它",
        )),
        _ => File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path),
    }
}

/// Whether `path` still names the file that was opened: another build may have removed it since.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(opened), Ok(named)) => (opened.dev(), opened.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still(_file: &File, path: &Path) -> bool {
    path.exists()
}
