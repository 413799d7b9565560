//! The grams of a segment: at most [`SEGMENT`] reports that follow one another in the order of hits.
//!
//! Reports come in from many threads, in any order. What they have is gathered in batches; a full one is sorted, which
//! takes less than looking every gram up. When all reports are there the segment is closed: its lists are written in
//! the bits in which shards will hold them, a tenth of what they take while it is open.

use super::bits::Bits;
use super::gram::Gram;
use super::lists::{GramLists, Holds};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Most reports of a segment.
pub(super) const SEGMENT: usize = 1 << NUMBER;

/// Bits of the number of a report in its segment.
const NUMBER: u32 = 12;

/// Entries of a batch: they take two megabytes.
const BATCH: usize = 1 << 18;

/// A segment to which reports are still to come, or one that is complete.
#[derive(Debug)]
pub(super) struct Segment(Mutex<State>);

#[derive(Debug)]
enum State {
    Open(OpenSegment),
    Closed(ClosedSegment),
}

/// What came so far.
#[derive(Debug, Default)]
struct OpenSegment {
    reports: usize,
    /// How many of them came.
    added: usize,
    batch: Vec<Entry>,
    /// How many reports the batch is of.
    in_batch: usize,
    /// How many reports the sorted batches are of.
    sorted: usize,
    runs: Vec<Run>,
}

/// That a report has a gram: the gram, then the number of the report, then whether it has it in title or unit.
type Entry = u64;

/// A batch, sorted.
#[derive(Debug)]
struct Run {
    /// Ascending by shard and gram; each with the end of its numbers.
    grams: Vec<(u32, Gram, u32)>,
    /// Of each gram, ascending: the lowest bits of entries.
    numbers: Vec<u16>,
}

/// The lists of a closed segment, by shard and gram.
#[derive(Debug, Default)]
pub(super) struct ClosedSegment {
    /// Ascending; each with the bit at which its lists begin.
    entries: Vec<(u32, Gram, u32)>,
    bits: Bits,
}

/// The segment of a report by its place in the order of hits, and its number there.
pub(super) fn number_of(place: usize) -> (usize, u16) {
    (place / SEGMENT, (place % SEGMENT) as u16)
}

impl Segment {
    /// A segment of so many reports, none of which is there yet.
    pub(super) fn new(reports: usize) -> Self {
        Self(Mutex::new(State::Open(OpenSegment {
            reports,
            ..OpenSegment::default()
        })))
    }

    /// Takes a report by its number in the segment, with its grams, each once, and where it has them; closes the
    /// segment with the last report.
    pub(super) fn add(&self, number: u16, grams: impl Iterator<Item = (Gram, Holds)>, shards: u32) {
        let entries = grams.map(|(gram, holds)| {
            let of_title = u64::from(holds == Holds::InTitle);
            gram.packed() << (NUMBER + 1) | u64::from(number) << 1 | of_title
        });
        let batch = match &mut *self.lock() {
            State::Open(open) => open.add(entries),
            State::Closed(_) => None,
        };
        // No thread waits for another to sort.
        let Some((batch, reports)) = batch else {
            return;
        };
        let run = Run::of(batch, shards);
        let complete = match &mut *self.lock() {
            State::Open(open) => open.add_run(run, reports),
            State::Closed(_) => None,
        };
        if let Some(open) = complete {
            let closed = open.close();
            *self.lock() = State::Closed(closed);
        }
    }

    /// The lists, once all reports are there.
    pub(super) fn closed(self) -> Option<ClosedSegment> {
        match self.0.into_inner().unwrap_or_else(PoisonError::into_inner) {
            State::Open(_) => None,
            State::Closed(closed) => Some(closed),
        }
    }

    /// A thread that panicked is a bug that ends the build; what it left is not read.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OpenSegment {
    /// Takes a report; gives the batch, and of how many reports it is, if it is full or the last.
    fn add(&mut self, entries: impl Iterator<Item = Entry>) -> Option<(Vec<Entry>, usize)> {
        self.batch.extend(entries);
        self.added += 1;
        self.in_batch += 1;
        let is_last = self.added == self.reports;
        (is_last || self.batch.len() >= BATCH).then(|| self.take_batch())
    }

    fn take_batch(&mut self) -> (Vec<Entry>, usize) {
        (mem::take(&mut self.batch), mem::take(&mut self.in_batch))
    }

    /// Takes a sorted batch of so many reports; gives everything if nothing is to come any more.
    fn add_run(&mut self, run: Run, reports: usize) -> Option<Self> {
        self.runs.push(run);
        self.sorted += reports;
        (self.sorted == self.reports).then(|| mem::take(self))
    }

    fn close(self) -> ClosedSegment {
        let mut closed = ClosedSegment::default();
        let mut places = vec![0; self.runs.len()];
        let of_run = |(at, run): (usize, &Run)| Some(Reverse((run.key(0)?, at)));
        let mut next: BinaryHeap<_> = self.runs.iter().enumerate().filter_map(of_run).collect();
        let mut numbers = Vec::new();
        while let Some(Reverse((key, at))) = next.pop() {
            let (run, place) = (&self.runs[at], &mut places[at]);
            numbers.extend_from_slice(run.numbers_of(*place));
            *place += 1;
            next.extend(run.key(*place).map(|key| Reverse((key, at))));
            if next.peek().is_none_or(|Reverse((other, _))| *other != key) {
                closed.add(key, &mut numbers, self.reports as u32);
                numbers.clear();
            }
        }
        closed
    }
}

