//! What follows a refresh: the checks that hold all texts against each other, on a thread of their own.
//!
//! A page is shown without them. They begin when nothing was touched for a while and give up when
//! something is, so that they never stand in the way of the next refresh.

use super::event::ServerEvent;
use super::state::Shared;
use crate::build::Rest;
use crate::shell::load::DiskFiles;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How long nothing may be touched before they begin.
const QUIET: Duration = Duration::from_millis(300);

/// The checks that follow one refresh.
#[derive(Debug, Default)]
pub(super) struct Follower {
    stop: Arc<AtomicBool>,
}

impl Follower {
    /// Lets `rest` follow the refresh `generation`.
    pub(super) fn begin(
        rest: Rest,
        files: DiskFiles,
        generation: u64,
        shared: &Arc<Shared>,
        said: &Arc<dyn Fn(ServerEvent<'_>) + Send + Sync>,
    ) -> Self {
        let follower = Self::default();
        let stop = Arc::clone(&follower.stop);
        let (shared, said) = (Arc::clone(shared), Arc::clone(said));
        thread::spawn(move || {
            thread::sleep(QUIET);
            if stop.load(Ordering::Relaxed) {
                return;
            }
            let finish = AssertUnwindSafe(|| rest.finish(&files, &stop));
            // After a panic, an error of ours, the first findings stay.
            let Ok(Some(outcome)) = catch_unwind(finish) else {
                return;
            };
            if let Some(counts) = shared.complete(generation, outcome) {
                said(ServerEvent::Completed { counts });
            }
        });
        follower
    }

    /// Has them give up.
    pub(super) fn give_up(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
