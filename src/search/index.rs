//! The index being made: reports come in with their pages, the files go out when all are there.

use super::bits::Bits;
use super::cards::{publish_segment, publish_units};
use super::file::{IndexParts, Name, names, script};
use super::gram::{Gram, each_gram};
use super::lines::each_line;
use super::normal::SearchedLine;
use super::segment::{ClosedSegment, SEGMENT, Segment};
use crate::model::{Route, Site};
use crate::page::Plan;
use crate::text::traditional::traditional_and_simplified;
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Names of shards that one node holds.
const NODE: usize = 64;

/// Reports for each shard: it then takes one to three kilobytes as hosts compress it.
const REPORTS_A_SHARD: usize = 4;

/// The index of a site, to which the pages of its reports are added.
#[derive(Debug)]
pub struct Index<'a> {
    site: &'a Site,
    plan: &'a Plan,
    /// The published reports in the order in which hits are shown: newest year first, then by unit,
    /// then by address, which no correction of a report changes.
    order: Vec<usize>,
    /// Where each report stands in `order`.
    place_of: HashMap<usize, usize>,
    segments: Vec<Mutex<Segment>>,
    shards: u32,
    had_traditional: AtomicBool,
    /// Sets that were used, with their room, for the next reports.
    used: Mutex<Vec<GramSets>>,
}

/// The grams of a report being gathered.
#[derive(Debug, Default)]
struct GramSets {
    all: FxHashSet<Gram>,
    of_title: FxHashSet<Gram>,
}

/// The first file that the script reads.
#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    reports: usize,
    segment: usize,
    shards: u32,
    nodes: String,
    segments: &'a [String],
    units: String,
    fold: String,
    folded: bool,
}

impl<'a> Index<'a> {
    /// An index to which no page was added yet.
    pub fn new(site: &'a Site, plan: &'a Plan) -> Self {
        let mut order: Vec<usize> = site.by_year.values().rev().flatten().copied().collect();
        order.sort_by(|a, b| {
            let year = |report: &usize| site.reports[*report].year.value;
            let by_year = year(b).cmp(&year(a));
            by_year
                .then_with(|| site.unit_of[*a].cmp(&site.unit_of[*b]))
                .then_with(|| site.route_of[*a].cmp(&site.route_of[*b]))
        });
        let places = order.iter().enumerate();
        Self {
            place_of: places.map(|(place, report)| (*report, place)).collect(),
            segments: order
                .chunks(SEGMENT)
                .map(|reports| Mutex::new(Segment::new(reports.len())))
                .collect(),
            shards: (order.len() / REPORTS_A_SHARD)
                .next_power_of_two()
                .clamp(16, 1 << 14) as u32,
            site,
            plan,
            order,
            had_traditional: AtomicBool::new(false),
            used: Mutex::default(),
        }
    }

    /// Adds a report by its position in [`Site::reports`], with the bytes of its page. Each report is
    /// added once.
    pub fn add(&self, report: usize, page: &[u8]) {
        let Some(place) = self.place_of.get(&report) else {
            return;
        };
        let used = lock(&self.used).pop();
        let mut sets = used.unwrap_or_default();
        self.gather(report, page, &mut sets);
        lock(&self.segments[place / SEGMENT]).add(
            (place % SEGMENT) as u16,
            (sets.all.drain(), sets.of_title.drain()),
            self.shards,
        );
        lock(&self.used).push(sets);
    }

    fn gather(&self, report: usize, page: &[u8], sets: &mut GramSets) {
        let GramSets { all, of_title } = sets;
        let mut line = SearchedLine::default();
        let title = &*self.site.reports[report].project.value;
        let unit = self.site.units[self.site.unit_of[report]].label();
        for text in [title, unit] {
            text.chars().for_each(|c| line.push(c));
            line.end(|line| {
                of_title.extend(line.iter().map(|c| Gram::single(*c)));
                each_gram(line, |gram| {
                    of_title.insert(gram);
                });
            });
        }
        all.extend(of_title.iter().copied());
        // Pages are UTF-8; of one that is not, nothing is found but title and unit.
        let page = simdutf8::basic::from_utf8(page).unwrap_or_default();
        each_line(page, &mut line, |line| {
            each_gram(line, |gram| {
                all.insert(gram);
            });
        });
        if line.had_traditional {
            self.had_traditional.store(true, Ordering::Relaxed);
        }
    }

