//! Events of one burst, gathered until it is over.
//!
//! Takes what the machine tells of single changes; gives one [`Batch`] of all paths that a site could
//! be made of. Invariant: an event that is lost or that cannot be read makes the batch
//! "everything".

use super::relevant::relevant;
use super::{Batch, LONGEST};
use notify::event::{ModifyKind, RemoveKind};
use notify::{Event, EventKind};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// What was told since the last batch.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// When the first and the last change of it was told.
    span: Option<(Instant, Instant)>,
    paths: BTreeSet<String>,
    /// Whether more was touched than these paths.
    everything: bool,
    /// Whether events were lost.
    lost: bool,
    /// Those of the paths where something came, went or was moved.
    moved: BTreeSet<String>,
}

/// Which folders may not be watched any more.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// These, where something came, went or was moved.
    paths: BTreeSet<String>,
    /// All of them: events were lost.
    lost: bool,
}

impl Moved {
    /// Whether `folder`, a path from the site's root, may be another one than it was, or the same one
    /// on its way back, which the machine does not watch on.
    pub(super) fn has(&self, folder: &str) -> bool {
        self.lost || self.paths.contains(folder)
    }
}

/// One burst of changes.
pub(super) struct Told {
    pub(super) batch: Batch,
    /// Where folders may have come or gone.
    pub(super) moved: Moved,
    /// Whether folders came.
    pub(super) new_folders: bool,
}

impl Gathered {
    /// When it is to be told: at the latest [`LONGEST`] debounces after the first change. `None`
    /// while there is nothing to tell.
    pub(super) fn due(&self, debounce: Duration) -> Option<Instant> {
        let (first, last) = self.span?;
        Some((last + debounce).min(first + debounce * LONGEST))
    }

    /// Adds what was told at `now`. What a site is not made of is nothing.
    pub(super) fn add(&mut self, root: &Path, event: notify::Result<Event>, now: Instant) {
        let event = match event {
            Ok(event) if !event.need_rescan() => event,
            unknown => {
                self.everything = true;
                self.lost |= unknown.is_ok();
                self.changed(now);
                return;
            }
        };
        for path in event.paths.iter().filter_map(|path| relevant(root, path)) {
            if moves(event.kind) {
                self.moved.insert(path.clone());
            }
            self.paths.insert(path);
            self.changed(now);
        }
    }

    fn changed(&mut self, now: Instant) {
        let first = self.span.map_or(now, |(first, _)| first);
        self.span = Some((first, now));
    }

    /// All of it.
    pub(super) fn tell(self, root: &Path) -> Told {
        let is_folder = |path: &String| {
            let meta = fs::symlink_metadata(root.join(path));
            meta.is_ok_and(|meta| meta.is_dir())
        };
        Told {
            new_folders: self.moved.iter().any(is_folder),
            moved: Moved {
                paths: self.moved,
                lost: self.lost,
            },
            batch: match self.everything {
                true => Batch::Everything,
                false => Batch::Paths(self.paths),
            },
        }
    }
}

/// Whether an event of this kind may be about something that came, went or moved.
fn moves(kind: EventKind) -> bool {
    match kind {
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) => true,
        EventKind::Remove(what) => what != RemoveKind::File,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Batch, Gathered};
    use notify::event::{DataChange, Flag, ModifyKind};
    use notify::{Error, Event, EventKind};
    use std::path::Path;
    use std::time::{Duration, Instant};

    const DEBOUNCE: Duration = Duration::from_millis(50);

    fn written(path: &str) -> notify::Result<Event> {
        let kind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        Ok(Event::new(kind).add_path(Path::new("/site").join(path)))
    }

    fn gathered(events: impl IntoIterator<Item = notify::Result<Event>>) -> Gathered {
        let mut gathered = Gathered::default();
        let now = Instant::now();
        for event in events {
            gathered.add(Path::new("/site"), event, now);
        }
        gathered
    }

    #[test]
    fn a_burst_is_told_once_it_rests_or_has_lasted_too_long() {
        let mut burst = Gathered::default();
        let first = Instant::now();
        assert_eq!(burst.due(DEBOUNCE), None);
        burst.add(Path::new("/site"), written("content/.a.md.swp"), first);
        assert_eq!(burst.due(DEBOUNCE), None);
        burst.add(Path::new("/site"), written("content/a.md"), first);
        assert_eq!(burst.due(DEBOUNCE), Some(first + DEBOUNCE));
        let later = first + Duration::from_millis(40);
        burst.add(Path::new("/site"), written("content/a.md"), later);
        assert_eq!(burst.due(DEBOUNCE), Some(later + DEBOUNCE));
        let much_later = first + Duration::from_millis(490);
        burst.add(Path::new("/site"), written("content/b.md"), much_later);
        assert_eq!(burst.due(DEBOUNCE), Some(first + DEBOUNCE * 10));
    }

    #[test]
    fn what_is_lost_is_everything() {
        let told = |events: Vec<_>| gathered(events).tell(Path::new("/site")).batch;
        let paths = ["content/a.md", "mingbai.yaml"].map(str::to_owned);
        assert_eq!(
            told(vec![written("mingbai.yaml"), written("content/a.md")]),
            Batch::Paths(paths.into())
        );
        let rescan = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        for lost in [Ok(rescan), Err(Error::generic("out of watches"))] {
            assert_eq!(told(vec![written("content/a.md"), lost]), Batch::Everything);
        }
    }
}
