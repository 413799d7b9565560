//! Web pages as they are printed: what a browser shows of one, in paragraphs and tables.
//!
//! What is checked of a page is everything in it ([`super::marked`]); this takes the same marks and keeps what is
//! seen, by the rules of browsers: white space runs together, elements end where others begin, cells stand where
//! the cells above them leave room. What says of itself that it is the navigation of the page or its foot has the
//! place of a header or a footer. A table that only lays out a page gives way to what is in it.
//! Total; linear in the length of the page but for the width of its tables, which is bounded.

mod elements;
mod frame;
mod grid;
mod line;
mod references;
#[cfg(test)]
mod tests;

use super::active::Web;
use super::flow::Stand;
use super::foreign::Foreign;
use super::marked;
use super::markup::{Ends, Mark, Values, page_marks};
use super::place::Place;
use super::printed::{Block, Paragraph};
use super::symbol_font::SymbolFont;
use elements::{
    ElementKind, PagePart, displayed, hides, is_void, keeps_space, kind, part, style, symbol_font,
};
use grid::Grid;
use line::{Counter, PageLine};
use references::resolved;
use std::ops::ControlFlow;

/// Reads a page: all that it says, and what a browser shows of it if that is kept, which other rules tell.
pub(super) fn read(text: &str, web: Web, foreign: &mut Foreign) {
    foreign.read_unprinted(|foreign| marked::read(text, Stand::Body, web, foreign));
    print(text, foreign);
}

/// Keeps what a page prints, and its title, if that is kept.
pub(super) fn print(text: &str, foreign: &mut Foreign) {
    let depth = foreign.intake.depth;
    let Some(printed) = foreign.printed.as_mut().filter(|_| depth == 0) else {
        return;
    };
    let mut page = Page {
        is_xml: text.trim_start().starts_with("<?xml"),
        ..Page::default()
    };
    page.line.is_wrapped =
        text.contains("mso-") || text.contains("\"MsoNormal") || text.contains("=MsoNormal");
    page_marks(text, &mut |mark| {
        match mark {
            Mark::Open(name, values, ends) => page.open(name, values, ends),
            Mark::Close(name) => page.close(name),
            Mark::Text(text) => page.text(text),
            Mark::Aside(_) => {}
        }
        ControlFlow::Continue(())
    });
    let (title, blocks) = page.finish();
    if printed.title.is_none() {
        printed.title = title.map(String::into_boxed_str);
    }
    printed.blocks.extend(blocks);
    frame::place(&mut printed.blocks);
}

/// How deep elements are kept apart; deeper ones count as part of those around them.
const DEPTH: usize = 256;

/// A page so far.
#[derive(Default)]
struct Page {
    /// Whether elements end where the markup says so.
    is_xml: bool,
    open: Vec<Open>,
    /// Elements deeper than are kept apart.
    deeper: usize,
    /// How many of the open elements are not printed.
    unprinted: usize,
    line: PageLine,
    grids: Vec<Grid>,
    blocks: Vec<Block>,
    title: String,
}

/// An element we are in.
struct Open {
    name: Box<str>,
    kind: ElementKind,
    /// Whether it hides what is in it.
    hides: bool,
    /// Whether its beginning was acted upon, so that its end is as well.
    is_seen: bool,
    keeps_space: bool,
    /// What of the page it is, where it says so.
    part: Option<PagePart>,
    /// The font of symbols that it is set in.
    font: Option<SymbolFont>,
    counter: Option<Counter>,
}

