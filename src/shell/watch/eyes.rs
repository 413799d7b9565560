//! What the machine watches with: its own notices of change, or looking again and again.

use notify::{
    Config, EventHandler, PollWatcher, RecommendedWatcher, RecursiveMode, Result, Watcher,
};
use std::path::Path;
use std::time::Duration;

/// How changes are noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The machine's own notices. Network drives often give none.
    #[default]
    Native,
    /// Looking at every file again and again, at what it holds as well: for network drives.
    Poll,
}

/// How often polling looks.
const POLL: Duration = Duration::from_secs(1);

/// A watcher of either method.
pub(super) enum Eyes {
    Native(RecommendedWatcher),
    Poll(PollWatcher),
    /// The machine gives neither.
    Shut,
}

impl Eyes {
    /// A watcher that tells `handler`; a polling one where there is no other.
    pub(super) fn open<F: EventHandler + Clone>(method: Method, handler: F) -> Self {
        // Links are looked at when files are read, and never followed out of the site.
        let config = Config::default().with_follow_symlinks(false);
        if method == Method::Native
            && let Ok(native) = RecommendedWatcher::new(handler.clone(), config)
        {
            return Self::Native(native);
        }
        let config = config.with_poll_interval(POLL).with_compare_contents(true);
        PollWatcher::new(handler, config).map_or(Self::Shut, Self::Poll)
    }

    /// The method in use.
    pub(super) fn method(&self) -> Method {
        match self {
            Self::Native(_) => Method::Native,
            Self::Poll(_) | Self::Shut => Method::Poll,
        }
    }

    pub(super) fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<()> {
        match self {
            Self::Native(native) => native.watch(folder, mode),
            Self::Poll(poll) => poll.watch(folder, mode),
            Self::Shut => Ok(()),
        }
    }

    pub(super) fn unwatch(&mut self, folder: &Path) {
        // A folder that is gone is not watched any more, which is all that is wanted.
        let _ = match self {
            Self::Native(native) => native.unwatch(folder),
            Self::Poll(poll) => poll.unwatch(folder),
            Self::Shut => Ok(()),
        };
    }
}
