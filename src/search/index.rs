//! The index being made: reports come in with their pages, the files go out when all are there.

use super::complete::{CompleteIndex, Lists};
use super::file::{IndexFiles, IndexParts, Name};
use super::gram::{Gram, each_gram};
use super::last::{LastIndex, PageChanges};
use super::lines::{each_line, have_one_text};
use super::lists::{GramChange, Holds};
use super::normal::SearchedLine;
use super::root::IndexSubject;
use super::segment::{SEGMENT, Segment, number_of};
use crate::model::Site;
use crate::page::Plan;
use rustc_hash::FxHashSet;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Reports for each shard: it then takes one to three kilobytes as hosts compress it.
const REPORTS_A_SHARD: usize = 4;

/// The index of a site, to which the pages of its reports are added: all of them, or, where the last index is
/// altered, those that were made anew.
#[derive(Debug)]
pub struct Index<'a> {
    site: &'a Site,
    plan: &'a Plan,
    /// The published reports in the order in which hits are shown: newest year first, then by unit,
    /// then by address, which no correction of a report changes.
    order: Vec<usize>,
    /// Where each report stands in `order`.
    place_of: HashMap<usize, usize>,
    subject: IndexSubject,
    gathered: Gathered,
    /// Sets that were used, with their room, for the next reports.
    used: Mutex<Vec<GramSets>>,
}

/// What was gathered so far.
#[derive(Debug)]
enum Gathered {
    /// All reports.
    Anew(Vec<Segment>),
    /// What has changed since the last index.
    Altered(LastIndex, Mutex<PageChanges>),
}

/// The grams of a report being gathered.
#[derive(Debug, Default)]
struct GramSets {
    all: FxHashSet<Gram>,
    of_title: FxHashSet<Gram>,
}

