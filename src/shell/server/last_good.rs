//! The last good bytes of the pages that were asked for, so that a mistake never takes a page away.
//!
//! Invariant: at most [`PAGES`] pages and [`BYTES`] bytes; the page that was not asked for the longest
//! goes first.

use crate::diagnostic::render::OverlayFinding;
use crate::model::Route;
use crate::source::SourcePath;
use std::collections::HashMap;
use std::sync::Arc;

/// Pages kept.
const PAGES: usize = 64;
/// Bytes kept.
const BYTES: usize = 16 << 20;

/// A page as it was last made.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// Its bytes, those of `build`.
    pub(super) bytes: Arc<[u8]>,
    /// What tells it from other states of it.
    pub(super) etag: String,
    /// The file it is made from, if it is one file.
    pub(super) source: Option<SourcePath>,
    /// When it was made.
    pub(super) generation: u64,
    /// What the door has found in it: what would stop a build.
    pub(super) leaking: Option<OverlayFinding>,
}

/// The pages kept, by address.
#[derive(Debug, Default)]
pub(super) struct LastGood {
    pages: HashMap<Route, (u64, Kept)>,
    bytes: usize,
    clock: u64,
}

impl LastGood {
    /// The page at `route`, which counts as asking for it.
    pub(super) fn get(&mut self, route: &Route) -> Option<Kept> {
        self.clock += 1;
        let (asked, kept) = self.pages.get_mut(route)?;
        *asked = self.clock;
        Some(kept.clone())
    }

    /// Keeps a page.
    pub(super) fn keep(&mut self, route: &Route, kept: Kept) {
        self.clock += 1;
        self.forget(route);
        self.bytes += kept.bytes.len();
        self.pages.insert(route.clone(), (self.clock, kept));
        while self.pages.len() > PAGES || self.bytes > BYTES {
            let oldest = self.pages.iter().min_by_key(|(_, (asked, _))| *asked);
            let Some(oldest) = oldest.map(|(route, _)| route.clone()) else {
                return;
            };
            self.forget(&oldest);
        }
    }

    /// Forgets a page.
    pub(super) fn forget(&mut self, route: &Route) {
        if let Some((_, kept)) = self.pages.remove(route) {
            self.bytes -= kept.bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Kept, LastGood, PAGES};
    use crate::model::Route;

    fn page(size: usize) -> Kept {
        Kept {
            bytes: vec![0; size].into(),
            etag: String::new(),
            source: None,
            generation: 1,
            leaking: None,
        }
    }

    #[test]
    fn the_page_not_asked_for_the_longest_goes_first() {
        let route = |number: usize| Route::new(format!("{number}.html"));
        let mut kept = LastGood::default();
        (0..PAGES).for_each(|number| kept.keep(&route(number), page(1)));
        assert!(kept.get(&route(0)).is_some());
        kept.keep(&route(PAGES), page(1));
        assert!(kept.get(&route(0)).is_some());
        assert!(kept.get(&route(1)).is_none());
        kept.keep(&route(0), page(BYTES));
        assert!(kept.get(&route(0)).is_some());
        assert!(kept.get(&route(2)).is_none());
        kept.keep(&route(3), page(BYTES + 1));
        assert_eq!((kept.pages.len(), kept.bytes), (0, 0));
    }
}
