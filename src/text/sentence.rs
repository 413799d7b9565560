//! The sentences of a text with their figures.

use super::chars::non_han;
use super::figure::Figure;
use std::ops::Range;

/// A sentence: its bytes in the text, and the figures in it.
#[derive(Clone, Debug)]
pub struct Sentence<'a> {
    /// Where it lies in the text, its last mark not included.
    pub range: Range<usize>,
    /// What it says.
    pub words: &'a str,
    /// The sentences without figures since the one before.
    pub skipped: &'a str,
    /// Its figures, in order, with places in the whole text.
    pub figures: &'a [Figure],
}

impl Sentence<'_> {
    /// The words between the figure before (or the beginning) and figure `index`.
    pub fn before(&self, index: usize) -> &str {
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
    pub fn after(&self, index: usize) -> &str {
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
    pub fn cut(&self, range: Range<usize>) -> &str {
        let base = self.range.start;
        let within = range.start.saturating_sub(base)..range.end.saturating_sub(base);
        self.words.get(within).unwrap_or("")
    }
}

/// Where a sentence lies: byte ranges in its text, and indices into the list of all figures.
#[derive(Clone, Debug)]
pub struct SentenceSpan {
    /// Where it lies in the text, its last mark not included.
    range: Range<usize>,
    /// Where the sentences without figures before it begin.
    skipped: usize,
    /// Which figures are in it.
    figures: Range<usize>,
}

impl SentenceSpan {
    /// Whether it goes on with the sentence right before it: `其中，甲100万元`.
    pub(super) fn goes_on(&self, text: &str) -> bool {
        let words = text.get(self.range.start..).unwrap_or("");
        self.skipped == self.range.start && words.trim_start().starts_with("其中")
    }

    /// This sentence and all up to `last`, as one.
    pub(super) fn up_to(&self, last: &Self) -> Self {
        Self {
            range: self.range.start..last.range.end,
            skipped: self.skipped,
            figures: self.figures.start..last.figures.end,
        }
    }

    /// The sentence, as the text and the list of all figures have it.
    pub fn sentence<'a>(&self, text: &'a str, figures: &'a [Figure]) -> Sentence<'a> {
        Sentence {
            range: self.range.clone(),
            words: text.get(self.range.clone()).unwrap_or(""),
            skipped: text.get(self.skipped..self.range.start).unwrap_or(""),
            figures: figures.get(self.figures.clone()).unwrap_or_default(),
        }
    }
}

/// The sentences of `text` that hold figures: all that `figures` has from number `first` on. Only
/// 。！？ and line breaks end a sentence: an enumeration may go on after ；.
pub fn sentences<'t>(
    text: &'t str,
    figures: &'t [Figure],
    first: usize,
) -> impl Iterator<Item = SentenceSpan> {
    let (mut start, mut skipped, mut known) = (0, 0, first);
    std::iter::from_fn(move || {
        while known < figures.len() && start < text.len() {
            let range = start..end(text, start);
            start = range.end;
            let own = figures[known..].partition_point(|figure| figure.place.start < range.end);
            if own > 0 {
                let words = text[range.clone()].trim_end_matches(ends);
                let span = SentenceSpan {
                    range: range.start..range.start + words.len(),
                    skipped,
                    figures: known..known + own,
                };
                known += own;
                skipped = range.end;
                return Some(span);
            }
        }
        None
    })
}

/// Where the sentence that begins at `start` ends, with its mark.
fn end(text: &str, start: usize) -> usize {
    let mark = non_han(&text[start..]).find(|(_, c)| ends(*c));
    mark.map_or(text.len(), |(at, c)| start + at + c.len_utf8())
}

fn ends(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n')
}
