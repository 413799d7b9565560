//! An address inside the site.
//!
//! Invariant: relative to the site's root, `/` between parts, no empty, `.` or `..` part.

use std::fmt;
use std::sync::Arc;

/// The names of a list's pages in other orders than the usual one, without `.html`; further pages have a
/// number after it, `by-score-2`. No report may have such a name.
pub const LIST_PAGES: [&str; 4] = ["by-date", "by-score", "by-amount", "by-rate"];

/// An address inside the site, relative to its root, such as `2023/jinchen/louyu.html`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Route(Arc<str>);

impl Route {
    /// A route from text that is already a clean relative path.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The route as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as disks compare it that do not know small letters from capitals.
    pub fn folded(&self) -> Self {
        // What most addresses are made of has no capital.
        let is_small = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
        if self.0.bytes().all(is_small) {
            self.clone()
        } else {
            Self::new(self.0.to_lowercase())
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
