//! The grams of a segment: at most [`SEGMENT`] reports that follow one another in the order of hits.
//!
//! Reports come in from many threads, in any order. When the last one is there the segment is closed: its
//! lists are written in the bits in which shards will hold them, a tenth of what they take while it is open.

use super::bits::Bits;
use super::gram::Gram;
use super::lists::GramLists;
use rustc_hash::FxHashMap;

/// Most reports of a segment.
pub(super) const SEGMENT: usize = 4096;

/// The segment of a report by its place in the order of hits, and its number there.
pub(super) fn number_of(place: usize) -> (usize, u16) {
    (place / SEGMENT, (place % SEGMENT) as u16)
}

/// A segment to which reports are still to come, or one that is complete.
#[derive(Debug)]
pub(super) enum Segment {
    /// Reports are still to come.
    Open(OpenSegment),
    /// All reports are there.
    Closed(ClosedSegment),
}

/// The lists of an open segment: numbers of reports in the segment, in the order in which they came.
#[derive(Debug)]
pub(super) struct OpenSegment {
    reports: usize,
    waiting: usize,
    all: FxHashMap<Gram, Vec<u16>>,
    of_title: FxHashMap<Gram, Vec<u16>>,
}

/// The lists of a closed segment, by shard and gram.
#[derive(Debug, Default)]
pub(super) struct ClosedSegment {
    /// Ascending; each with the bit at which its lists begin.
    entries: Vec<(u32, Gram, u32)>,
    bits: Bits,
}

impl Segment {
    /// A segment of so many reports, none of which is there yet.
    pub(super) fn new(reports: usize) -> Self {
        Self::Open(OpenSegment {
            reports,
            waiting: reports,
            all: FxHashMap::default(),
            of_title: FxHashMap::default(),
        })
    }

    /// Takes a report by its number in the segment, with its grams, each once, and those among them that
    /// its title or unit has; closes the segment with the last report.
    pub(super) fn add(
        &mut self,
        number: u16,
        (all, of_title): (impl Iterator<Item = Gram>, impl Iterator<Item = Gram>),
        shards: u32,
    ) {
        let Self::Open(open) = self else { return };
        for gram in all {
            open.all.entry(gram).or_default().push(number);
        }
        for gram in of_title {
            open.of_title.entry(gram).or_default().push(number);
        }
        open.waiting -= 1;
        if open.waiting == 0 {
            *self = Self::Closed(open.close(shards));
        }
    }

    /// The lists, once all reports are there.
    pub(super) fn closed(self) -> Option<ClosedSegment> {
        match self {
            Self::Open(_) => None,
            Self::Closed(closed) => Some(closed),
        }
    }
}

impl OpenSegment {
    fn close(&mut self, shards: u32) -> ClosedSegment {
        let all = std::mem::take(&mut self.all);
        let mut of_title = std::mem::take(&mut self.of_title);
        let mut buffer = String::new();
        let mut lists: Vec<(u32, Gram, Vec<u16>)> = all
            .into_iter()
            .map(|(gram, numbers)| (gram.shard(&mut buffer, shards), gram, numbers))
            .collect();
        lists.sort_unstable_by_key(|(shard, gram, _)| (*shard, *gram));
        let mut closed = ClosedSegment::default();
        for (shard, gram, all) in lists {
            let titled = of_title.remove(&gram).unwrap_or_default();
            let mut lists = GramLists { all, titled };
            lists.all.sort_unstable();
            lists.titled.sort_unstable();
            closed.entries.push((shard, gram, closed.bits.len() as u32));
            lists.write(gram, self.reports as u32, &mut closed.bits);
        }
        closed
    }
}

impl ClosedSegment {
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
