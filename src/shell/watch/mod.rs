//! Tells when something of the site changes on disk.
//!
//! Takes the site's root; gives [`Batch`]es of touched paths, at most one a debounce, until the
//! [`Watch`] is dropped. Folders are watched, never files, so that editors that save by renaming are
//! seen. Invariant: what is read while building never wakes a build, and a change that could not
//! be followed (too many at once, a folder that was exchanged) is told as "everything".

mod eyes;
mod relevant;
mod roots;

use eyes::Eyes;
pub use eyes::Method;
use notify_debouncer_full::DebounceEventResult;
use notify_debouncer_full::notify::EventKind;
use notify_debouncer_full::notify::event::{ModifyKind, RemoveKind};
use relevant::relevant;
use roots::Roots;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// How long a change must have rested before it is told. Long enough for an editor that writes,
/// renames and touches up in one go; short enough not to be felt.
pub const DEBOUNCE: Duration = Duration::from_millis(50);

/// How often it is looked whether the watched folders are still the same folders.
const ROUND: Duration = Duration::from_millis(400);

/// How long after a folder appeared the site is looked at once more: files may have come into it
/// before it was watched.
const SECOND_LOOK: Duration = Duration::from_millis(250);

/// What was touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Batch {
    /// These files and folders, from the site's root, with `/`.
    Paths(BTreeSet<String>),
    /// More than could be followed.
    Everything,
}

/// What the thread of a watch hears.
enum Heard {
    Events(DebounceEventResult),
    Stop,
}

/// A watch over one site. Dropping it ends it.
#[derive(Debug)]
pub struct Watch {
    stop: Sender<Heard>,
    /// The method that is used, which is polling where the machine can do no better.
    pub method: Method,
}

impl Watch {
    /// Begins to watch the site at `root` and hands every batch to `give`, from a thread of its own.
    pub fn start(
        root: &Path,
        method: Method,
        debounce: Duration,
        mut give: impl FnMut(Batch) + Send + 'static,
    ) -> Self {
        let (sender, heard) = mpsc::channel();
        let ears = sender.clone();
        let hear = move || {
            let ears = ears.clone();
            move |events| {
                let _ = ears.send(Heard::Events(events));
            }
        };
        let mut roots = Roots::new(root);
        let mut eyes = Eyes::open(method, debounce, hear());
        if eyes.method() == Method::Native && roots.follow(&mut eyes).is_err() {
            // Out of watches, or a file system that has none.
            eyes = Eyes::open(Method::Poll, debounce, hear());
            roots = Roots::new(root);
        }
        let method = eyes.method();
        let root = root.to_owned();
        thread::spawn(move || Keeper { root, roots, eyes }.keep(&heard, &mut give));
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
    roots: Roots,
    eyes: Eyes,
}

impl Keeper {
    fn keep(mut self, heard: &Receiver<Heard>, give: &mut dyn FnMut(Batch)) {
        let mut patience = ROUND;
        let mut look_again = false;
        loop {
            match heard.recv_timeout(patience) {
                Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(Heard::Events(events)) => {
                    let told = self.read(events);
                    if let Some(batch) = told.batch {
                        give(batch);
                    }
                    look_again |= told.folders;
                    patience = if look_again { SECOND_LOOK } else { ROUND };
                    if told.folders {
                        let _ = self.roots.follow(&mut self.eyes);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    let exchanged = self.roots.follow(&mut self.eyes).unwrap_or(true);
                    if std::mem::take(&mut look_again) || exchanged {
                        give(Batch::Everything);
                    }
                    patience = ROUND;
                }
            }
        }
    }

    fn read(&self, events: DebounceEventResult) -> Told {
        let mut told = Told {
            batch: None,
            folders: false,
        };
        let Ok(events) = events else {
            told.batch = Some(Batch::Everything);
            return told;
        };
        let mut paths = BTreeSet::new();
        let mut everything = false;
        for event in &events {
            everything |= event.need_rescan();
            if matches!(event.kind, EventKind::Access(_)) {
                continue;
            }
            let touched = event.paths.iter();
            let mut touched = touched
                .filter_map(|path| relevant(&self.root, path))
                .peekable();
            told.folders |= touched.peek().is_some() && moves_folders(event.kind);
            paths.extend(touched);
        }
        told.batch = if everything {
            Some(Batch::Everything)
        } else {
            (!paths.is_empty()).then_some(Batch::Paths(paths))
        };
        told
    }
}

/// What one round of events says.
struct Told {
    batch: Option<Batch>,
    /// Whether folders may have come or gone.
    folders: bool,
}

/// Whether an event of this kind may be about a folder that came, went or moved.
fn moves_folders(kind: EventKind) -> bool {
    match kind {
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) => true,
        EventKind::Remove(what) => what != RemoveKind::File,
        _ => false,
    }
}
