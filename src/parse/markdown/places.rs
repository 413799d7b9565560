//! From comrak's lines and columns to byte ranges of the text.
//!
//! Takes what comrak says of a node's place; gives a range inside the text whose ends lie on
//! character boundaries, whatever it says.

use comrak::nodes::Sourcepos;
use memchr::memchr2;
use std::ops::Range;

/// A text and the starts of its lines.
pub(super) struct Places<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Places<'t> {
    /// Finds the lines of `text`, which end at `\n`, `\r\n` or a lone `\r`.
    pub(super) fn new(text: &'t str) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        for line in lines(text) {
            end += line.len();
            starts.push(end);
        }
        Self { text, starts }
    }

    /// The text at a place.
    pub(super) fn slice(&self, place: Sourcepos) -> &'t str {
        self.text.get(self.range(place)).unwrap_or("")
    }

    /// The bytes of a place. Columns count bytes from 1, and the last one is still inside.
    pub(super) fn range(&self, place: Sourcepos) -> Range<usize> {
        let start = self.offset(place.start.line, place.start.column.saturating_sub(1));
        let end = self.offset(place.end.line, place.end.column);
        self.on_characters(start..end)
    }

    /// The bytes of the whole lines of a place.
    fn lines(&self, place: Sourcepos) -> Range<usize> {
        let start = self.offset(place.start.line, 0);
        self.on_characters(start..self.offset(place.end.line + 1, 0))
    }

    /// The lines of a place, as far as they stand near it: a line may have a hundred thousand links.
    pub(super) fn near(&self, place: Sourcepos) -> Range<usize> {
        const NEAR: usize = 4 << 10;
        let (whole, lines) = (self.range(place), self.lines(place));
        let start = lines.start.max(whole.start.saturating_sub(NEAR));
        self.on_characters(start..lines.end.min(whole.end + NEAR))
    }

    /// Where `needle` stands last inside `range`.
    pub(super) fn find_last(&self, range: Range<usize>, needle: &str) -> Option<Range<usize>> {
        if needle.is_empty() {
            return None;
        }
        let start = range.start + self.text.get(range)?.rfind(needle)?;
        Some(start..start + needle.len())
    }

    fn offset(&self, line: usize, before: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1));
        start.map_or(self.text.len(), |start| start + before)
    }

    fn on_characters(&self, range: Range<usize>) -> Range<usize> {
        let mut start = range.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }
}

/// The lines of a text, each with its end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let end = match memchr2(b'\n', b'\r', bytes) {
            None => rest.len(),
            Some(at) if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') => at + 2,
            Some(at) => at + 1,
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}
