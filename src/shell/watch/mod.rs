//! Tells when something of the site changes on disk.
//!
//! Takes the site's root; gives [`Batch`]es of touched paths, at most one a debounce, until the
//! [`Watch`] is dropped. Folders are watched, never files, so that editors that save by renaming are
//! seen. Invariant: what is read while building never wakes a build, and a change that could not
//! be followed (too many at once, a folder that was exchanged) is told as "everything".

mod backend;
mod gathered;
mod relevant;
mod roots;

use backend::Backend;
pub use backend::Method;
use gathered::{Gathered, Moved};
use notify::{Event, EventKind};
use roots::Roots;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How long nothing must have changed before changes are told. Long enough for an editor that writes,
/// renames and touches up in one go; short enough not to be felt.
pub const DEBOUNCE: Duration = Duration::from_millis(50);

/// So many debounces after the first change it is told, even if there was no rest.
const LONGEST: u32 = 10;

/// How often it is looked whether the watched folders are still the same folders.
const ROUND: Duration = Duration::from_millis(400);

/// How long after a folder appeared the site is looked at once more: files may have come into it
/// before it was watched.
const SECOND_LOOK: Duration = Duration::from_millis(250);

/// What was touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Batch {
    /// These files and folders, from the site's root, with `/`.
    Paths(BTreeSet<String>),
    /// More than could be followed.
    Everything,
}

/// What the thread of a watch hears.
enum Heard {
    Event(notify::Result<Event>),
    Stop,
}

/// A watch over one site. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Watch {
    stop: Sender<Heard>,
    /// The method that is used, which is polling where the machine can do no better.
    pub method: Method,
}

impl Watch {
    /// Begins to watch the site at `root` and hands every batch to `give`, from a thread of its own.
    pub(crate) fn start(
        root: &Path,
        method: Method,
        debounce: Duration,
        mut give: impl FnMut(Batch) + Send + 'static,
    ) -> Self {
        let (sender, heard) = mpsc::channel();
        let ears = sender.clone();
        let hear = move || {
            let ears = ears.clone();
            move |event: notify::Result<Event>| {
                // Files that are read, by us as well, are as they were.
                if !matches!(&event, Ok(event) if matches!(event.kind, EventKind::Access(_))) {
                    let _ = ears.send(Heard::Event(event));
                }
            }
        };
        let mut roots = Roots::new(root);
        let mut backend = Backend::open(method, hear());
        if backend.method() == Method::Native
            && roots.follow(&mut backend, &Moved::default()).is_err()
        {
            // Out of watches, or a file system that has none.
            backend = Backend::open(Method::Poll, hear());
            roots = Roots::new(root);
        }
        let method = backend.method();
        let keeper = Keeper {
            root: root.to_owned(),
            debounce,
            roots,
            backend,
        };
        thread::spawn(move || keeper.keep(&heard, &mut give));
        Self {
            stop: sender,
            method,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.stop.send(Heard::Stop);
    }
}

/// The thread that keeps the watched folders right.
struct Keeper {
    root: PathBuf,
    debounce: Duration,
    roots: Roots,
    backend: Backend,
}

impl Keeper {
    fn keep(mut self, heard: &Receiver<Heard>, give: &mut dyn FnMut(Batch)) {
        let mut gathered = Gathered::default();
        let mut next_round = Instant::now() + ROUND;
        let mut look_again = false;
        loop {
            let due = gathered.due(self.debounce);
            let now = Instant::now();
            // Looked at before the queue, which may never be empty.
            let wait = due.unwrap_or(next_round).saturating_duration_since(now);
            if !wait.is_zero() {
                match heard.recv_timeout(wait) {
                    Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                    Ok(Heard::Event(event)) => gathered.add(&self.root, event, Instant::now()),
                    Err(RecvTimeoutError::Timeout) => {}
                }
            } else if due.is_some() {
                let told = std::mem::take(&mut gathered).tell(&self.root);
                give(told.batch);
                look_again |= self.follow(&told.moved) | told.new_folders;
                let wait = if look_again { SECOND_LOOK } else { ROUND };
                next_round = now + wait;
            } else {
                if self.follow(&Moved::default()) | std::mem::take(&mut look_again) {
                    give(Batch::Everything);
                }
                next_round = now + ROUND;
            }
        }
    }

    /// Watches what is not watched any more, and says whether there was such a thing.
    fn follow(&mut self, moved: &Moved) -> bool {
        let exchanged = self.roots.follow(&mut self.backend, moved);
        exchanged.unwrap_or(true)
    }
}

#[cfg(test)]
mod tests {
    use super::{Backend, Batch, Heard, Keeper, Method, Roots};
    use notify::event::{DataChange, ModifyKind};
    use notify::{Event, EventKind};
    use std::path::Path;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_queue_that_never_empties_is_told_of() {
        let root = Path::new("/nowhere");
        let (sender, heard) = mpsc::channel();
        for _ in 0..100_000 {
            let kind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
            let event = Event::new(kind).add_path(root.join("content/a.md"));
            sender.send(Heard::Event(Ok(event))).ok();
        }
        // The keeper ends when it has emptied the queue: what it has not told by then is never told.
        sender.send(Heard::Stop).ok();
        let keeper = Keeper {
            root: root.to_owned(),
            debounce: Duration::from_micros(100),
            roots: Roots::new(root),
            backend: Backend::open(Method::Poll, |_| {}),
        };
        let mut batches = Vec::new();
        keeper.keep(&heard, &mut |batch| batches.push(batch));
        let paths = ["content/a.md".to_owned()];
        assert_eq!(batches.first(), Some(&Batch::Paths(paths.into())));
    }
}