impl Page {
    fn open(&mut self, name: &str, values: Values<'_>, ends: Ends) {
        if name == "br" {
            return self.break_line();
        }
        let style = style(values);
        let kind = displayed(kind(name), &style);
        self.end_implied(kind);
        if self.open.len() >= DEPTH {
            self.deeper += usize::from(!is_void(name));
            return;
        }
        let hides = kind == ElementKind::Unprinted || hides(values, &style);
        let is_seen = self.unprinted == 0 && !hides;
        if is_seen {
            self.begin(kind, values);
        }
        // Where the markup says that an element ends where it begins, only elements of XML do.
        if is_void(name) || ends == Ends::Here && (self.is_xml || name.contains(':')) {
            if is_seen {
                self.end(kind);
            }
            return;
        }
        let outer = self.open.last();
        let inherited = outer.is_some_and(|open| open.keeps_space) || kind == ElementKind::Pre;
        let keeps = keeps_space(&style).unwrap_or(inherited);
        self.unprinted += usize::from(hides);
        self.open.push(Open {
            name: name.into(),
            kind,
            hides,
            is_seen,
            keeps_space: keeps,
            part: part(name, values).or(outer.and_then(|outer| outer.part)),
            font: symbol_font(values, &style).unwrap_or(outer.and_then(|outer| outer.font)),
            counter: (kind == ElementKind::Counted).then(|| Counter::new(values, &style)),
        });
    }

    /// Ends the elements that end because one of this kind begins.
    fn end_implied(&mut self, kind: ElementKind) {
        let is = |ended: &[ElementKind], barriers: &[ElementKind]| {
            let above = self.open.iter().rev();
            let mut above = above.take_while(|open| !barriers.contains(&open.kind));
            above.any(|open| ended.contains(&open.kind))
        };
        let (ended, is_ended): (&[ElementKind], bool) = match kind {
            ElementKind::Item => (
                &[ElementKind::Item],
                is(
                    &[ElementKind::Item],
                    &[ElementKind::Counted, ElementKind::List, ElementKind::Cell],
                ),
            ),
            ElementKind::Cell => (
                &[ElementKind::Cell],
                is(&[ElementKind::Cell], &[ElementKind::Table]),
            ),
            ElementKind::Row => (
                &[ElementKind::Row],
                is(&[ElementKind::Row], &[ElementKind::Table]),
            ),
            ElementKind::RowGroup => (
                &[ElementKind::RowGroup],
                is(&[ElementKind::RowGroup], &[ElementKind::Table]),
            ),
            ElementKind::Inline
            | ElementKind::Unprinted
            | ElementKind::Title
            | ElementKind::Body => return,
            _ => (
                &[ElementKind::Paragraph],
                is(
                    &[ElementKind::Paragraph],
                    &[ElementKind::Cell, ElementKind::Table],
                ),
            ),
        };
        while is_ended
            && self
                .open
                .last()
                .is_some_and(|open| !ended.contains(&open.kind))
        {
            self.end_last();
        }
        if is_ended {
            self.end_last();
        }
    }

    fn close(&mut self, name: &str) {
        if name == "br" {
            return self.break_line();
        }
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let is_of_table = matches!(
            kind(name),
            ElementKind::Table | ElementKind::RowGroup | ElementKind::Row | ElementKind::Cell
        );
        let barrier = |open: &Open| match is_of_table {
            true => open.kind == ElementKind::Table && &*open.name != name,
            false => {
                matches!(open.kind, ElementKind::Table | ElementKind::Cell) && &*open.name != name
            }
        };
        let above = self.open.iter().rev().take_while(|open| !barrier(open));
        let Some(depth) = { above }.position(|open| &*open.name == name) else {
            return;
        };
        for _ in 0..=depth {
            self.end_last();
        }
    }

    /// Ends the innermost element.
    fn end_last(&mut self) {
        // A paragraph that ends here is still in it.
        let is_apart = |open: &Open| open.is_seen && is_apart(open.kind);
        if self.open.last().is_some_and(is_apart) {
            self.end_paragraph();
        }
        if let Some(open) = self.open.pop() {
            self.unprinted -= usize::from(open.hides);
            if open.is_seen {
                self.end(open.kind);
            }
        }
    }

