//! Which brackets of a sentence its figures stand in, and the words between them without remarks.

use crate::text::figure::{Figure, Measure};
use crate::text::sentence::Sentence;
use std::ops::Range;

/// A sentence with its pairs of brackets.
#[derive(Debug)]
pub(super) struct Brackets<'s, 'a> {
    /// The sentence.
    pub(super) sentence: &'s Sentence<'a>,
    /// From the opening bracket of each pair to the end of the closing one, in order of opening.
    pairs: Vec<Range<usize>>,
}

impl<'s, 'a> Brackets<'s, 'a> {
    /// Reads the brackets of a sentence. One without its other half is none.
    pub(super) fn new(sentence: &'s Sentence<'a>) -> Self {
        let (mut open, mut pairs) = (Vec::new(), Vec::new());
        for (at, c) in sentence.words.char_indices() {
            let at = sentence.range.start + at;
            match c {
                '（' | '(' | '〔' | '[' | '【' => open.push(at),
                '）' | ')' | '〕' | ']' | '】' => {
                    pairs.extend(open.pop().map(|start| start..at + c.len_utf8()));
                }
                _ => {}
            }
        }
        pairs.sort_by_key(|pair| pair.start);
        Self { sentence, pairs }
    }

    /// The innermost pair of brackets around a place: its number.
    pub(super) fn scope(&self, at: usize) -> Option<usize> {
        self.pairs.iter().rposition(|pair| pair.contains(&at))
    }

    /// The pairs of brackets.
    pub(super) fn pairs(&self) -> &[Range<usize>] {
        &self.pairs
    }

    /// How many bytes the opening bracket of a pair is long.
    pub(super) fn opening_length(&self, number: usize) -> usize {
        let pair = self.pairs.get(number).cloned().unwrap_or_default();
        let first = self.sentence.cut(pair).chars().next();
        first.map_or(0, char::len_utf8)
    }

    /// The figures of a measure in one scope, which begin in `range`.
    pub(super) fn figures(
        &self,
        measure: Measure,
        scope: Option<usize>,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = &'a Figure> {
        let all = self.sentence.figures.iter();
        all.filter(move |figure| {
            let start = figure.place.start;
            figure.measure == measure && range.contains(&start) && self.scope(start) == scope
        })
    }

    /// The words of a range without the remarks in brackets that lie in it.
    pub(super) fn bare(&self, range: Range<usize>) -> String {
        let mut bare = String::new();
        let mut at = range.start;
        for pair in &self.pairs {
            if pair.start >= at && pair.end <= range.end {
                bare.push_str(self.sentence.cut(at..pair.start));
                at = pair.end;
            }
        }
        bare.push_str(self.sentence.cut(at..range.end.max(at)));
        bare
    }
}
