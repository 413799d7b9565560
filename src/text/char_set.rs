//! Which characters a short text has, as a filter of 64 bits.
//!
//! Takes a title or a name; rules out most words that are not in it, without reading the text again.
//! Invariant: a word that is in the text is never ruled out.

/// The characters of a text, by their last six bits.
#[derive(Clone, Copy, Debug)]
pub struct CharSet(u64);

impl CharSet {
    /// The characters of `text`.
    pub fn of(text: &str) -> Self {
        let bit = |c: char| 1 << (c as u32 & 63);
        Self(text.chars().fold(0, |all, c| all | bit(c)))
    }

    /// Whether a text of these characters may have a word in it.
    pub fn may_contain(self, word: &str) -> bool {
        word.chars().all(|c| self.0 >> (c as u32 & 63) & 1 == 1)
    }
}
