//! What a glance at a text tells, so that a rule looks closer only where something of its own may be.
//!
//! Takes the text of a passage or a piece; gives the kinds of signs in it, and whose dictionaries
//! have a word in it. One pass over the characters serves all rules. Invariant: what was not seen
//! at a glance is not there.

use super::amount::reason;
use super::claim::extent;
use super::lexicon::Lexicon;
use super::marks::{is_mark, is_stop};
use super::prose::{after, before, is_published};
use super::{document_number, secrecy, template, year};
use crate::config::Wording;
use crate::parse::Passage;
use std::sync::LazyLock;

/// What may be seen in a text, each a bit.
pub(super) mod seen {
    /// A space that a keyboard makes, of any width.
    pub(in crate::check) const SPACE: u32 = 1;
    /// A bracket, a quotation mark, the mark of a title.
    pub(in crate::check) const MARK: u32 = 1 << 1;
    /// A stop right after another.
    pub(in crate::check) const STOPS: u32 = 1 << 2;
    /// A half-width comma, semicolon, colon, exclamation mark or opening bracket.
    pub(in crate::check) const HALF: u32 = 1 << 3;
    /// A full-width digit or letter.
    pub(in crate::check) const WIDE: u32 = 1 << 4;
    /// A letter of ASCII.
    pub(in crate::check) const LATIN: u32 = 1 << 5;
    /// A colon of either width.
    pub(in crate::check) const COLON: u32 = 1 << 6;
    /// An opening square bracket.
    pub(in crate::check) const SQUARE: u32 = 1 << 7;
    /// The star that follows a degree of secrecy.
    pub(in crate::check) const STAR: u32 = 1 << 8;
    /// A cross, a question mark, a line to write on, a backslash, or what cannot be read or seen.
    pub(in crate::check) const LEFT: u32 = 1 << 9;
    /// A word of a form.
    pub(in crate::check) const TEMPLATE: u32 = 1 << 10;
    /// A word of a sensitive matter.
    pub(in crate::check) const MATTER: u32 = 1 << 11;
    /// A word that the program's own dictionary says is written wrong.
    pub(in crate::check) const WORDING: u32 = 1 << 12;
    /// That readers read it; known of passages only.
    pub(in crate::check) const PUBLISHED: u32 = 1 << 13;
    /// An opening bracket before a digit, or a digit before 第, as in the number of a document.
    pub(in crate::check) const YEAR: u32 = 1 << 14;
    /// A tab.
    pub(in crate::check) const TAB: u32 = 1 << 15;
    /// A word that claims the whole of something, less than it, or that nothing is left.
    pub(in crate::check) const EXTENT: u32 = 1 << 16;
    /// A word that tells why less or more money was granted than asked for.
    pub(in crate::check) const REASON: u32 = 1 << 17;
    /// A digit of any kind right before 年.
    pub(in crate::check) const DATED: u32 = 1 << 18;
}

/// The words of all dictionaries, and whose they are. All begin with two Han characters.
static DICTIONARIES: LazyLock<Lexicon<'static, u32, 6>> = LazyLock::new(|| {
    let template = template::words().map(|word| (word, seen::TEMPLATE));
    let matter = secrecy::words().map(|word| (word, seen::MATTER));
    let wording = Wording::fixed_words().map(|word| (word, seen::WORDING));
    let extent = extent::words().map(|word| (word, seen::EXTENT));
    let reason = reason::words().map(|word| (word, seen::REASON));
    let dated = year::HAN_DIGITS.iter().map(|word| (*word, seen::DATED));
    let of_rules = template.chain(matter).chain(extent).chain(reason);
    let of_rules = of_rules.chain(dated);
    Lexicon::new(of_rules.chain(wording))
});

/// What was seen in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Glance {
    seen: u32,
    /// How many digits it has, of either width.
    pub(super) digits: u32,
}

