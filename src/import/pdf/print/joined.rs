//! Pages put together: paragraphs and tables that go on over the end of a page, as blocks.

use super::aligned::AlignedPart;
use super::margins::Margins;
use super::open_table::OpenTable;
use super::page::PrintedPage;
use super::paragraph::{Joiner, Standing};
use super::table::SheetTable;
use crate::import::Place;
use crate::import::printed::{Block, Paragraph};

/// Lines from which on a column shows its margins.
const LINES: usize = 6;

/// The blocks of all pages.
pub(super) fn blocks(mut pages: Vec<PrintedPage>) -> Vec<Block> {
    adopt_margins(&mut pages);
    let mut joined = Joined::default();
    for page in &pages {
        joined.add_page(page);
    }
    joined.end_paragraph();
    joined.end_table();
    joined.blocks
}

/// Columns with few lines take the margins of the one with the most, if they may be its own.
fn adopt_margins(pages: &mut [PrintedPage]) {
    let mut counts: Vec<Vec<usize>> = Vec::new();
    for page in pages.iter() {
        let mut count = vec![0; page.regions.len()];
        for (region, part) in &page.parts {
            if let (AlignedPart::Line(_), Some(count)) = (part, count.get_mut(*region)) {
                *count += 1;
            }
        }
        counts.push(count);
    }
    let all = pages.iter().zip(&counts);
    let all = all.flat_map(|(page, counts)| page.regions.iter().zip(counts));
    let Some((typical, _)) = all
        .filter(|(_, count)| **count >= LINES)
        .max_by_key(|(_, count)| **count)
    else {
        return;
    };
    let typical = *typical;
    for (page, counts) in pages.iter_mut().zip(&counts) {
        let size = page.size;
        for (margins, count) in page.regions.iter_mut().zip(counts) {
            let is_like = margins.left > typical.left - 2.0 * size
                && margins.right < typical.right + 2.0 * size;
            if *count < LINES && is_like {
                *margins = Margins {
                    pitch: margins.pitch.or(typical.pitch),
                    ..typical
                };
            }
        }
    }
}

#[derive(Default)]
struct Joined {
    blocks: Vec<Block>,
    joiner: Joiner,
    /// The page on which the paragraph begins.
    begun: u32,
    table: Option<OpenTable>,
}

impl Joined {
    fn add_page(&mut self, page: &PrintedPage) {
        for (index, (region, part)) in page.parts.iter().enumerate() {
            match part {
                AlignedPart::Line(line) => {
                    self.end_table();
                    let next = page.parts.get(index + 1).filter(|next| next.0 == *region);
                    let next = next.and_then(|(_, part)| match part {
                        AlignedPart::Line(line) => Some(line),
                        _ => None,
                    });
                    let Some(margins) = page.regions.get(*region) else {
                        continue;
                    };
                    let is_new = self.joiner.is_empty();
                    let ended = self.joiner.add(Standing {
                        line,
                        next,
                        margins,
                        region: (page.number, *region),
                    });
                    let begins = is_new || ended.is_some();
                    self.push(ended);
                    if begins {
                        self.begun = page.number;
                    }
                }
                AlignedPart::Table(table) => {
                    self.end_paragraph();
                    self.add_table(page, table, index);
                }
                AlignedPart::Turned(text) => {
                    self.end_paragraph();
                    self.end_table();
                    self.begun = page.number;
                    self.push(Some(text.clone()));
                }
            }
        }
    }

    fn push(&mut self, text: Option<String>) {
        let place = Place::Page(self.begun);
        self.blocks.extend(text.map(|text| {
            let level = None;
            Block::Paragraph(Paragraph { place, text, level })
        }));
    }

    fn end_paragraph(&mut self) {
        let text = self.joiner.end();
        self.push(text);
    }

    /// Adds a table, which is this part of its page.
    fn add_table(&mut self, page: &PrintedPage, table: &SheetTable, part: usize) {
        if part != 0 {
            self.end_table();
        }
        match self.table.take().map(|before| before.joined(page, table)) {
            Some(Ok(joined)) => self.table = Some(joined),
            Some(Err(before)) => {
                self.table = Some(before);
                self.end_table();
                self.table = Some(OpenTable::of(page, table));
            }
            None => self.table = Some(OpenTable::of(page, table)),
        }
    }

    fn end_table(&mut self) {
        let Some(open) = self.table.take() else {
            return;
        };
        self.blocks.push(Block::Table(open.table()));
    }
}
