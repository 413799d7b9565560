//! Where notices of change come from: the operating system, or polling.

use notify::{
    Config, EventHandler, PollWatcher, RecommendedWatcher, RecursiveMode, Result, Watcher,
};
use std::path::Path;
use std::time::Duration;

/// How changes are noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Notices of the operating system. Network drives often give none.
    #[default]
    Native,
    /// Reading every file again and again, contents included: for network drives.
    Poll,
}

/// The interval of polling.
const POLL: Duration = Duration::from_secs(1);

/// A watcher of either method.
pub(super) enum Backend {
    Native(RecommendedWatcher),
    Poll(PollWatcher),
    /// Neither is to be had.
    None,
}

impl Backend {
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
        PollWatcher::new(handler, config).map_or(Self::None, Self::Poll)
    }

    /// The method in use.
    pub(super) fn method(&self) -> Method {
        match self {
            Self::Native(_) => Method::Native,
            Self::Poll(_) | Self::None => Method::Poll,
        }
    }

    pub(super) fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<()> {
        match self {
            Self::Native(native) => native.watch(folder, mode),
            Self::Poll(poll) => poll.watch(folder, mode),
            Self::None => Ok(()),
        }
    }

    pub(super) fn unwatch(&mut self, folder: &Path) {
        // A folder that is gone is not watched any more, which is all that is wanted.
        let _ = match self {
            Self::Native(native) => native.unwatch(folder),
            Self::Poll(poll) => poll.unwatch(folder),
            Self::None => Ok(()),
        };
    }
}
