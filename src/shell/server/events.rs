//! The stream of events that tells a page of every new refresh of the site.
//!
//! One event at once, with the newest generation, so that a page that slept hears what it missed; one
//! for each refresh after that; and a heartbeat between them, so that neither side waits for a
//! connection that is dead.

use super::state::Shared;
use hyper::body::Bytes;
use serde_json::json;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::watch::Receiver;
use tokio::time::timeout;

/// Between two signs of life.
const HEARTBEAT: Duration = Duration::from_secs(15);

type Next = Pin<Box<dyn Future<Output = (Receiver<u64>, Told)> + Send>>;

enum Told {
    Changed,
    Nothing,
    Over,
}

/// The events of one page.
pub(super) struct Events {
    shared: Arc<Shared>,
    next: Next,
    _place: OwnedSemaphorePermit,
}

async fn next(mut generations: Receiver<u64>) -> (Receiver<u64>, Told) {
    let told = match timeout(HEARTBEAT, generations.changed()).await {
        Ok(Ok(())) => Told::Changed,
        Ok(Err(_)) => Told::Over,
        Err(_) => Told::Nothing,
    };
    generations.mark_unchanged();
    (generations, told)
}

impl Events {
    /// The events from now on; `None` while too many pages hear of them.
    pub(super) fn new(shared: &Arc<Shared>) -> Option<Self> {
        let place = Arc::clone(&shared.listeners).try_acquire_owned().ok()?;
        let mut generations = shared.listen();
        generations.mark_changed();
        Some(Self {
            shared: Arc::clone(shared),
            next: Box::pin(next(generations)),
            _place: place,
        })
    }

    /// The text of the next event; nothing once the server ends.
    pub(super) fn poll_next(&mut self, ctx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let (generations, told) = ready!(self.next.as_mut().poll(ctx));
        let text = match told {
            Told::Over => return Poll::Ready(None),
            Told::Nothing => ": 在\n\n".to_owned(),
            Told::Changed => {
                let newest = self.shared.newest();
                let what = json!({ "generation": newest.generation, "touched": newest.touched });
                format!("retry: 1000\nid: {}\ndata: {what}\n\n", newest.generation)
            }
        };
        self.next = Box::pin(next(generations));
        Poll::Ready(Some(text.into()))
    }
}
