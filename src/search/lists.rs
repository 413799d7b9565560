//! The lists of a gram in a segment, and what changes in them.

use super::bits::{BitReader, Bits};
use super::gram::Gram;

/// Where a report has a gram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// Nowhere.
    Nowhere,
    /// In its text alone.
    InText,
    /// In its title or its unit.
    InTitle,
}

/// That a report, by its place in the order of hits, has a gram elsewhere than it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GramChange {
    pub(super) shard: u32,
    pub(super) gram: Gram,
    pub(super) place: usize,
    pub(super) holds: Holds,
}

/// The reports of a segment that have a gram, by their numbers in it, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GramLists {
    /// All of them.
    pub(super) all: Vec<u16>,
    /// Those that have it in title or unit.
    pub(super) titled: Vec<u16>,
}

impl GramLists {
    /// Appends the lists of a gram in a segment of so many reports.
    pub(super) fn write(&self, gram: Gram, reports: u32, bits: &mut Bits) {
        bits.list(&self.all, reports);
        if !gram.is_single() && !self.all.is_empty() {
            let position = |number: &u16| self.all.partition_point(|other| other < number) as u16;
            let positions: Vec<u16> = self.titled.iter().map(position).collect();
            bits.list(&positions, self.all.len() as u32);
        }
    }

    /// What [`GramLists::write`] wrote; `None` of anything else.
    pub(super) fn read(gram: Gram, reports: u32, bits: &mut BitReader<'_>) -> Option<Self> {
        let all = bits.list(reports)?;
        let titled = if gram.is_single() {
            all.clone()
        } else if all.is_empty() {
            Vec::new()
        } else {
            let positions = bits.list(all.len() as u32)?;
            let number = |at: u16| all.get(usize::from(at)).copied();
            positions.into_iter().map(number).collect::<Option<_>>()?
        };
        Some(Self { all, titled })
    }

    /// Notes where a report has the gram now.
    pub(super) fn set(&mut self, number: u16, holds: Holds) {
        let of_title = holds == Holds::InTitle;
        let lists = [
            (&mut self.all, holds > Holds::Nowhere),
            (&mut self.titled, of_title),
        ];
        for (numbers, is_in) in lists {
            match (numbers.binary_search(&number), is_in) {
                (Err(at), true) => numbers.insert(at, number),
                (Ok(at), false) => {
                    numbers.remove(at);
                }
                _ => {}
            }
        }
    }
}
