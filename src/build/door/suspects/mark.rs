//! Whether a text begins as a mark of secrecy does.

use crate::check::mark_beginnings;
use std::sync::LazyLock;

/// Bytes of a Han character.
const LENGTH: usize = 3;

/// The words that marks begin with.
static WORDS: LazyLock<Vec<&'static [u8]>> =
    LazyLock::new(|| mark_beginnings().map(str::as_bytes).collect());
/// The first characters of these.
static FIRST: LazyLock<Vec<[u8; LENGTH]>> = LazyLock::new(|| {
    let first = WORDS.iter().filter_map(|word| word.first_chunk().copied());
    let mut first: Vec<[u8; LENGTH]> = first.collect();
    first.sort_unstable();
    first.dedup();
    first
});

/// Whether bytes that begin with a Han character begin with one of the words, as far as no other character is in
/// between: where a space or a tag stands in a word, the rest is left to a close look.
pub(super) fn may_be_mark(bytes: &[u8]) -> bool {
    let begins = bytes.first_chunk().is_some_and(|own| FIRST.contains(own));
    begins && WORDS.iter().any(|word| begins_with(bytes, word))
}

fn begins_with(bytes: &[u8], word: &[u8]) -> bool {
    let same = bytes
        .iter()
        .zip(word)
        .take_while(|(own, other)| own == other);
    let same = same.count() / LENGTH * LENGTH;
    let is_han = |byte: &u8| matches!(byte, 0xE4..=0xE9);
    same == word.len() || same > 0 && !bytes.get(same).is_some_and(is_han)
}

#[cfg(test)]
mod tests {
    use super::may_be_mark;

    #[test]
    fn only_what_goes_on_as_a_mark_does_is_looked_at() {
        for text in [
            "内部资料",
            "内 部资料",
            "内<b>部",
            "秘密★1年",
            "公开属性：不予公开",
            "本件",
        ] {
            assert!(may_be_mark(text.as_bytes()), "{text}");
        }
        for text in [
            "公开日期",
            "本页网址",
            "信息化程度",
            "不公开，理由：",
            "内容",
            "机耕路",
        ] {
            assert!(!may_be_mark(text.as_bytes()), "{text}");
        }
    }
}
