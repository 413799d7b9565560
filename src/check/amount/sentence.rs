//! The sentences of a text with their figures.

use super::figure::Figure;
use std::ops::Range;

/// A sentence: its bytes in the text, and the figures in it.
#[derive(Clone, Debug)]
pub(crate) struct Sentence<'a> {
    /// Where it lies in the text, its last mark not included.
    pub(crate) range: Range<usize>,
    /// What it says.
    pub(crate) words: &'a str,
    /// The sentences without figures since the one before.
    pub(crate) skipped: &'a str,
    /// Its figures, in order, with places in the whole text.
    pub(crate) figures: &'a [Figure],
}

impl Sentence<'_> {
    /// The words between the figure before (or the beginning) and figure `index`.
    pub(crate) fn before(&self, index: usize) -> &str {
        let start = match index
            .checked_sub(1)
            .and_then(|index| self.figures.get(index))
        {
            Some(figure) => figure.place.end,
            None => self.range.start,
        };
        let end = self
            .figures
            .get(index)
            .map_or(start, |figure| figure.place.start);
        self.cut(start..end)
    }

    /// The words between figure `index` and the next (or the end).
    pub(crate) fn after(&self, index: usize) -> &str {
        let start = self
            .figures
            .get(index)
            .map_or(self.range.end, |figure| figure.place.end);
        let end = match self.figures.get(index + 1) {
            Some(figure) => figure.place.start,
            None => self.range.end,
        };
        self.cut(start..end)
    }

    /// A stretch of the text that lies in this sentence.
    pub(crate) fn cut(&self, range: Range<usize>) -> &str {
        let base = self.range.start;
        let within = range.start.saturating_sub(base)..range.end.saturating_sub(base);
        self.words.get(within).unwrap_or("")
    }
}

/// The sentences of `text` that hold figures. Only 。！？ and line breaks end one: an enumeration
/// may go on after ；.
pub(crate) fn sentences<'a>(text: &'a str, figures: &'a [Figure]) -> Vec<Sentence<'a>> {
    let mut found = Vec::new();
    let mut rest = figures;
    let (mut start, mut told) = (0, 0);
    for piece in text.split_inclusive(['。', '！', '？', '\n']) {
        let end = start + piece.len();
        let inside = rest.partition_point(|figure| figure.place.start < end);
        let (own, later) = rest.split_at(inside);
        rest = later;
        if !own.is_empty() {
            let words = piece.trim_end_matches(['。', '！', '？', '\n']);
            found.push(Sentence {
                range: start..start + words.len(),
                words,
                skipped: text.get(told..start).unwrap_or(""),
                figures: own,
            });
            told = end;
        }
        start = end;
    }
    found
}