    /// The index with all its reports, to be published into `put`. Every published report was added.
    pub fn complete<F>(self, put: F) -> CompleteIndex<'a, F> {
        let inner =
            |segment: Mutex<Segment>| segment.into_inner().unwrap_or_else(PoisonError::into_inner);
        let segments = self.segments.into_iter().map(inner);
        CompleteIndex {
            site: self.site,
            plan: self.plan,
            order: self.order,
            segments: segments.filter_map(Segment::closed).collect(),
            shards: self.shards,
            had_traditional: self.had_traditional.into_inner(),
            parts: IndexParts::new(put),
        }
    }
}

/// An index to which all reports were added, and where its files go. It is published piece by piece, each
/// on any thread: first the shards, then what is shown of each segment.
pub struct CompleteIndex<'a, F> {
    site: &'a Site,
    plan: &'a Plan,
    order: Vec<usize>,
    segments: Vec<ClosedSegment>,
    shards: u32,
    had_traditional: bool,
    parts: IndexParts<F>,
}

impl<F, E> CompleteIndex<'_, F>
where
    F: Fn(&Route, &[u8]) -> Result<(), E> + Sync,
{
    /// The numbers of all pieces.
    pub fn pieces(&self) -> Range<usize> {
        0..self.shards as usize + self.segments.len()
    }

    /// Publishes a piece, and gives the names by which the root tells of it.
    ///
    /// # Errors
    /// As `put`.
    pub fn publish(&self, piece: usize) -> Result<String, E> {
        match piece.checked_sub(self.shards as usize) {
            None => Ok(publish_shard(&self.segments, piece as u32, &self.parts)?.digits()),
            Some(segment) => {
                let reports = self.order.chunks(SEGMENT).nth(segment).unwrap_or_default();
                publish_segment(self.site, self.plan, reports, &self.parts)
            }
        }
    }

    /// The bytes of the root, which is to be put in place after everything else. `published` is what was
    /// given for each piece.
    ///
    /// # Errors
    /// As `put`.
    pub fn root(&self, published: &[String]) -> Result<Vec<u8>, E> {
        let (shards, segments) = published.split_at(self.shards as usize);
        let nodes = shards
            .chunks(NODE)
            .map(|shards| self.parts.publish(&shards.concat()));
        let root = Root {
            version: 1,
            reports: self.order.len(),
            segment: SEGMENT,
            shards: self.shards,
            nodes: names(nodes.collect::<Result<Vec<_>, E>>()?),
            segments,
            units: publish_units(self.site, &self.parts)?.digits(),
            fold: self.parts.publish(&traditional_and_simplified())?.digits(),
            folded: self.had_traditional,
        };
        Ok(script(&root))
    }
}

/// A thread that panicked is a bug that ends the build; what it left is not read.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Publishes the lists of a shard: those of each segment side by side. An empty shard has no file.
fn publish_shard<E>(
    segments: &[ClosedSegment],
    shard: u32,
    parts: &IndexParts<impl Fn(&Route, &[u8]) -> Result<(), E> + Sync>,
) -> Result<Name, E> {
    let mut grams: BTreeMap<Gram, Vec<Option<(usize, usize)>>> = BTreeMap::new();
    for (at, segment) in segments.iter().enumerate() {
        for (gram, from, to) in segment.of_shard(shard) {
            let lists = grams
                .entry(gram)
                .or_insert_with(|| vec![None; segments.len()]);
            lists[at] = Some((from, to));
        }
    }
    if grams.is_empty() {
        return Ok(Name::default());
    }
    let mut keys = String::new();
    let mut bits = Bits::default();
    for (gram, lists) in grams {
        if !keys.is_empty() {
            keys.push(' ');
        }
        gram.push_to(&mut keys);
        for (segment, lists) in segments.iter().zip(lists) {
            match lists {
                Some((from, to)) => bits.append(segment.bits(), from, to),
                // The list of no report.
                None => bits.gamma(1),
            }
        }
    }
    parts.publish(&(keys, bits.base64()))
}
