//! Lists of words, looked for all at once, and patterns.
//!
//! Takes a list once and any number of texts; gives places in them, in bytes. Lists and patterns are the
//! program's own: one that cannot be built stops the program.

use crate::source::built_in;
use aho_corasick::packed::{self, Searcher};
use aho_corasick::{
    AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, Anchored, Input, MatchKind, StartKind,
};
use regex::Regex;
use std::fmt;
use std::ops::Range;

/// The words of a list that is written as one text, with white space between them.
pub fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    list.split_ascii_whitespace()
}

/// Whether a text has one of a few words.
pub fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Words that may stand anywhere in a text.
#[derive(Debug)]
pub enum WordList {
    /// A SIMD searcher, which most machines have for lists of up to 64 words.
    Packed(Searcher),
    /// An automaton. The library's prefilter is off: it looks for bytes that are rare in English and
    /// stops everywhere in Chinese.
    Plain(AhoCorasick),
}

/// An automaton over words of the program's own.
pub fn automaton<W: AsRef<[u8]>>(
    builder: &mut AhoCorasickBuilder,
    words: impl IntoIterator<Item = W>,
) -> AhoCorasick {
    let builder = builder.kind(Some(AhoCorasickKind::DFA));
    built_in("word list", builder.build(words))
}

/// A pattern of the program's own.
pub fn pattern(pattern: &str) -> Regex {
    built_in("pattern", Regex::new(pattern))
}

impl WordList {
    /// A list of words, none of them empty.
    pub fn new(words: impl Iterator<Item = &'static str> + Clone) -> Self {
        let first = packed::MatchKind::LeftmostFirst;
        let mut packed = packed::Config::new().match_kind(first).builder();
        if let Some(searcher) = packed.extend(words.clone()).build() {
            return Self::Packed(searcher);
        }
        let mut plain = AhoCorasick::builder();
        plain.match_kind(MatchKind::LeftmostFirst).prefilter(false);
        Self::Plain(automaton(&mut plain, words))
    }

    /// The first word at or after a byte of a text: where it stands.
    fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let rest = from..text.len();
        match self {
            Self::Packed(words) => {
                let found = words.find_in(text, rest.into())?;
                Some(found.start()..found.end())
            }
            Self::Plain(words) => Some(words.find(Input::new(text).range(rest))?.range()),
        }
    }

    /// The words of a text, without those that overlap with one before.
    pub fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.next(text, from)?;
            from = found.end;
            Some(found)
        })
    }

    /// Whether a text has one of them.
    pub fn any_in(&self, text: &str) -> bool {
        self.next(text, 0).is_some()
    }
}

/// Words that a site adds: any number, looked for all at once.
#[derive(Clone, Default)]
pub struct OwnWords {
    words: Vec<Box<str>>,
    /// `None` where there are no words, or more than an automaton takes.
    automaton: Option<AhoCorasick>,
}

/// The words: the automaton, which is far longer, follows from them.
impl fmt::Debug for OwnWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OwnWords").field(&self.words).finish()
    }
}

impl OwnWords {
    /// These words; empty ones are left out.
    pub fn new(words: impl IntoIterator<Item = Box<str>>) -> Self {
        let words = words.into_iter().filter(|word| !word.trim().is_empty());
        let words: Vec<Box<str>> = words.collect();
        let mut builder = AhoCorasick::builder();
        builder
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false);
        let automaton = builder.build(words.iter().map(|word| word.as_bytes()));
        Self {
            automaton: automaton.ok().filter(|_| !words.is_empty()),
            words,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every place of every word in a text, word by word.
    pub fn places<'w>(&'w self, text: &str) -> Vec<(Range<usize>, &'w str)> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let found = automaton.find_overlapping_iter(text);
        let mut found: Vec<_> = found.map(|one| (one.pattern(), one.range())).collect();
        found.sort_by_key(|(word, place)| (*word, place.start));
        let words = found.into_iter();
        words
            .filter_map(|(word, place)| Some((place, &**self.words.get(word.as_usize())?)))
            .collect()
    }
}

impl PartialEq for OwnWords {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for OwnWords {}

/// Words that a text may begin with.
#[derive(Debug)]
pub struct Beginnings(AhoCorasick);

impl Beginnings {
    /// A list of words, none of them empty.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut anchored = AhoCorasick::builder();
        anchored.match_kind(MatchKind::LeftmostFirst);
        anchored.start_kind(StartKind::Anchored);
        Self(automaton(&mut anchored, words))
    }

    /// The first word of the list that a text begins with: its number and its length in bytes.
    pub fn of(&self, text: &str) -> Option<(usize, usize)> {
        let start = Input::new(text).anchored(Anchored::Yes);
        let found = self.0.find(start)?;
        Some((found.pattern().as_usize(), found.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::OwnWords;

    #[test]
    fn words_of_a_site_are_found_wherever_they_stand() {
        let words = ["专班", "某某专班", " ", ""].map(Box::from);
        let own = OwnWords::new(words);
        let found = own.places("某某专班和专班");
        let found: Vec<_> = found
            .into_iter()
            .map(|(place, word)| (place.start, word))
            .collect();
        assert_eq!(found, [(6, "专班"), (15, "专班"), (0, "某某专班")]);
        assert!(OwnWords::default().is_empty() && OwnWords::new([]).places("专班").is_empty());
    }
}
