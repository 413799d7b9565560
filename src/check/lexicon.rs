//! Many words looked for at once, known by the characters they begin with.
//!
//! Takes words; tells which of them stand in a text while somebody goes over its characters. Most
//! places of a text are told to begin no word by one bit; the words that begin alike are compared.

use std::cmp::Reverse;
use std::ops::Range;

/// What characters are multiplied with, so that their upper bits are well mixed.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Words, each with what it stands for.
#[derive(Debug)]
pub(super) struct Lexicon<'w, T> {
    /// The part of a window that holds as many characters as are looked at first.
    mask: u64,
    /// One bit for each value that the beginning of a word may be mixed to.
    known: Box<[u64]>,
    /// How many bits of a mixed beginning do not count.
    spare: u32,
    /// The words by their beginnings, of those that begin alike the longest first.
    words: Vec<Word<'w, T>>,
}

#[derive(Debug)]
struct Word<'w, T> {
    beginning: Window,
    /// The length of the beginning in bytes.
    length: usize,
    text: &'w str,
    meaning: T,
}

/// The last characters that were gone over, sixteen bits of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Window(u64);

impl Window {
    /// Goes on to the next character.
    pub(super) fn push(&mut self, c: char) {
        self.0 = self.0 << 16 | u64::from(c as u32 & 0xFFFF);
    }

    /// The character before the last one; of a rare one only what tells it from most others.
    pub(super) fn before_last(self) -> u32 {
        (self.0 >> 16) as u32 & 0xFFFF
    }
}

impl<'w, T: Copy> Lexicon<'w, T> {
    /// Words with their meanings. The first `depth` characters of each, at most four, are looked at
    /// first; shorter words are left out.
    pub(super) fn new(depth: usize, words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let words = words.into_iter().filter_map(|(text, meaning)| {
            let (last, c) = text.char_indices().nth(depth - 1)?;
            let length = last + c.len_utf8();
            let mut beginning = Window::default();
            text[..length].chars().for_each(|c| beginning.push(c));
            Some(Word {
                beginning,
                length,
                text,
                meaning,
            })
        });
        let mut words: Vec<_> = words.collect();
        words.sort_by_key(|word| (word.beginning, Reverse(word.text.len())));
        // So many bits that few of them are set.
        let bits = (words.len() * 32).next_power_of_two().max(1 << 16);
        let mut lexicon = Self {
            mask: u64::MAX >> (64 - 16 * depth),
            known: vec![0; bits / 64].into(),
            spare: 64 - bits.trailing_zeros(),
            words,
        };
        for word in &lexicon.words {
            let (at, bit) = lexicon.place(word.beginning);
            lexicon.known[at] |= bit;
        }
        lexicon
    }

    /// Which bit stands for the last characters of a window.
    fn place(&self, window: Window) -> (usize, u64) {
        let mixed = (window.0 & self.mask).wrapping_mul(MIX) >> self.spare;
        ((mixed / 64) as usize, 1 << (mixed % 64))
    }

    /// Whether a word may begin with the last characters that were gone over.
    pub(super) fn may_begin(&self, window: Window) -> bool {
        let (at, bit) = self.place(window);
        self.known[at] & bit != 0
    }

    /// The words of `text` whose first characters end at the byte `end`, the longest first: what
    /// each stands for, and where it begins and ends.
    pub(super) fn words<'a>(
        &'a self,
        window: Window,
        text: &'a str,
        end: usize,
    ) -> impl Iterator<Item = (T, Range<usize>)> + 'a {
        let beginning = Window(window.0 & self.mask);
        let first = self
            .words
            .partition_point(|word| word.beginning < beginning);
        let alike = self.words[first..].iter();
        let alike = alike.take_while(move |word| word.beginning == beginning);
        alike.filter_map(move |word| {
            let start = end.checked_sub(word.length)?;
            let stands = text.get(start..)?.starts_with(word.text);
            stands.then(|| (word.meaning, start..start + word.text.len()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Window};

    fn found(lexicon: &Lexicon<'_, char>, text: &str) -> String {
        let mut window = Window::default();
        let mut found = String::new();
        for (at, c) in text.char_indices() {
            window.push(c);
            if lexicon.may_begin(window) {
                let words = lexicon.words(window, text, at + c.len_utf8());
                found.extend(words.map(|(meaning, _)| meaning));
            }
        }
        found
    }

    #[test]
    fn every_word_is_found_wherever_it_stands_and_nothing_else() {
        let words = [
            ("帐户", 'a'),
            ("帐户名", 'b'),
            ("平米", 'c'),
            ("x年", 'd'),
            ("米", 'e'),
        ];
        let lexicon = Lexicon::new(2, words);
        assert_eq!(found(&lexicon, "平米、专用帐户名在x年"), "cbad");
        assert_eq!(found(&lexicon, "帐"), "");
        // Characters that have their lower sixteen bits in common are not taken for one another.
        assert_eq!(found(&lexicon, "\u{25E10}\u{26237}"), "");
    }
}
