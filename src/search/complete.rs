//! The index with all its reports, published piece by piece.

use super::cards::{BLOCK, publish_segment, publish_units, titles_of};
use super::file::{IndexFiles, IndexParts, Name, names, script};
use super::last::{LastIndex, PageChanges};
use super::root::{IndexSubject, Root, VERSION};
use super::segment::{ClosedSegment, SEGMENT};
use super::shard::{PublishedShard, Shard};
use crate::model::{Route, Site};
use crate::page::{Plan, SEARCH_INDEX};
use crate::text::traditional::traditional_and_simplified;
use std::ops::Range;

/// Names of shards that one node holds.
const NODE: usize = 64;

/// Parts of the table of traditional characters. The last bits of a character say which part it is in.
const FOLD: u32 = 8;

/// Where the lists of an index come from.
#[derive(Debug)]
pub(super) enum Lists {
    /// From the pages of all reports.
    Anew(Vec<ClosedSegment>),
    /// From the last index, with changes that are sorted.
    Altered(LastIndex, PageChanges),
}

/// An index to which all reports were added, and where its files go. It is published piece by piece, each
/// on any thread: first the shards, then what is shown of each segment.
pub struct CompleteIndex<'a, F> {
    pub(super) site: &'a Site,
    pub(super) plan: &'a Plan,
    pub(super) order: Vec<usize>,
    pub(super) subject: IndexSubject,
    pub(super) lists: Lists,
    pub(super) parts: &'a IndexParts<F>,
}

impl<F: IndexFiles> CompleteIndex<'_, F> {
    /// The numbers of all pieces.
    pub fn pieces(&self) -> Range<usize> {
        0..self.subject.shards as usize + self.order.len().div_ceil(SEGMENT)
    }

    /// Publishes a piece, and gives the names by which the root tells of it; `None` if the last index does not
    /// stand as far as that needs it.
    ///
    /// # Errors
    /// As [`IndexFiles::put`].
    pub fn publish(&self, piece: usize) -> Result<Option<String>, F::Error> {
        match piece.checked_sub(self.subject.shards as usize) {
            None => Ok(self.publish_shard(piece as u32)?.map(Name::digits)),
            Some(segment) => self.publish_segment(segment),
        }
    }

    fn publish_shard(&self, number: u32) -> Result<Option<Name>, F::Error> {
        let shard = match &self.lists {
            Lists::Anew(segments) => Shard::of(segments, number),
            Lists::Altered(last, changes) => {
                let Some(name) = last.shard(number) else {
                    return Ok(None);
                };
                let from = changes
                    .grams
                    .partition_point(|change| change.shard < number);
                let to = changes
                    .grams
                    .partition_point(|change| change.shard <= number);
                if from == to {
                    return Ok(self.parts.keep(name).then_some(name));
                }
                let read = match name.is_none() {
                    true => Some(None),
                    false => self.parts.last(name).map(Some),
                };
                let sizes = self
                    .order
                    .chunks(SEGMENT)
                    .map(|reports| reports.len() as u32);
                let altered = read.and_then(PublishedShard::of).and_then(|shard| {
                    shard.altered(&changes.grams[from..to], &sizes.collect::<Vec<_>>())
                });
                match altered {
                    Some(shard) => shard,
                    None => return Ok(None),
                }
            }
        };
        match shard.data() {
            Some(data) => self.parts.publish(&data).map(Some),
            None => Ok(Some(Name::default())),
        }
    }

    fn publish_segment(&self, segment: usize) -> Result<Option<String>, F::Error> {
        let reports = self.order.chunks(SEGMENT).nth(segment).unwrap_or_default();
        let (published, blocks) = publish_segment(self.site, self.plan, reports, self.parts)?;
        let are_known = match &self.lists {
            Lists::Anew(_) => true,
            Lists::Altered(last, changes) => {
                let all = last.blocks(segment).iter().zip(blocks).enumerate();
                let mut changed = all.filter(|(_, (before, now))| *before != now);
                changed.all(|(at, (before, _))| {
                    let place = segment * SEGMENT + at * BLOCK;
                    self.titles_are_known(place, *before, changes)
                        .unwrap_or(false)
                })
            }
        };
        Ok(are_known.then_some(published))
    }

    /// Whether the reports of a block, the first of which is at `first`, are called what they were, but for those
    /// whose pages were made anew.
    fn titles_are_known(&self, first: usize, block: Name, changes: &PageChanges) -> Option<bool> {
        let titles = titles_of(self.parts, block)?;
        let mut titles = titles.iter().zip(first..);
        Some(titles.all(|((title, unit), place)| {
            let report = self.order[place];
            let is_same = **title == *self.site.reports[report].project.value
                && **unit == *self.site.units[self.site.unit_of[report]].label();
            is_same || changes.places.contains(&place)
        }))
    }

    /// Publishes the root, which is to be put in place after everything else. `published` is what was given for
    /// each piece.
    ///
    /// # Errors
    /// As [`IndexFiles::put`].
    pub fn publish_root(&self, published: &[String]) -> Result<(), F::Error> {
        let (shards, segments) = published.split_at(self.subject.shards as usize);
        let nodes = shards
            .chunks(NODE)
            .map(|shards| self.parts.publish(&shards.concat()));
        let fold = (0..FOLD).map(|part| self.parts.publish(&fold_part(part)));
        let root = Root {
            version: VERSION,
            reports: self.subject.reports,
            segment: SEGMENT,
            shards: self.subject.shards,
            order: self.subject.order.digits(),
            nodes: names(nodes.collect::<Result<Vec<_>, F::Error>>()?),
            segments: segments.to_vec(),
            units: publish_units(self.site, self.parts)?.digits(),
            fold: names(fold.collect::<Result<Vec<_>, F::Error>>()?),
        };
        let route = Route::new(SEARCH_INDEX);
        self.parts.files.put(&route, &script(&root))
    }
}

/// Part of the table of traditional characters, and their simplified ones.
fn fold_part(part: u32) -> (String, String) {
    let (traditional, simplified) = traditional_and_simplified();
    let all = traditional.chars().zip(simplified.chars());
    all.filter(|(c, _)| u32::from(*c) % FOLD == part).unzip()
}
