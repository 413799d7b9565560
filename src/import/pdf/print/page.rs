//! What a page shows, in the order in which it is read: lines in columns, and tables between them.

use super::super::area::PageArea;
use super::aligned::{AlignedPart, aligned};
use super::columns::columns;
use super::grid::{self, RuledGrid};
use super::line;
use super::margins::{Margins, usual};
use super::paragraph::paragraphs;
use super::snippet::Snippet;
use super::stretch;
use super::table::{SheetTable, filled};

/// Grids of a page that are looked at.
const GRIDS: usize = 200;

/// A page.
#[derive(Debug)]
pub(super) struct PrintedPage {
    /// From 0.
    pub(super) number: u32,
    pub(super) frame: PageArea,
    /// The usual size of its letters.
    pub(super) size: f64,
    /// The margins of its columns.
    pub(super) regions: Vec<Margins>,
    /// Its parts, and in which column each stands.
    pub(super) parts: Vec<(usize, AlignedPart)>,
}

/// Puts a page together. Pieces that are turned, as on the back of a binding, come last.
pub(super) fn composed(
    number: u32,
    frame: PageArea,
    snippets: Vec<Snippet>,
    strokes: impl Iterator<Item = PageArea>,
    budget: &mut usize,
) -> PrintedPage {
    let (horizontal, vertical) = stretch::of(strokes);
    let mut grids = outermost(grid::grids(&horizontal, &vertical, budget));
    if !grid::spend(budget, grids.len() * snippets.len()) {
        grids.clear();
    }
    let size = usual(snippets.iter().map(|it| it.size)).unwrap_or(1.0);
    let mut inside: Vec<Vec<Snippet>> = vec![Vec::new(); grids.len()];
    let mut body = Vec::new();
    for snippet in snippets {
        let mut held = grids.iter();
        match held.position(|grid| grid.cell_at(snippet.middle).is_some()) {
            Some(grid) => inside[grid].push(snippet),
            None => body.push(snippet),
        }
    }
    let filled = grids.iter().zip(&inside);
    let mut tables: Vec<SheetTable> = filled
        .filter_map(|(grid, inside)| filled_or_none(grid, inside))
        .collect();
    tables.sort_by(|one, other| {
        let by_top = other.area.top.total_cmp(&one.area.top);
        by_top.then(one.area.left.total_cmp(&other.area.left))
    });
    let mut page = PrintedPage {
        number,
        frame,
        size,
        regions: Vec::new(),
        parts: Vec::new(),
    };
    let (upright, turned): (Vec<_>, Vec<_>) = body.iter().partition(|it| it.turn == 0);
    page.add_bands(&upright, tables);
    page.add_turned(turned);
    page
}

fn filled_or_none(grid: &RuledGrid, inside: &[Snippet]) -> Option<SheetTable> {
    match inside.is_empty() {
        true => None,
        false => filled(grid, inside),
    }
}

impl PrintedPage {
    /// Adds tables, and the lines before, between and after them.
    fn add_bands(&mut self, upright: &[&Snippet], tables: Vec<SheetTable>) {
        let mut bands: Vec<Vec<&Snippet>> = vec![Vec::new(); tables.len() + 1];
        for snippet in upright {
            let middle = snippet.base + 0.3 * snippet.size;
            let band = tables.partition_point(|table| table.area.top > middle);
            bands[band].push(snippet);
        }
        let mut tables = tables.into_iter();
        for band in bands {
            for column in columns(line::lines(band)) {
                let region = self.regions.len();
                self.regions.push(Margins::of(&column));
                let parts = aligned(column).into_iter();
                self.parts.extend(parts.map(|part| (region, part)));
            }
            let region = self.regions.len();
            let table = tables.next().map(AlignedPart::Table);
            self.parts.extend(table.map(|table| (region, table)));
        }
    }

    fn add_turned(&mut self, mut turned: Vec<&Snippet>) {
        turned.sort_by_key(|snippet| snippet.turn);
        for group in turned.chunk_by(|one, other| one.turn == other.turn) {
            let lines = line::lines(group.to_vec());
            let text = paragraphs(&lines, &Margins::of(&lines));
            let texts = text
                .lines()
                .map(|text| AlignedPart::Turned(text.to_owned()));
            let region = self.regions.len();
            self.parts.extend(texts.map(|text| (region, text)));
        }
    }
}

/// The grids that stand in no other one. One with fewer cells than a grid in it is a frame around that.
fn outermost(mut grids: Vec<RuledGrid>) -> Vec<RuledGrid> {
    grids.sort_by_key(|grid| std::cmp::Reverse(grid.cells.len()));
    grids.truncate(GRIDS);
    let mut kept: Vec<RuledGrid> = Vec::new();
    for grid in grids {
        let area = grid.area();
        // What is kept so far has no fewer cells: a grid in one of them is part of it, one around it a frame.
        let meets = kept
            .iter()
            .any(|other| area.grown(-1.0).and(other.area()).is_some());
        if !meets {
            kept.push(grid);
        }
    }
    kept
}
