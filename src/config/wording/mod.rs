//! 固定用语: words that are written wrong, and how they are written.
//!
//! The dictionary that comes with the program, and a site's own entries after it. Takes a text;
//! gives the places of wrong words. A word of which the wrong one is an innocent part is let pass.

use crate::field::Text;
use crate::source::built_in;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// The dictionary that comes with the program.
const FIXED: &str = include_str!("fixed.txt");

/// Bytes that all words of a site's own may have, so that looking for them takes little memory.
pub(super) const MOST: usize = 64 << 10;

/// A wrong word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misworded<'w> {
    /// The byte at which it begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// How it is written right.
    pub right: &'w str,
}

/// A dictionary. A clone shares it; two are equal if they have the same entries of a site's own.
#[derive(Clone)]
pub struct Wording(Arc<Dictionary>);

/// The entries of a site's own: the states that words are looked for with are a hundred times as long, and follow from
/// these and the program.
impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Wording").field(&self.0.own).finish()
    }
}

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        self.0.own == other.0.own
    }
}

impl Eq for Wording {}

struct Dictionary {
    /// The entries that a site has added.
    own: Box<[(Text, Text)]>,
    words: AhoCorasick,
    /// The right word for each word looked for; `None` for those that are let pass.
    rights: Vec<Option<Text>>,
}

static OWN: LazyLock<Wording> = LazyLock::new(|| Wording::new(fixed_entries(), &[]));

impl Default for Wording {
    fn default() -> Self {
        OWN.clone()
    }
}

impl Wording {
    /// The program's dictionary and a site's own entries, wrong word and right one. An entry whose
    /// two words are the same lets that word pass.
    pub fn with(own: &[(Text, Text)]) -> Self {
        if own.is_empty() {
            return Self::default();
        }
        let named = |wrong: &str| own.iter().any(|(word, _)| **word == *wrong);
        let entries = fixed_entries()
            .into_iter()
            .filter(|(wrong, _)| !named(wrong));
        let added = own.iter().map(|(wrong, right)| {
            let right = (wrong != right).then(|| right.clone());
            (wrong.clone(), right)
        });
        Self::new(entries.chain(added).collect(), own)
    }

    /// Whether it is the program's dictionary, with nothing of a site's own.
    pub fn is_default(&self) -> bool {
        Arc::ptr_eq(&self.0, &OWN.0)
    }

    /// The words that the program's dictionary says are wrong.
    pub fn fixed_words() -> impl Iterator<Item = &'static str> {
        fixed_lines().filter_map(|line| line.split_whitespace().next())
    }

    fn new(entries: Vec<(Text, Option<Text>)>, own: &[(Text, Text)]) -> Self {
        let (words, rights): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
        let words = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.iter().map(|word| &**word));
        Self(Arc::new(Dictionary {
            own: own.into(),
            words: built_in("dictionary of wordings", words),
            rights,
        }))
    }

    /// The wrong words of a text, in order.
    pub fn misworded<'w>(&'w self, text: &'w str) -> impl Iterator<Item = Misworded<'w>> {
        self.0.words.find_iter(text).filter_map(|hit| {
            let Range { start, end } = hit.range();
            let right = self.0.rights.get(hit.pattern().as_usize())?.as_deref()?;
            Some(Misworded { start, end, right })
        })
    }
}

/// The lines of the program's dictionary.
fn fixed_lines() -> impl Iterator<Item = &'static str> {
    let is_entry = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
    FIXED.lines().filter(is_entry)
}

/// The entries of the program's dictionary, words that are let pass among them.
fn fixed_entries() -> Vec<(Text, Option<Text>)> {
    let mut entries: Vec<(Text, Option<Text>)> = Vec::new();
    for line in fixed_lines() {
        let mut words = line.split_whitespace();
        let entry = words.next().zip(words.next());
        let entry = entry.ok_or_else(|| format!("“{line}” has no right word"));
        let (wrong, right) = built_in("dictionary of wordings", entry);
        entries.push((wrong.into(), Some(right.into())));
        entries.extend(words.map(|word| (word.into(), None)));
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::{Wording, fixed_entries};

    fn rights(wording: &Wording, text: &str) -> Vec<String> {
        let found = wording.misworded(text);
        found.map(|word| word.right.to_owned()).collect()
    }

    #[test]
    fn every_entry_is_found_and_every_word_it_may_be_part_of_is_let_pass() {
        let wording = Wording::default();
        for (word, right) in fixed_entries() {
            let expected: Vec<_> = right.iter().map(|right| right.to_string()).collect();
            assert_eq!(rights(&wording, &format!("在{word}，")), expected, "{word}");
            if let Some(right) = right {
                assert_eq!(rights(&wording, &right), [""; 0], "{right}");
            }
        }
    }

    #[test]
    fn a_site_adds_words_and_takes_words_out() {
        let own = [("青禾街办", "青禾街道办事处"), ("平米", "平米")];
        let own = own.map(|(wrong, right)| (wrong.into(), right.into()));
        let wording = Wording::with(&own);
        assert_eq!(
            rights(&wording, "青禾街办有500平米台帐"),
            ["青禾街道办事处", "台账"]
        );
        assert!(wording == Wording::with(&own));
        assert!(wording != Wording::default() && wording != Wording::with(&own[..1]));
    }
}
