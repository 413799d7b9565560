//! The mark of a file's state on disk.

use crate::build::Stamp;
use std::fs::Metadata;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// Within this time of a change a second one may leave the same time behind: no disk's clock is
/// coarser.
const TICK: Duration = Duration::from_secs(2);

/// The state of a file, `now` being when the look at the disk began. While its last change is as
/// young as a tick, no two stamps of it are equal: the file is read again at the next look.
pub(super) fn stamp(meta: &Metadata, now: SystemTime) -> Stamp {
    static LOOKS: AtomicU64 = AtomicU64::new(1);
    let is_old = changed(meta).is_some_and(|changed| changed + TICK < now);
    let look = if is_old {
        0
    } else {
        LOOKS.fetch_add(1, Ordering::Relaxed)
    };
    let [size, modified, number] = marks(meta);
    Stamp::new([size, modified, number, look])
}

/// What tells one state of a file from another: its size, when it was written, and its number on its disk
/// together with the time of its last change.
pub(in crate::shell) fn marks(meta: &Metadata) -> [u64; 3] {
    let modified = nanoseconds(meta.modified().ok());
    let number = number(meta).rotate_left(32) ^ nanoseconds(changed(meta));
    [meta.len(), modified, number]
}

fn nanoseconds(time: Option<SystemTime>) -> u64 {
    let since = time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    // The low digits are those that differ.
    since.map_or(0, |since| since.as_nanos() as u64)
}

/// When anything about the file last changed, its rights included. Nobody can set this time.
#[cfg(unix)]
pub(in crate::shell) fn changed(meta: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(u64::try_from(meta.ctime()).ok()?);
    let rest = Duration::from_nanos(u64::try_from(meta.ctime_nsec()).ok()?);
    SystemTime::UNIX_EPOCH.checked_add(seconds + rest)
}

#[cfg(not(unix))]
pub(in crate::shell) fn changed(meta: &Metadata) -> Option<SystemTime> {
    meta.modified().ok()
}

/// The file's number on its disk, by which a file put in the place of another is told from it.
#[cfg(unix)]
fn number(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}
