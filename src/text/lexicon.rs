//! A set of words with a value each, looked up at a byte of a text.
//!
//! A bit set, addressed by a hash of the first bytes, rules most places out; words that begin with the
//! bytes found are then compared by binary search.

use std::cmp::Reverse;

/// Multiplier of the hash of the first bytes of a word (Fibonacci hashing: the upper bits are used).
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Words, each with a value. Their first `N` bytes, at most eight, are hashed.
#[derive(Debug)]
pub struct Lexicon<'w, T, const N: usize> {
    /// The bit set: one bit for each value of the hash.
    known: Box<[u64]>,
    /// How many lower bits of the hash are dropped.
    spare: u32,
    /// The words by their first bytes, of those that begin alike the longest first.
    words: Vec<(u64, &'w str, T)>,
}

impl<'w, T: Copy, const N: usize> Lexicon<'w, T, N> {
    /// Words with their values. Words of fewer than `N` bytes are left out.
    pub fn new(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let words = words.into_iter().filter_map(|(word, meaning)| {
            let first = first::<N>(word.as_bytes(), 0)?;
            Some((first, word, meaning))
        });
        let mut words: Vec<_> = words.collect();
        words.sort_by_key(|(first, word, _)| (*first, Reverse(word.len())));
        // At most one bit in 32 is set, so that few places need a comparison.
        let bits = (words.len() * 32).next_power_of_two().max(1 << 16);
        let mut lexicon = Self {
            known: vec![0; bits / 64].into(),
            spare: 64 - bits.trailing_zeros(),
            words,
        };
        for at in 0..lexicon.words.len() {
            let (word, bit) = lexicon.place(lexicon.words[at].0);
            lexicon.known[word] |= bit;
        }
        lexicon
    }

    /// Whether a word may begin at a byte of a text.
    pub(crate) fn may_begin(&self, text: &[u8], at: usize) -> bool {
        first::<N>(text, at).is_some_and(|first| self.may_be_first(first))
    }

    /// Whether these may be the first bytes of a word.
    fn may_be_first(&self, first: u64) -> bool {
        let (word, bit) = self.place(first);
        self.known[word] & bit != 0
    }

    /// The first byte offset, from `from` on, at which a word may begin or fewer than `N` bytes are left.
    pub fn pass(&self, text: &[u8], from: usize) -> usize {
        let mut rest = text.get(from..).unwrap_or_default();
        while let Some(first) = first::<N>(rest, 0)
            && !self.may_be_first(first)
        {
            // Most characters have three bytes. Within others no word is found.
            let length = match rest.first() {
                Some(0xE0..=0xEF) => 3,
                _ => 1,
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        text.len() - rest.len()
    }

    /// The words that begin at a byte of a text, the longest first: their values and lengths in bytes.
    pub fn words_at(&self, text: &[u8], at: usize) -> impl Iterator<Item = (T, usize)> {
        let beginning = first::<N>(text, at);
        let from = self
            .words
            .partition_point(|(first, ..)| Some(*first) < beginning);
        let alike = self.words[from..].iter();
        let alike = alike.take_while(move |(first, ..)| Some(*first) == beginning);
        let rest = text.get(at..).unwrap_or_default();
        let stands = alike.filter(move |(_, word, _)| rest.starts_with(word.as_bytes()));
        stands.map(|(_, word, meaning)| (*meaning, word.len()))
    }

    /// The bit for these first bytes: its word in the bit set, and a mask.
    fn place(&self, first: u64) -> (usize, u64) {
        let mixed = first.wrapping_mul(MIX) >> self.spare;
        ((mixed / 64) as usize, 1 << (mixed % 64))
    }
}

/// The bytes at a place of a text as one number; `None` where fewer than `N` are left. Eight bytes are
/// taken at once where there are so many, and those that do not count cut off.
fn first<const N: usize>(text: &[u8], at: usize) -> Option<u64> {
    let rest = text.get(at..)?;
    if let Some(eight) = rest.first_chunk() {
        return Some(u64::from_le_bytes(*eight) & (u64::MAX >> (64 - 8 * N)));
    }
    let bytes: &[u8; N] = rest.first_chunk()?;
    let mut eight = [0; 8];
    eight.get_mut(..N)?.copy_from_slice(bytes);
    Some(u64::from_le_bytes(eight))
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn every_word_is_found_wherever_it_stands_and_nothing_else() {
        let words = [("帐户", 'a'), ("帐户名", 'b'), ("平米", 'c'), ("米", 'd')];
        let lexicon = Lexicon::<char, 6>::new(words);
        let found = |text: &str| {
            let text = text.as_bytes();
            let places = (0..text.len()).filter(|at| lexicon.may_begin(text, *at));
            let words = places.flat_map(|at| lexicon.words_at(text, at));
            words.map(|(meaning, _)| meaning).collect::<String>()
        };
        assert_eq!(found("平米、专用帐户名与帐户"), "cbaa");
        assert_eq!(found("帐"), "");
        let passed = |text: &str| lexicon.pass(text.as_bytes(), 0);
        assert_eq!(passed("以a专用帐户名"), "以a专用".len());
        assert_eq!(passed("以a专用名"), "以a专用".len());
    }
}
