//! The index that the last build left, out of which the next one can be made.
//!
//! Takes its parts as they stand in the output; gives their names, and what its cards say. Invariant: it is of the
//! same reports in the same order, so what has not changed in a page has not changed in the index.

use super::cards::{BLOCK, COLUMNS, titles_of};
use super::file::{IndexFiles, IndexParts, Name, data_in, names_in};
use super::lists::GramChange;
use super::root::{IndexSubject, Root, VERSION};
use super::segment::SEGMENT;
use crate::model::Route;
use crate::page::SEARCH_INDEX;
use rustc_hash::FxHashSet;

/// The index that the last build left.
#[derive(Debug)]
pub(super) struct LastIndex {
    shards: Vec<Name>,
    /// The blocks of cards, in the order of reports.
    blocks: Vec<Name>,
}

/// What has changed since the last index, page by page.
#[derive(Debug, Default)]
pub(super) struct PageChanges {
    pub(super) grams: Vec<GramChange>,
    /// The places of the reports whose pages were made anew.
    pub(super) places: FxHashSet<usize>,
    /// Whether something of the last build could not be read.
    pub(super) are_unknown: bool,
}

impl LastIndex {
    /// Reads the index that stands in the output; `None` if there is none of this subject.
    pub(super) fn read(
        parts: &IndexParts<impl IndexFiles>,
        subject: &IndexSubject,
    ) -> Option<Self> {
        let root: Root = data_in(&parts.files.left(&Route::new(SEARCH_INDEX))?)?;
        if root.version != VERSION || root.segment != SEGMENT || root.subject()? != *subject {
            return None;
        }
        let lists = |lists: Vec<Name>| -> Option<Vec<Name>> {
            let list = |name: Name| names_in(&parts.last::<String>(name)?);
            Some(
                lists
                    .into_iter()
                    .map(list)
                    .collect::<Option<Vec<_>>>()?
                    .concat(),
            )
        };
        let cards = root
            .segments
            .iter()
            .map(|names| Some(names_in(names)?.get(COLUMNS..)?.to_vec()));
        let last = Self {
            shards: lists(names_in(&root.nodes)?)?,
            blocks: lists(cards.collect::<Option<Vec<_>>>()?.concat())?,
        };
        let is_whole = last.shards.len() == subject.shards as usize
            && last.blocks.len() == subject.reports.div_ceil(BLOCK);
        is_whole.then_some(last)
    }

    /// The name of a shard.
    pub(super) fn shard(&self, number: u32) -> Option<Name> {
        self.shards.get(number as usize).copied()
    }

    /// The names of the blocks of a segment's cards.
    pub(super) fn blocks(&self, segment: usize) -> &[Name] {
        let mut blocks = self.blocks.chunks(SEGMENT / BLOCK);
        blocks.nth(segment).unwrap_or_default()
    }

    /// The title and the unit that a report had; `None` if its card does not stand.
    pub(super) fn title(
        &self,
        parts: &IndexParts<impl IndexFiles>,
        place: usize,
    ) -> Option<(String, String)> {
        let mut titles = titles_of(parts, *self.blocks.get(place / BLOCK)?)?;
        let at = place % BLOCK;
        (at < titles.len()).then(|| titles.swap_remove(at))
    }
}
