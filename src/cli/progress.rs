//! A progress bar for builds that take long enough to make one wonder.

use crate::build::Step;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

/// The bar appears when a build takes longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar is told of every so many pages; of each would hold up the threads that make them.
const STRIDE: usize = 32;

/// A progress bar that keeps out of sight for the first second, and where nobody looks.
pub(super) struct Bar {
    bar: ProgressBar,
    started: Instant,
    watched: bool,
}

impl Bar {
    pub(super) fn new(started: Instant) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message("生成网页");
        Self {
            bar,
            started,
            watched: stderr().is_terminal(),
        }
    }

    pub(super) fn show(&self, step: Step) {
        if !self.watched || (!step.done.is_multiple_of(STRIDE) && step.done < step.total) {
            return;
        }
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar
                .set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        }
        self.bar.set_length(step.total as u64);
        self.bar.set_position(step.done as u64);
    }

    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
