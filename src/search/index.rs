//! The index being made: reports come in with their pages, the files go out when all are there.

use super::bits::Bits;
use super::cards::{publish_segment, publish_units};
use super::file::{Name, names, publish, script};
use super::gram::{Gram, each_gram};
use super::lines::each_line;
use super::normal::{Line, traditional_and_simplified};
use super::segment::{Closed, ReportGrams, SEGMENT, Segment};
use crate::model::{Route, Site};
use crate::page::Plan;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Names of shards that one node holds.
const NODE: usize = 64;

/// The index of a site, to which the pages of its reports are added.
#[derive(Debug)]
pub(crate) struct Index<'a> {
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
}

/// The first file that the script reads.
#[derive(Serialize)]
struct Root {
    version: u32,
    reports: usize,
    segment: usize,
    shards: u32,
    nodes: String,
    segments: Vec<String>,
    units: String,
    fold: String,
    folded: bool,
}

impl<'a> Index<'a> {
    /// An index to which no page was added yet.
    pub(crate) fn new(site: &'a Site, plan: &'a Plan) -> Self {
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
            shards: (order.len() / 8).next_power_of_two().clamp(16, 1 << 14) as u32,
            site,
            plan,
            order,
            had_traditional: AtomicBool::new(false),
        }
    }

    /// Adds a report by its position in [`Site::reports`], with the bytes of its page. Each report is
    /// added once.
    pub(crate) fn add(&self, report: usize, page: &[u8]) {
        let Some(place) = self.place_of.get(&report) else {
            return;
        };
        let grams = self.grams(report, page);
        let segment = &self.segments[place / SEGMENT];
        // A thread that panicked is a bug that ends the build; what it left is not read.
        let mut segment = segment.lock().unwrap_or_else(PoisonError::into_inner);
        segment.add((place % SEGMENT) as u16, &grams, self.shards);
    }

    fn grams(&self, report: usize, page: &[u8]) -> ReportGrams {
        let mut line = Line::default();
        let mut of_title = FxHashSet::default();
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
        let mut all = of_title.clone();
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
        ReportGrams {
            all: all.into_iter().collect(),
            of_title: of_title.into_iter().collect(),
        }
    }

    /// Hands all files but the root to `put`, from many threads, and gives the bytes of the root, which
    /// is to be put in place after them. Every published report was added.
    ///
    /// # Errors
    /// As `put`.
    pub(crate) fn finish<E: Send>(
        self,
        put: impl Fn(&Route, &[u8]) -> Result<(), E> + Sync,
    ) -> Result<Vec<u8>, E> {
        let (site, plan) = (self.site, self.plan);
        let segments: Vec<Segment> = self
            .segments
            .into_iter()
            .map(|segment| segment.into_inner().unwrap_or_else(PoisonError::into_inner))
            .collect();
        let closed: Vec<&Closed> = segments.iter().filter_map(Segment::closed).collect();
        let shards = 0..self.shards;
        let shards = shards
            .into_par_iter()
            .map(|shard| publish_shard(&closed, shard, &put))
            .collect::<Result<Vec<Name>, E>>()?;
        let nodes = shards
            .chunks(NODE)
            .map(|shards| publish(&names(shards.iter().copied()), &put));
        let cards: Vec<&[usize]> = self.order.chunks(SEGMENT).collect();
        let cards = cards
            .par_iter()
            .map(|reports| publish_segment(site, plan, reports, &put));
        let root = Root {
            version: 1,
            reports: self.order.len(),
            segment: SEGMENT,
            shards: self.shards,
            nodes: names(nodes.collect::<Result<Vec<_>, E>>()?),
            segments: cards.collect::<Result<Vec<_>, E>>()?,
            units: publish_units(site, &put)?.digits(),
            fold: publish(&traditional_and_simplified(), &put)?.digits(),
            folded: self.had_traditional.into_inner(),
        };
        Ok(script(&root))
    }
}

/// Publishes the lists of a shard: those of each segment side by side. An empty shard has no file.
fn publish_shard<E>(
    segments: &[&Closed],
    shard: u32,
    put: &(impl Fn(&Route, &[u8]) -> Result<(), E> + Sync),
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
    publish(&(keys, bits.base64()), put)
}
