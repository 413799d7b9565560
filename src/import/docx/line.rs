//! Paragraphs of a printed text: where they begin and end, and the numbers before them.

use super::print::{Outer, Print};
use super::styles::ListItem;
use crate::import::place::Place;

/// A paragraph so far.
#[derive(Default)]
pub(super) struct DocxLine {
    pub(super) style: Option<Box<str>>,
    /// Whether text is hidden by its style.
    pub(super) style_hides: bool,
    pub(super) number: Option<Box<str>>,
    pub(super) level: Option<usize>,
    /// Its own level in the outline.
    pub(super) outline: Option<Option<u8>>,
    /// Whether its mark is hidden.
    pub(super) hides: Option<bool>,
    pub(super) mark: EndMark,
    /// Whether its number was counted.
    is_numbered: bool,
    /// Its level in the outline is that of the paragraph that it goes on from.
    goes_on: Option<Option<u8>>,
}

/// What became of the mark at the end of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum EndMark {
    #[default]
    Kept,
    /// Taken out: the next paragraph goes on here, and what it is holds for both.
    Deleted,
}

impl Print<'_> {
    /// A paragraph begins. It goes on from one whose mark is hidden.
    pub(super) fn begin_line(&mut self) {
        let goes_on = !self.builder.text.is_empty() && self.line.mark == EndMark::Kept;
        let outline = self.outline();
        self.line = DocxLine {
            is_numbered: goes_on,
            goes_on: goes_on.then_some(outline),
            style_hides: self.book.styles.hides(None),
            ..DocxLine::default()
        };
    }

    /// The paragraph ends, unless its mark is not printed.
    pub(super) fn end_line(&mut self, place: &Place) {
        self.in_hidden = false;
        if self.outer.is_empty() {
            for field in &mut self.fields {
                field.separate();
            }
        }
        if self.line.mark == EndMark::Kept && !self.line.hides.unwrap_or(self.line.style_hides) {
            self.number("");
            self.flush(place);
        }
    }

    /// What was written is a paragraph.
    pub(super) fn flush(&mut self, place: &Place) {
        self.builder.level = self.outline();
        self.builder.end_paragraph(place);
    }

    /// A page ends within a paragraph: what is before it is one of its own.
    pub(super) fn break_line(&mut self, place: &Place) {
        if self.prints() && !self.builder.text.trim().is_empty() {
            self.flush(place);
            self.line.goes_on = Some(None);
        }
    }

    fn outline(&self) -> Option<u8> {
        let own = self.line.goes_on.or(self.line.outline);
        own.unwrap_or_else(|| self.book.styles.outline(self.line.style.as_deref()))
    }

    /// A text box begins, which stands before the paragraph that it hangs on.
    pub(super) fn interrupt(&mut self) {
        if self.line.mark == EndMark::Kept && self.prints() {
            self.number("");
        }
        self.outer.push(Outer {
            line: std::mem::take(&mut self.line),
            run: std::mem::take(&mut self.run),
            text: std::mem::take(&mut self.builder.text),
        });
    }

    /// The text box ends.
    pub(super) fn end_box(&mut self, place: &Place) {
        self.flush(place);
        if let Some(outer) = self.outer.pop() {
            self.resume(outer);
        }
    }

    pub(super) fn resume(&mut self, outer: Outer) {
        let Outer { line, run, text } = outer;
        (self.line, self.run, self.builder.text) = (line, run, text);
    }

    /// Puts the number before the paragraph, once, which goes on with `next`.
    pub(super) fn number(&mut self, next: &str) {
        if std::mem::replace(&mut self.line.is_numbered, true) {
            return;
        }
        // Of merged cells, only the first counts.
        if self.cells.last() == Some(&true) {
            return;
        }
        let book = &self.book;
        let item = match (&self.line.number, self.line.level) {
            (Some(number), _) if &**number == "0" => None,
            (Some(number), level) => Some(ListItem {
                number: number.clone(),
                level: level.unwrap_or(0),
            }),
            (None, level) => {
                let style = self.line.style.as_deref();
                let item = book.numbering.item_of_style(&book.styles, style);
                item.map(|item| ListItem {
                    level: level.unwrap_or(item.level),
                    ..item
                })
            }
        };
        let label = item.and_then(|item| {
            let counters = &mut self.counters;
            book.numbering.next(&item, &book.styles, counters)
        });
        if let Some(label) = label {
            let follows = self.builder.text.chars().chain(next.chars()).next();
            let before = label.before(follows);
            self.builder.text.insert_str(0, &before);
        }
    }
}
