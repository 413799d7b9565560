//! What the pages of a PDF print: from pieces of text and lines with places to paragraphs and tables.
//!
//! A page is composed (`page.rs`) as soon as it is read; paragraphs and tables that go on over its end, and heads and
//! feet that repeat, are dealt with when all are there (`joined.rs`, `edges.rs`). A table is what lines rule
//! (`grid.rs`), or three rows and columns that are aligned without doubt (`aligned.rs`); no value is guessed into a
//! column. Tags of structure are not used: what programs that write them draw is told as well by its lines.
//!
//! Invariant: the steps taken for grids are bounded ([`STEPS`]); all other work grows with what is shown.

mod aligned;
mod columns;
mod edges;
mod face;
mod grid;
mod joined;
mod line;
mod margins;
mod open_table;
mod page;
mod paragraph;
mod snippet;
mod stretch;
mod table;
mod unseen;
mod widgets;

use super::area::PageArea;
use super::content::ContentText;
use super::file::PdfFile;
use super::fonts::Fonts;
use super::ink::Ink;
use super::layers::Layers;
use crate::import::LeftOut;
use crate::import::printed::Block;
use face::Faces;
use page::PrintedPage;
use snippet::SeenSnippets;
use std::rc::Rc;
use unseen::{Edge, Unseen};

/// Steps that may be taken for the grids of all pages.
const STEPS: usize = 40_000_000;

/// What is printed so far.
pub(super) struct PrintedPages {
    layers: Rc<Layers>,
    faces: Faces,
    pages: Vec<PrintedPage>,
    unseen: Unseen,
    budget: usize,
}

impl PrintedPages {
    /// Nothing yet, of this file.
    pub(super) fn of(file: &PdfFile<'_>) -> Self {
        Self {
            layers: Rc::new(Layers::of(file)),
            faces: Faces::default(),
            pages: Vec::new(),
            unseen: Unseen::default(),
            budget: STEPS,
        }
    }

    /// What keeps what is drawn on a page.
    pub(super) fn ink<'f>(&mut self, file: &'f PdfFile<'f>, page: usize) -> Ink {
        let frame = self.faces.of(file, page).frame;
        Ink::new(Rc::clone(&self.layers), frame)
    }

    /// Adds a page: its number from 0, its object, and what it shows.
    pub(super) fn add<'f>(
        &mut self,
        (file, fonts): (&'f PdfFile<'f>, &mut Fonts<'f>),
        (number, page): (u32, usize),
        shown: &ContentText,
    ) {
        let face = self.faces.of(file, page);
        let ink = self.ink(file, page);
        let fields = widgets::shown((file, fonts), page, ink);
        let mut seen = snippet::seen(shown, &face);
        seen.text.extend(snippet::seen(&fields, &face).text);
        let frame = face.seen_area(face.frame);
        self.note(&seen, frame);
        seen.text.retain(|snippet| snippet.turn % 90 == 0);
        let drawn = shown.inked().map(|(.., ink)| ink).filter(|ink| !ink.is_cut);
        let strokes = drawn.into_iter().flat_map(|ink| ink.strokes.iter());
        let strokes = strokes.map(|area| face.seen_area(*area));
        let page = page::composed(number, frame, seen.text, strokes, &mut self.budget);
        self.pages.push(page);
    }

    /// Notes what of a page is no part of its text: what is marked so, what is askew, what is not seen.
    fn note(&mut self, seen: &SeenSnippets, frame: PageArea) {
        self.unseen.hidden += seen.hidden;
        self.unseen.cut_off += seen.cut_off;
        self.unseen.recognised += usize::from(seen.is_recognised);
        let upright = seen.beside.iter().filter(|it| it.turn == 0);
        for line in line::lines(upright.collect()) {
            let edge = match line.base > (frame.bottom + frame.top) / 2.0 {
                true => Edge::Top,
                false => Edge::Bottom,
            };
            self.unseen.runs_along(edge, &line.text());
        }
        let all = seen.beside.iter().filter(|it| it.turn != 0);
        let askew = seen.text.iter().filter(|it| it.turn % 90 != 0);
        let askew = all.chain(askew).collect::<Vec<_>>();
        if !askew.is_empty() {
            self.unseen.runs_across(&line::lines(askew));
        }
    }

    /// The blocks of all pages, and what was left out of them.
    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<LeftOut>) {
        edges::leave_out(&mut self.pages, &mut self.unseen);
        (joined::blocks(self.pages), self.unseen.told())
    }
}