impl Run {
    fn of(mut batch: Vec<Entry>, shards: u32) -> Self {
        batch.sort_unstable();
        let gram = |entry: &Entry| entry >> (NUMBER + 1);
        let mut buffer = String::new();
        let mut at = 0;
        let mut places: Vec<(u32, Gram, u32)> = Vec::new();
        for entries in batch.chunk_by(|a, b| gram(a) == gram(b)) {
            let gram = Gram::from_packed(gram(&entries[0]));
            places.push((gram.shard(&mut buffer, shards), gram, at as u32));
            at += entries.len();
        }
        places.sort_unstable();
        let mut numbers = Vec::with_capacity(batch.len());
        for (_, of, place) in &mut places {
            let entries = batch[*place as usize..].iter();
            let entries = entries.take_while(|entry| gram(entry) == of.packed());
            numbers.extend(entries.map(|entry| (entry & ((2 << NUMBER) - 1)) as u16));
            *place = numbers.len() as u32;
        }
        Self {
            grams: places,
            numbers,
        }
    }

    /// The shard and the gram at a place.
    fn key(&self, place: usize) -> Option<(u32, Gram)> {
        self.grams
            .get(place)
            .map(|(shard, gram, _)| (*shard, *gram))
    }

    /// The numbers of the gram at a place.
    fn numbers_of(&self, place: usize) -> &[u16] {
        let end = |place: usize| self.grams[place].2 as usize;
        let from = place.checked_sub(1).map_or(0, end);
        &self.numbers[from..end(place)]
    }
}

impl ClosedSegment {
    /// Appends the lists of a gram.
    fn add(&mut self, (shard, gram): (u32, Gram), numbers: &mut [u16], reports: u32) {
        numbers.sort_unstable();
        let of_title = numbers.iter().filter(|number| **number & 1 == 1);
        let lists = GramLists {
            titled: of_title.map(|number| number >> 1).collect(),
            all: numbers.iter().map(|number| number >> 1).collect(),
        };
        self.entries.push((shard, gram, self.bits.len() as u32));
        lists.write(gram, reports, &mut self.bits);
    }

    /// The grams of a shard, each with the bits of its lists, `from..to`.
    pub(super) fn of_shard(&self, shard: u32) -> impl Iterator<Item = (Gram, usize, usize)> {
        let from = self.entries.partition_point(|(other, ..)| *other < shard);
        let entries = self.entries[from..].iter().enumerate();
        let entries = entries.take_while(move |(_, (other, ..))| *other == shard);
        entries.map(move |(at, (_, gram, start))| {
            let next = self.entries.get(from + at + 1);
            let end = next.map_or(self.bits.len(), |(.., start)| *start as usize);
            (*gram, *start as usize, end)
        })
    }

    /// The bits in which the lists are written.
    pub(super) fn bits(&self) -> &Bits {
        &self.bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Grams of a report, each with whether its title has it.
    fn grams() -> impl Strategy<Value = BTreeMap<Gram, bool>> {
        let text = prop::sample::select(vec!["款", "款项", "项目", "12", "120", "120.", "元a"]);
        let gram = text.prop_map(|text| Gram::of_text(text).unwrap_or_else(|| unreachable!()));
        prop::collection::btree_map(gram, any::<bool>(), 0..7)
    }

    proptest! {
        /// Batches of any size, in any order, give the lists that the reports give one by one.
        #[test]
        fn a_segment_is_what_its_reports_are(
            reports in prop::collection::vec(grams(), 1..40),
            cuts in prop::collection::btree_set(1_usize..40, 0..5),
        ) {
            let mut open = OpenSegment {
                reports: reports.len(),
                ..OpenSegment::default()
            };
            let mut closed = None;
            let mut expected: BTreeMap<(u32, Gram), GramLists> = BTreeMap::new();
            for (number, grams) in reports.iter().enumerate() {
                let entry = |(gram, titled): (&Gram, &bool)| {
                    gram.packed() << (NUMBER + 1) | (number as u64) << 1 | u64::from(*titled)
                };
                let full = open.add(grams.iter().map(entry));
                let is_cut = full.is_none() && cuts.contains(&(number + 1));
                if let Some((batch, count)) = full.or_else(|| is_cut.then(|| open.take_batch())) {
                    closed = open.add_run(Run::of(batch, 4), count).map(OpenSegment::close);
                }
                for (gram, titled) in grams {
                    let key = (gram.shard(&mut String::new(), 4), *gram);
                    let lists = expected.entry(key).or_default();
                    lists.all.push(number as u16);
                    lists.titled.extend(titled.then_some(number as u16));
                }
            }
            let mut whole = ClosedSegment::default();
            for ((shard, gram), lists) in expected {
                whole.entries.push((shard, gram, whole.bits.len() as u32));
                lists.write(gram, reports.len() as u32, &mut whole.bits);
            }
            let closed = closed.unwrap_or_default();
            prop_assert_eq!(&closed.entries, &whole.entries);
            prop_assert_eq!(closed.bits, whole.bits);
        }
    }
}