impl Glance {
    /// A glance at a text.
    pub(super) fn at(text: &str) -> Self {
        let dictionaries = &*DICTIONARIES;
        let bytes = text.as_bytes();
        let mut glance = Self::default();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            match first {
                // Han characters, most of a text, are known by their first byte.
                0xE4..=0xE9 => {
                    if dictionaries.may_begin(bytes, at) {
                        glance.seen |= whose(bytes, at);
                    }
                    at += 3;
                }
                b'0'..=b'9' => {
                    glance.digits += 1;
                    at += 1;
                    match bytes.get(at..at + 3) {
                        Some(next) if next == "第".as_bytes() => glance.seen |= seen::YEAR,
                        Some(next) if next == "年".as_bytes() => glance.seen |= seen::DATED,
                        _ => {}
                    }
                }
                _ => at += glance.note(text, at),
            }
        }
        glance
    }

    /// A glance at a passage.
    pub(super) fn at_passage(passage: &Passage<'_>) -> Self {
        let mut glance = Self::at(&passage.text);
        if is_published(passage) {
            glance.seen |= seen::PUBLISHED;
        }
        glance
    }

    /// Whether any of this was seen.
    pub(super) fn has(self, any: u32) -> bool {
        self.seen & any != 0
    }

    /// Adds what was seen in another part of one line.
    pub(super) fn join(&mut self, other: Self) {
        self.seen |= other.seen;
        self.digits += other.digits;
    }

    /// Notes the sign at a byte of a text, and gives its length. Most characters are none: kept out
    /// of the loop over them, which is the faster the less it holds.
    #[inline(never)]
    fn note(&mut self, text: &str, at: usize) -> usize {
        let Some(c) = after(text, at) else { return 1 };
        if is_stop(c) {
            // Most signs are stops, which are nothing else.
            if before(text, at).is_some_and(is_stop) {
                self.seen |= seen::STOPS;
            }
            if c == '：' {
                self.seen |= seen::COLON;
            }
            return c.len_utf8();
        }
        self.seen |= kind(c);
        if is_mark(c) {
            self.seen |= seen::MARK;
        }
        if document_number::begins_year(text, at, c) {
            self.seen |= seen::YEAR;
        }
        match c {
            '０'..='９' => {
                self.digits += 1;
                self.note_date(text, at + c.len_utf8());
            }
            '〇' | '○' => self.note_date(text, at + c.len_utf8()),
            // The one word of a form that is too short for the lexicon.
            ')' if before(text, at) == Some('字') => self.seen |= seen::TEMPLATE,
            _ => {}
        }
        c.len_utf8()
    }

    /// Notes whether 年 stands at a byte of a text, right after a digit.
    fn note_date(&mut self, text: &str, at: usize) {
        if after(text, at) == Some('年') {
            self.seen |= seen::DATED;
        }
    }
}

/// Whose words stand at one of the few places where one may.
#[inline(never)]
fn whose(text: &[u8], at: usize) -> u32 {
    let words = DICTIONARIES.words_at(text, at);
    words.fold(0, |all, (whose, _)| all | whose)
}

/// What kind of sign a character is.
fn kind(c: char) -> u32 {
    match c {
        ' ' | '\u{A0}' | '\u{3000}' => seen::SPACE,
        ',' | ';' | '!' | '(' => seen::HALF,
        ':' => seen::HALF | seen::COLON,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => seen::WIDE,
        'A'..='Z' | 'a'..='z' => seen::LATIN,
        '[' => seen::SQUARE,
        '★' => seen::STAR,
        '\t' => seen::TAB,
        '×' | '✕' | '_' | '＿' | '?' | '？' | '\\' => seen::LEFT,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' => seen::LEFT,
        '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => seen::LEFT,
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' => seen::LEFT,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Glance, seen};
    use crate::check::amount::reason;
    use crate::check::claim::extent;
    use crate::check::{secrecy, template};
    use crate::config::Wording;

    #[test]
    fn every_word_of_every_dictionary_is_seen() {
        let at = |word: &str| Glance::at(&format!("在{word}，"));
        assert!(template::words().all(|word| at(word).has(seen::TEMPLATE)));
        assert!(secrecy::words().all(|word| at(word).has(seen::MATTER)));
        assert!(Wording::fixed_words().all(|word| at(word).has(seen::WORDING)));
        assert!(extent::words().all(|word| at(word).has(seen::EXTENT)));
        assert!(reason::words().all(|word| at(word).has(seen::REASON)));
    }

    #[test]
    fn every_digit_before_a_year_is_seen() {
        for digit in "0123456789０１２３４５６７８９〇○零一二三四五六七八九".chars()
        {
            assert!(
                Glance::at(&format!("在{digit}年，")).has(seen::DATED),
                "{digit}"
            );
        }
        assert!(!Glance::at("2023 年，全年").has(seen::DATED));
    }

    #[test]
    fn signs_are_told_from_one_another() {
        let plain = Glance::at("支出183.32万元，用于街道");
        assert_eq!((plain.seen, plain.digits), (0, 5));
        assert_eq!(Glance::at("完成。，２年").digits, 1);
        assert!(Glance::at("完成。，下一步").has(seen::STOPS));
        assert!(Glance::at("《办法").has(seen::MARK));
    }
}
