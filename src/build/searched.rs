//! The search index among the outputs of a build: made of all reports' pages, or out of the one that stands.
//!
//! Takes the pages of reports as they are made. Where the last index stands and is of the same reports, only the
//! pages made anew are looked at, each beside what it was; at the least doubt all pages are. Invariant: either way
//! gives the same files.

use super::sink::{Sink, SinkError, StandingBytes};
use crate::model::Route;
use crate::page::{Page, PageKind, SEARCH_INDEX, Stage};
use crate::render::PageKey;
use crate::search::{Index, IndexFiles, IndexParts};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// The files of an index in a sink.
struct IndexSink<'a>(&'a dyn Sink);

impl IndexFiles for IndexSink<'_> {
    type Error = SinkError;

    fn put(&self, route: &Route, bytes: &[u8]) -> Result<(), SinkError> {
        if route.as_str() == SEARCH_INDEX {
            self.0.put(route, Stage::Page, bytes)?;
        } else if !self.keep(route) {
            self.0.put_made(route, Stage::Asset, bytes, key(route))?;
        }
        Ok(())
    }

    fn left(&self, route: &Route) -> Option<Vec<u8>> {
        self.0.left(route)
    }

    fn keep(&self, route: &Route) -> bool {
        let standing = StandingBytes::Unwanted;
        let standing = self
            .0
            .standing(route, Stage::Asset, Some(key(route)), standing);
        standing.is_some()
    }
}

/// What a part was made of: its name, which is that of its content, says so.
fn key(route: &Route) -> PageKey {
    PageKey(blake3::hash(route.as_str().as_bytes()).into())
}

/// The pages of a site's reports on their way into the index.
pub(super) struct SearchedPages<'a> {
    sink: &'a dyn Sink,
    parts: IndexParts<IndexSink<'a>>,
    index: Index<'a>,
    /// The reports whose pages were made anew.
    made: Mutex<HashSet<usize>>,
}

impl<'a> SearchedPages<'a> {
    /// None yet: `index` has no page.
    pub(super) fn of(index: Index<'a>, sink: &'a dyn Sink) -> Self {
        let parts = IndexParts::new(IndexSink(sink));
        Self {
            sink,
            index: index.out_of_last(&parts),
            parts,
            made: Mutex::default(),
        }
    }

    /// Whether the bytes of pages that stand are wanted.
    pub(super) fn reading(&self) -> StandingBytes {
        match self.index.is_altered() {
            true => StandingBytes::Unwanted,
            false => StandingBytes::Wanted,
        }
    }

    /// Adds a report whose page stands as it was. Its bytes are those that were wanted.
    pub(super) fn add_standing(&self, report: usize, bytes: &[u8]) {
        if !self.index.is_altered() {
            self.index.add(report, bytes, &self.parts);
        }
    }

    /// Adds a report whose page was made anew.
    pub(super) fn add_made(&self, report: usize, bytes: &[u8]) {
        self.index.add(report, bytes, &self.parts);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(report);
    }

    /// Publishes the index. If all pages are needed after all, `anew` gives an index without any, `pages` are those of
    /// the site, and `make` makes one that does not stand.
    ///
    /// # Errors
    /// As the sink, and as `make`.
    pub(super) fn publish<E: From<SinkError> + Send>(
        self,
        anew: impl FnOnce() -> Option<Index<'a>>,
        pages: &'a [Page],
        make: &(dyn Fn(&'a Page) -> Result<Vec<u8>, E> + Sync),
    ) -> Result<(), E> {
        if publish_index(self.index, &self.parts)? {
            return Ok(());
        }
        let Some(index) = anew() else {
            return Ok(());
        };
        let made = self
            .made
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        pages.par_iter().try_for_each(|page| {
            if let PageKind::Report(report) = page.kind {
                let stands = !made.contains(&report);
                let bytes = match stands.then(|| self.sink.left(&page.route)).flatten() {
                    Some(bytes) => bytes,
                    None => make(page)?,
                };
                index.add(report, &bytes, &self.parts);
            }
            Ok::<_, E>(())
        })?;
        publish_index(index, &self.parts)?;
        Ok(())
    }
}

/// Publishes all files of an index, the root last; `false` if the last index, out of which it is made, does not stand:
/// then the parts that were published are parts of the index made anew as well.
///
/// # Errors
/// As `parts`.
pub(super) fn publish_index<F>(index: Index<'_>, parts: &IndexParts<F>) -> Result<bool, F::Error>
where
    F: IndexFiles<Error: Send>,
{
    let Some(index) = index.complete(parts) else {
        return Ok(false);
    };
    let pieces = index.pieces().into_par_iter();
    let published: Option<Vec<String>> = pieces
        .map(|piece| index.publish(piece))
        .collect::<Result<_, F::Error>>()?;
    match published {
        Some(published) => index.publish_root(&published).map(|()| true),
        None => Ok(false),
    }
}