    /// What the beginning of an element that is printed does.
    fn begin(&mut self, kind: ElementKind, values: Values<'_>) {
        match kind {
            ElementKind::Inline
            | ElementKind::Unprinted
            | ElementKind::Title
            | ElementKind::Body => {}
            ElementKind::Table => {
                self.end_paragraph();
                self.grids.push(Grid::default());
            }
            ElementKind::RowGroup | ElementKind::Row | ElementKind::Cell => {
                self.end_paragraph();
                if let Some(grid) = self.grids.last_mut() {
                    match kind {
                        ElementKind::Row => grid.open_row(),
                        ElementKind::Cell => {
                            grid.open_cell(number(values, "colspan"), number(values, "rowspan"))
                        }
                        _ => grid.close_group(),
                    }
                }
            }
            ElementKind::Item => {
                self.end_paragraph();
                let is_list = |open: &&mut Open| {
                    matches!(open.kind, ElementKind::Counted | ElementKind::List)
                };
                let list = self.open.iter_mut().rev().find(is_list);
                let counter = list.and_then(|list| list.counter.as_mut());
                self.line.label = counter.map(|counter| counter.label(values));
            }
            _ => self.end_paragraph(),
        }
    }

    /// What the end of an element does.
    fn end(&mut self, kind: ElementKind) {
        if !is_apart(kind) {
            return;
        }
        self.end_paragraph();
        let Some(grid) = self.grids.last_mut() else {
            return;
        };
        match kind {
            ElementKind::Row => grid.close_row(),
            ElementKind::Cell => grid.close_cell(),
            ElementKind::RowGroup => grid.close_group(),
            ElementKind::Table => self.close_table(),
            _ => {}
        }
    }

    fn close_table(&mut self) {
        if let Some(grid) = self.grids.pop() {
            let blocks = grid.finish();
            self.put(blocks);
        }
    }

    /// Adds blocks where we are: in a cell, before a table in which they stand in no cell, or by themselves.
    fn put(&mut self, blocks: Vec<Block>) {
        match self.grids.last_mut() {
            Some(grid) => grid.put(blocks),
            None => self.blocks.extend(blocks),
        }
    }

    fn text(&mut self, text: &str) {
        let text = resolved(text);
        if self.unprinted > 0 {
            return;
        }
        let open = self.open.last();
        let font = open.and_then(|open| open.font);
        // Only a mark is meant to look as it does in such a font.
        if let Some(font) = font.filter(|_| text.trim().chars().nth(1).is_none()) {
            self.line.add(&font.text(&text));
        } else if open.is_some_and(|open| open.kind == ElementKind::Title) {
            self.title += &text;
        } else if open.is_some_and(|open| open.keeps_space) {
            self.line.add_as_written(&text);
        } else {
            self.line.add(&text);
        }
    }

    fn break_line(&mut self) {
        if self.unprinted == 0 {
            self.line.break_line();
        }
    }

    /// The level of the heading we are in.
    fn level(&self) -> Option<u8> {
        self.open.iter().rev().find_map(|open| match open.kind {
            ElementKind::Heading(level) => Some(level),
            _ => None,
        })
    }

    fn end_paragraph(&mut self) {
        if let Some(text) = self.line.end() {
            let level = self.level();
            let place = match self.open.last().and_then(|open| open.part) {
                Some(PagePart::Navigation) => Place::Header,
                Some(PagePart::Foot) => Place::Footer,
                None => frame::UNPLACED,
            };
            self.put(vec![Block::Paragraph(Paragraph { place, text, level })]);
        }
    }

    /// The title and the blocks.
    fn finish(mut self) -> (Option<String>, Vec<Block>) {
        while !self.open.is_empty() {
            self.end_last();
        }
        self.end_paragraph();
        let words: Vec<&str> = self.title.split_whitespace().collect();
        let title = words.join(" ");
        (Some(title).filter(|title| !title.is_empty()), self.blocks)
    }
}

/// Whether what is in an element is no part of the paragraph around it.
fn is_apart(kind: ElementKind) -> bool {
    !matches!(
        kind,
        ElementKind::Inline | ElementKind::Unprinted | ElementKind::Title | ElementKind::Body
    )
}

/// A number that an element says; `None` where it says none.
fn number(values: Values<'_>, name: &str) -> Option<usize> {
    let value = values.get(name)?;
    let digits = value.trim().trim_start_matches('+');
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}
