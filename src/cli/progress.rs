//! A progress bar for builds that take long enough to make one wonder.

use crate::build::Step;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// The bar appears when a build takes longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar that keeps out of sight for the first second.
pub(super) struct Bar {
    bar: ProgressBar,
    started: Instant,
}

impl Bar {
    pub(super) fn new(started: Instant) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message("生成网页");
        Self { bar, started }
    }

    pub(super) fn show(&self, step: Step) {
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
