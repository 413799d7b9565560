//! What all parts of the server share: the newest refresh of the site, and who waits for the next.

use super::last_good::LastGood;
use super::snapshot::{SiteState, Snapshot};
use crate::check::CheckOutcome;
use crate::diagnostic::render::Counts;
use crate::shell::watch::Batch;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

/// Pages made at a time; more wait.
const RENDERS: usize = 4;

/// Pages that hear of changes at a time.
pub(super) const LISTENERS: usize = 128;

/// What the worker is told.
#[derive(Debug)]
pub(super) enum Message {
    /// Something was touched.
    Touched(Batch),
    /// Look once more.
    Look,
}

/// What all parts of the server share.
#[derive(Debug)]
pub(super) struct Shared {
    newest: RwLock<Arc<Snapshot>>,
    generations: watch::Sender<u64>,
    worker: Sender<Message>,
    last_good: Mutex<LastGood>,
    /// Room for so many pages being made.
    pub(super) renders: Arc<Semaphore>,
    /// Room for so many streams of events.
    pub(super) listeners: Arc<Semaphore>,
}

impl Shared {
    pub(super) fn new(worker: Sender<Message>) -> Self {
        let nothing = Snapshot {
            generation: 0,
            touched: Vec::new(),
            sight: SiteState::Loading,
        };
        Self {
            newest: RwLock::new(Arc::new(nothing)),
            generations: watch::Sender::new(0),
            worker,
            last_good: Mutex::default(),
            renders: Arc::new(Semaphore::new(RENDERS)),
            listeners: Arc::new(Semaphore::new(LISTENERS)),
        }
    }

    /// The newest refresh.
    pub(super) fn newest(&self) -> Arc<Snapshot> {
        let newest = self.newest.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&newest)
    }

    /// Puts a refresh in place and tells everybody.
    pub(super) fn put(&self, snapshot: Snapshot) {
        self.swap(None, snapshot);
    }

    /// Puts all findings of a refresh in place of its first ones, if it is still the newest, and tells
    /// everybody. Gives their counts if there are more than at first.
    pub(super) fn complete(&self, generation: u64, outcome: CheckOutcome) -> Option<Counts> {
        let newest = self.newest();
        let loaded = newest.site().filter(|_| newest.generation == generation)?;
        if *loaded.outcome == outcome {
            return None;
        }
        let loaded = loaded.completed(outcome);
        let counts = loaded.counts;
        let complete = Snapshot {
            generation,
            touched: Vec::new(),
            sight: SiteState::Site(Box::new(loaded)),
        };
        self.swap(Some(&newest), complete).then_some(counts)
    }

    /// Puts a refresh in the place of `last`, or of any other if that is `None`, and tells everybody. Says
    /// whether it did: a newer one may have come. Nobody waits for more than the exchange of two
    /// pointers; what the last refresh held is given back after it.
    fn swap(&self, last: Option<&Arc<Snapshot>>, snapshot: Snapshot) -> bool {
        let generation = snapshot.generation;
        let mut snapshot = Arc::new(snapshot);
        let mut newest = self.newest.write().unwrap_or_else(PoisonError::into_inner);
        if last.is_some_and(|last| !Arc::ptr_eq(last, &newest)) {
            return false;
        }
        std::mem::swap(&mut *newest, &mut snapshot);
        drop(newest);
        self.generations.send_replace(generation);
        true
    }

    /// Hears of every new refresh.
    pub(super) fn listen(&self) -> watch::Receiver<u64> {
        self.generations.subscribe()
    }

    /// Waits for a refresh newer than `seen`, for so long at most.
    pub(super) async fn wait_beyond(&self, seen: u64, at_most: Duration) {
        let mut generations = self.listen();
        let _ = timeout(at_most, generations.wait_for(|now| *now > seen)).await;
    }

    /// Asks for a refresh out of turn: something was not as it was when it was last read.
    pub(super) fn refresh(&self) {
        let _ = self.worker.send(Message::Look);
    }

    /// The last good pages.
    pub(super) fn last_good(&self) -> MutexGuard<'_, LastGood> {
        self.last_good
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Shared, SiteState, Snapshot};
    use std::sync::mpsc;

    #[test]
    fn a_look_that_was_overtaken_takes_nobodys_place() {
        let refresh = |generation| Snapshot {
            generation,
            touched: Vec::new(),
            sight: SiteState::NoSite,
        };
        let shared = Shared::new(mpsc::channel().0);
        shared.put(refresh(1));
        let first = shared.newest();
        assert!(shared.swap(Some(&first), refresh(1)));
        assert!(!shared.swap(Some(&first), refresh(1)));
        shared.put(refresh(2));
        assert!(!shared.swap(Some(&first), refresh(1)));
        assert_eq!(shared.newest().generation, 2);
    }
}
