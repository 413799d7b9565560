//! Lists of words, looked for all at once.
//!
//! Takes a list once and any number of texts; gives places in them, in bytes. A list that were too
//! long for an automaton would be found nowhere.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use std::ops::Range;

/// Words that may stand anywhere in a text.
#[derive(Debug)]
pub(super) struct Words(Option<AhoCorasick>);

impl Words {
    /// A list of words, none of them empty.
    pub(super) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let built = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostFirst)
            .build(words.into_iter().map(str::as_bytes));
        Self(built.ok())
    }

    /// The words of a text, without those that overlap with one before.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let words = self.0.iter();
        words.flat_map(move |words| words.find_iter(text).map(|found| found.range()))
    }

    /// Whether a text has one of them.
    pub(super) fn are_in(&self, text: &str) -> bool {
        (self.0.as_ref()).is_some_and(|words| words.is_match(text))
    }
}

/// Words that a text may begin with.
#[derive(Debug)]
pub(super) struct Beginnings(Option<AhoCorasick>);

impl Beginnings {
    /// A list of words, none of them empty.
    pub(super) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let built = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostFirst)
            .start_kind(StartKind::Anchored)
            .build(words.into_iter().map(str::as_bytes));
        Self(built.ok())
    }

    /// The first word of the list that a text begins with: its number and its length in bytes.
    pub(super) fn of(&self, text: &str) -> Option<(usize, usize)> {
        let start = Input::new(text).anchored(Anchored::Yes);
        let found = self.0.as_ref()?.find(start)?;
        Some((found.pattern().as_usize(), found.end()))
    }
}