/// What is searched of a report: its title, the name of its unit, and its page.
#[derive(Clone, Copy)]
struct Searched<'a> {
    title: &'a str,
    unit: &'a str,
    page: &'a [u8],
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
        let mut addresses = String::new();
        for report in &order {
            addresses.push_str(site.route_of[*report].as_str());
            addresses.push('\n');
        }
        let segments = order.chunks(SEGMENT);
        let segments = segments.map(|reports| Segment::new(reports.len()));
        let places = order.iter().enumerate();
        Self {
            place_of: places.map(|(place, report)| (*report, place)).collect(),
            gathered: Gathered::Anew(segments.collect()),
            subject: IndexSubject {
                reports: order.len(),
                shards: (order.len() / REPORTS_A_SHARD)
                    .next_power_of_two()
                    .clamp(16, 1 << 15) as u32,
                order: Name::of(addresses.as_bytes()),
            },
            site,
            plan,
            order,
            used: Mutex::default(),
        }
    }

    /// The same, to be made out of the last one if that stands in the output and is of the same reports.
    pub fn out_of_last(mut self, parts: &IndexParts<impl IndexFiles>) -> Self {
        if let Some(last) = LastIndex::read(parts, &self.subject) {
            self.gathered = Gathered::Altered(last, Mutex::default());
        }
        self
    }

    /// Whether it is made out of the last one, so that pages that stand are not to be added.
    pub fn is_altered(&self) -> bool {
        matches!(self.gathered, Gathered::Altered(..))
    }

    /// Adds a report by its position in [`Site::reports`], with the bytes of its page. Each report is
    /// added once. Where the last index is altered, what its page was is read.
    pub fn add<F: IndexFiles>(&self, report: usize, page: &[u8], parts: &IndexParts<F>) {
        let Some(&place) = self.place_of.get(&report) else {
            return;
        };
        let now = Searched {
            title: &self.site.reports[report].project.value,
            unit: self.site.units[self.site.unit_of[report]].label(),
            page,
        };
        match &self.gathered {
            Gathered::Anew(segments) => {
                let mut sets = self.sets();
                sets.gather(now);
                let (segment, number) = number_of(place);
                let grams = sets.all.iter().map(|gram| (*gram, sets.holds(gram)));
                segments[segment].add(number, grams, self.subject.shards);
                sets.clear();
                lock(&self.used).push(sets);
            }
            Gathered::Altered(last, changes) => {
                let title = last.title(parts, place);
                let page = parts.files.left(&self.site.route_of[report]);
                let (Some((title, unit)), Some(page)) = (title, page) else {
                    lock(changes).are_unknown = true;
                    return;
                };
                let before = Searched {
                    title: &title,
                    unit: &unit,
                    page: &page,
                };
                self.note_changes(place, (before, now), changes);
            }
        }
    }

    fn note_changes(
        &self,
        place: usize,
        (before, now): (Searched<'_>, Searched<'_>),
        changes: &Mutex<PageChanges>,
    ) {
        let mut found = Vec::new();
        if !before.is_as(&now) {
            let mut old = self.sets();
            let mut new = self.sets();
            old.gather(before);
            new.gather(now);
            let mut buffer = String::new();
            for gram in old.all.union(&new.all) {
                let holds = new.holds(gram);
                if holds != old.holds(gram) {
                    found.push(GramChange {
                        shard: gram.shard(&mut buffer, self.subject.shards),
                        gram: *gram,
                        place,
                        holds,
                    });
                }
            }
            for mut sets in [old, new] {
                sets.clear();
                lock(&self.used).push(sets);
            }
        }
        let mut changes = lock(changes);
        changes.places.insert(place);
        changes.grams.append(&mut found);
    }

    fn sets(&self) -> GramSets {
        lock(&self.used).pop().unwrap_or_default()
    }

    /// The index with all its reports, to be published into `parts`. Every published report was added, or those
    /// whose pages were made anew. `None` if it was to be made out of the last one, which cannot be.
    pub fn complete<F: IndexFiles>(self, parts: &'a IndexParts<F>) -> Option<CompleteIndex<'a, F>> {
        let lists = match self.gathered {
            Gathered::Anew(segments) => {
                let segments = segments.into_iter().filter_map(Segment::closed);
                Lists::Anew(segments.collect())
            }
            Gathered::Altered(last, changes) => {
                let mut changes = into_inner(changes);
                if changes.are_unknown {
                    return None;
                }
                changes.grams.sort_unstable();
                Lists::Altered(last, changes)
            }
        };
        Some(CompleteIndex {
            site: self.site,
            plan: self.plan,
            order: self.order,
            subject: self.subject,
            lists,
            parts,
        })
    }
}

impl Searched<'_> {
    /// Its page; of one that is not UTF-8, nothing is found but title and unit.
    fn page(&self) -> &str {
        simdutf8::basic::from_utf8(self.page).unwrap_or_default()
    }

    /// Whether the same is searched of both.
    fn is_as(&self, other: &Self) -> bool {
        (self.title, self.unit) == (other.title, other.unit)
            && have_one_text(self.page(), other.page())
    }
}

impl GramSets {
    /// Takes the grams of a report.
    fn gather(&mut self, report: Searched<'_>) {
        let Self { all, of_title } = self;
        let mut line = SearchedLine::default();
        for text in [report.title, report.unit] {
            text.chars().for_each(|c| line.push(c));
            line.end(|line| {
                of_title.extend(line.iter().map(|c| Gram::single(*c)));
                each_gram(line, |gram| {
                    of_title.insert(gram);
                });
            });
        }
        all.extend(of_title.iter().copied());
        each_line(report.page(), &mut line, |line| {
            each_gram(line, |gram| {
                all.insert(gram);
            });
        });
    }

    fn clear(&mut self) {
        self.all.clear();
        self.of_title.clear();
    }

    fn holds(&self, gram: &Gram) -> Holds {
        if self.of_title.contains(gram) {
            Holds::InTitle
        } else if self.all.contains(gram) {
            Holds::InText
        } else {
            Holds::Nowhere
        }
    }
}

/// A thread that panicked is a bug that ends the build; what it left is not read.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
