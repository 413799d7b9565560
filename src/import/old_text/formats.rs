//! How characters and paragraphs of an older text are set: pages of formats, which name changes (`sprm`) by number.

use crate::import::cfb::{u16_at, u32_at};
use std::collections::HashSet;

/// Bytes of a page of formats.
const PAGE: usize = 512;

/// What formats are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Characters,
    Paragraphs,
}

/// Formats by the places in the stream that they hold for.
pub(super) struct Formats<'a> {
    /// From, to, style and changes; in order.
    ranges: Vec<Range<'a>>,
}

/// A stretch of the stream that is set alike.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Range<'a> {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) style: u16,
    changes: &'a [u8],
}

impl<'a> Formats<'a> {
    /// Reads the formats; damaged pages have none.
    pub(super) fn read(stream: &'a [u8], table: &[u8], of: Of) -> Self {
        let listed = match of {
            Of::Characters => 0x00FA,
            Of::Paragraphs => 0x0102,
        };
        let mut ranges = Vec::new();
        let mut seen = HashSet::new();
        for number in pages(stream, table, listed).unwrap_or_default() {
            let start = (number as usize).saturating_mul(PAGE);
            let page = stream.get(start..start.saturating_add(PAGE));
            if let Some(page) = page.filter(|_| seen.insert(number)) {
                read_page(page, of, &mut ranges);
            }
        }
        ranges.sort_by_key(|range| range.from);
        Self { ranges }
    }

    /// How the byte at a place is set.
    pub(super) fn at(&self, place: u32) -> Range<'a> {
        let after = self.ranges.partition_point(|range| range.from <= place);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        let range = range.filter(|range| place < range.to).copied();
        range.unwrap_or(Range {
            from: place,
            to: place.saturating_add(1),
            ..Range::default()
        })
    }
}

impl<'a> Range<'a> {
    /// The changes: their numbers and values. Large ones of paragraphs lie in `data`.
    pub(super) fn changes<'d>(self, data: &'d [u8]) -> impl Iterator<Item = (u16, &'d [u8])>
    where
        'a: 'd,
    {
        const HUGE: u16 = 0x6646;
        let own = || Changes(self.changes);
        let elsewhere = own().find(|(change, _)| *change == HUGE);
        let elsewhere = elsewhere.and_then(|(_, value)| {
            let at = u32_at(value, 0)? as usize;
            let length = usize::from(u16_at(data, at)?);
            data.get(at + 2..at.checked_add(2 + length)?)
        });
        own().chain(Changes(elsewhere.unwrap_or_default()))
    }
}

/// The numbers of the pages.
fn pages(stream: &[u8], table: &[u8], listed: usize) -> Option<Vec<u32>> {
    let (start, length) = (
        u32_at(stream, listed)? as usize,
        u32_at(stream, listed + 4)? as usize,
    );
    let list = table.get(start..start.checked_add(length)?)?;
    let count = length.checked_sub(4)? / 8;
    let numbers = (0..count).filter_map(|at| u32_at(list, (count + 1) * 4 + at * 4));
    Some(numbers.collect())
}

fn read_page<'a>(page: &'a [u8], of: Of, ranges: &mut Vec<Range<'a>>) {
    let count = usize::from(page.last().copied().unwrap_or(0));
    let step = match of {
        Of::Characters => 1,
        Of::Paragraphs => 13,
    };
    for at in 0..count {
        let places = (u32_at(page, at * 4), u32_at(page, at * 4 + 4));
        let (Some(from), Some(to)) = places else {
            return;
        };
        let offset = page.get((count + 1) * 4 + at * step).copied().unwrap_or(0);
        let offset = usize::from(offset) * 2;
        let (style, changes) = match of {
            _ if offset == 0 => (0, &page[..0]),
            Of::Characters => (0, of_characters(page, offset).unwrap_or_default()),
            Of::Paragraphs => of_paragraph(page, offset).unwrap_or_default(),
        };
        ranges.push(Range {
            from,
            to,
            style,
            changes,
        });
    }
}

fn of_characters(page: &[u8], offset: usize) -> Option<&[u8]> {
    let length = usize::from(*page.get(offset)?);
    page.get(offset + 1..offset + 1 + length)
}

fn of_paragraph(page: &[u8], offset: usize) -> Option<(u16, &[u8])> {
    let (start, length) = match usize::from(*page.get(offset)?) {
        0 => (offset + 2, usize::from(*page.get(offset + 1)?) * 2),
        words => (offset + 1, words * 2 - 1),
    };
    let style = u16_at(page, start)?;
    Some((style, page.get(start + 2..start + length)?))
}

/// Changes one after the other; how long the value of one is, is told by its number.
pub(super) struct Changes<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Changes<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        const TABLE: u16 = 0xD608;
        let change = u16_at(self.0, 0)?;
        let (start, length) = match change >> 13 {
            0 | 1 => (2, 1),
            2 | 4 | 5 => (2, 2),
            3 => (2, 4),
            7 => (2, 3),
            _ if change == TABLE => (4, usize::from(u16_at(self.0, 2)?).checked_sub(1)?),
            _ => (3, usize::from(*self.0.get(2)?)),
        };
        let value = self.0.get(start..start + length)?;
        self.0 = self.0.get(start + length..).unwrap_or_default();
        Some((change, value))
    }
}
