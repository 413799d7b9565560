//! A progress bar for builds that take long enough to make one wonder.

use crate::build::Step;
use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The bar appears when a build takes longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it is drawn.
const PAUSE: Duration = Duration::from_millis(200);

/// The bar is told of every so many pages; of each would hold up the threads that make them.
const STRIDE: usize = 32;

/// Signs in the bar.
const WIDTH: usize = 30;

/// A progress bar. Not drawn in the first second, nor where the error output is no terminal.
pub(super) struct Bar {
    watched: bool,
    /// When it is drawn next, and how wide the line is that stands there now.
    drawn: Mutex<(Instant, usize)>,
}

impl Bar {
    pub(super) fn new(started: Instant) -> Self {
        Self {
            watched: stderr().is_terminal(),
            drawn: Mutex::new((started + PATIENCE, 0)),
        }
    }

    pub(super) fn show(&self, step: Step) {
        if !self.watched || (!step.done.is_multiple_of(STRIDE) && step.done < step.total) {
            return;
        }
        // Where another thread draws at this moment, it draws for this one as well.
        let (Ok(mut drawn), now) = (self.drawn.try_lock(), Instant::now()) else {
            return;
        };
        if now >= drawn.0 {
            let full = "█".repeat(step.done * WIDTH / step.total.max(1));
            let counts = format!("{}/{}", step.done, step.total);
            let _ = write!(stderr(), "\r生成网页 {full:WIDTH$} {counts}");
            *drawn = (now + PAUSE, "生成网页".len() + WIDTH + counts.len());
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if let Ok((_, width @ 1..)) = self.drawn.lock().as_deref() {
            let _ = write!(stderr(), "\r{:width$}\r", "");
        }
    }
}
