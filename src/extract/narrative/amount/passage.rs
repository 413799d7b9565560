//! A paragraph as sentences on money are read in it: its figures, and the stretches that are left out of the words.

use crate::extract::narrative::piece::DOCUMENT_NUMBER;
use crate::text::figure::{Figure, figures};
use std::ops::Range;

/// A paragraph with its figures.
#[derive(Debug)]
pub(super) struct MoneyPassage<'t> {
    /// What it says.
    pub(super) text: &'t str,
    /// Its figures outside of brackets, in order.
    pub(super) figures: Vec<Figure>,
    /// Those inside of brackets.
    pub(super) inner: Vec<Figure>,
    /// Brackets, titles of documents and their numbers, in order and apart.
    holes: Vec<Range<usize>>,
}

impl<'t> MoneyPassage<'t> {
    /// Reads the figures of a paragraph.
    pub(super) fn new(text: &'t str) -> Self {
        let holes = holes(text);
        let lies_in = |figure: &Figure| crate::text::chars::lies_in(&holes, figure.place.start);
        let (inner, outer) = figures(text).into_iter().partition(lies_in);
        Self {
            text,
            figures: outer,
            inner,
            holes,
        }
    }

    /// The words of a stretch without what is left out.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        let mut words = String::new();
        let mut at = range.start;
        let first = self.holes.partition_point(|hole| hole.end <= range.start);
        for hole in self.holes.iter().skip(first) {
            if hole.start >= range.end {
                break;
            }
            words += self.text.get(at..hole.start.max(at)).unwrap_or("");
            at = hole.end;
        }
        words += self.text.get(at..range.end).unwrap_or("");
        words
    }

    /// The sentences: each with what begins with 其中 after it.
    pub(super) fn stretches(&self) -> Vec<Range<usize>> {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            let end = self.sentence_end(start);
            let words = self.text.get(start..end).unwrap_or("").trim_start();
            match stretches.last_mut().filter(|_| words.starts_with("其中")) {
                Some(last) => last.end = end,
                None => stretches.push(start..end),
            }
            start = end;
        }
        stretches
    }

    /// Where the sentence that begins at `start` ends, with its mark.
    fn sentence_end(&self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or("");
        let marks = rest
            .char_indices()
            .filter(|(_, c)| matches!(c, '。' | '！' | '？'));
        let end = marks
            .map(|(at, c)| start + at + c.len_utf8())
            .find(|end| !crate::text::chars::lies_in(&self.holes, end - 1));
        end.unwrap_or(self.text.len())
    }

    /// The figures in a stretch, as a range of indices.
    pub(super) fn within(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize| {
            self.figures
                .partition_point(|figure| figure.place.start < at)
        };
        before(range.start)..before(range.end)
    }

    /// The figures inside of the bracket that opens at a byte.
    pub(super) fn bracket(&self, at: usize) -> Option<(Range<usize>, &[Figure])> {
        let hole = self
            .holes
            .get(self.holes.partition_point(|hole| hole.start < at))?;
        if hole.start != at {
            return None;
        }
        let first = self
            .inner
            .partition_point(|figure| figure.place.start < hole.start);
        let last = self
            .inner
            .partition_point(|figure| figure.place.start < hole.end);
        Some((hole.clone(), self.inner.get(first..last)?))
    }
}

/// What is left out of the words: brackets with what is in them, titles, numbers of documents.
fn holes(text: &str) -> Vec<Range<usize>> {
    let mut holes: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => open.push((at, ')')),
            '《' => open.push((at, '》')),
            '〔' | '[' | '【' => open.push((at, ']')),
            '）' | ')' | '》' | '〕' | ']' | '】' => {
                let closes = match c {
                    '）' | ')' => ')',
                    '》' => '》',
                    _ => ']',
                };
                if let Some(last) = open.iter().rposition(|(_, mark)| *mark == closes) {
                    let start = open[last].0;
                    open.truncate(last);
                    while holes.pop_if(|hole| hole.start > start).is_some() {}
                    holes.push(start..at + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    for number in DOCUMENT_NUMBER.find_iter(text) {
        // Its first letters may be words before it: only year and number are left out.
        let start = number
            .as_str()
            .find(['〔', '[', '［', '【', '﹝', '(', '（']);
        let start = number.start() + start.unwrap_or(0);
        holes.push(start..number.end());
    }
    holes.sort_by_key(|hole| (hole.start, std::cmp::Reverse(hole.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for hole in holes {
        match apart.last_mut() {
            Some(last) if hole.start < last.end => last.end = last.end.max(hole.end),
            _ => apart.push(hole),
        }
    }
    apart
}
