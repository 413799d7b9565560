//! Which letters a short text has, as far as sixty-four bits can tell.
//!
//! Takes a title or a name; tells of most words that are not in it that they are not, without a
//! look at the text. Invariant: a word that is in the text is never said to be missing.

/// The letters of a text, by their last six bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alphabet(u64);

impl Alphabet {
    /// The letters of `text`.
    pub(super) fn of(text: &str) -> Self {
        let bit = |c: char| 1 << (c as u32 & 63);
        Self(text.chars().fold(0, |all, c| all | bit(c)))
    }

    /// Whether a text of these letters may have a word in it.
    pub(super) fn may_spell(self, word: &str) -> bool {
        word.chars().all(|c| self.0 >> (c as u32 & 63) & 1 == 1)
    }
}
