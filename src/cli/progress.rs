//! A progress bar for what takes long enough to make one wonder.

use crate::build::Step;
use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The bar appears when it takes longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it is drawn.
const PAUSE: Duration = Duration::from_millis(200);

/// Signs in the bar.
const WIDTH: usize = 30;

/// A progress bar. Not drawn in the first second, nor where the error output is no terminal.
pub(super) struct Bar {
    watched: bool,
    /// What is done meanwhile, in Chinese.
    label: &'static str,
    /// It is drawn at every so many steps; at each would hold up the threads that take them.
    stride: usize,
    /// When it is drawn next, and how wide the line is that stands there now.
    drawn: Mutex<(Instant, usize)>,
}

impl Bar {
    /// For pages being made.
    pub(super) fn of_pages(started: Instant) -> Self {
        Self::new(started, "生成网页", 32)
    }

    /// For documents being imported.
    pub(super) fn of_documents(started: Instant) -> Self {
        Self::new(started, "导入", 1)
    }

    fn new(started: Instant, label: &'static str, stride: usize) -> Self {
        Self {
            watched: stderr().is_terminal(),
            label,
            stride,
            drawn: Mutex::new((started + PATIENCE, 0)),
        }
    }

    pub(super) fn show(&self, step: Step) {
        if !self.watched || (!step.done.is_multiple_of(self.stride) && step.done < step.total) {
            return;
        }
        // Where another thread draws at this moment, it draws for this one as well.
        let (Ok(mut drawn), now) = (self.drawn.try_lock(), Instant::now()) else {
            return;
        };
        if now >= drawn.0 {
            let full = "█".repeat(step.done * WIDTH / step.total.max(1));
            let counts = format!("{}/{}", step.done, step.total);
            let label = self.label;
            let _ = write!(stderr(), "\r{label} {full:WIDTH$} {counts}");
            *drawn = (now + PAUSE, label.len() + WIDTH + counts.len());
        }
    }

    /// Takes the bar away, until it is drawn again.
    pub(super) fn clear(&self) {
        if let Ok((_, width @ 1..)) = self.drawn.lock().as_deref_mut() {
            let _ = write!(stderr(), "\r{:width$}\r", "");
            *width = 0;
        }
    }
}
