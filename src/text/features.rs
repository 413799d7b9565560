//! What a stretch of text contains, found in one pass over its characters.
//!
//! Takes a text; gives its [`Features`]: kinds of characters, the number of its digits, and which word
//! lists have a word in it. Callers use them to skip texts cheaply. Invariant: what a scan does not
//! report is not in the text; what it reports may still turn out to be something else.

use super::chars::{after, before, is_paired_mark, is_stop, opens_number};
use super::digits::other_digit;
use super::lexicon::Lexicon;
use crate::source::is_unseen;

/// Kinds of characters, one bit each.
pub mod kind {
    /// A space that a keyboard makes, of any width.
    pub const SPACE: u32 = 1;
    /// A bracket, a quotation mark, the mark of a title.
    pub const PAIRED_MARK: u32 = 1 << 1;
    /// A stop right after another.
    pub const REPEATED_STOP: u32 = 1 << 2;
    /// A half-width comma, semicolon, colon, exclamation mark or opening bracket.
    pub const HALF_WIDTH_MARK: u32 = 1 << 3;
    /// A full-width digit or letter.
    pub const FULL_WIDTH: u32 = 1 << 4;
    /// A letter of ASCII.
    pub const LATIN: u32 = 1 << 5;
    /// A colon of either width.
    pub const COLON: u32 = 1 << 6;
    /// An opening square bracket.
    pub const SQUARE_BRACKET: u32 = 1 << 7;
    /// The star that follows a degree of secrecy.
    pub const STAR: u32 = 1 << 8;
    /// A placeholder (a cross, a star, a question mark, a line to write on, dots, an angle bracket), a
    /// backslash, or a character that cannot be read or seen.
    pub const PLACEHOLDER: u32 = 1 << 9;
    /// An opening bracket before a digit, or a digit before 第, as in the number of a document.
    pub const BRACKETED_NUMBER: u32 = 1 << 10;
    /// A tab.
    pub const TAB: u32 = 1 << 11;
    /// A digit right before 年; of Han digits only 〇 and ○.
    pub const DIGIT_YEAR: u32 = 1 << 12;
    /// A half-width closing bracket after 字, as in `(100字)`.
    pub const LENGTH_HINT: u32 = 1 << 13;
    /// A sign of at least or at most: ≥, ≤.
    pub const BOUND: u32 = 1 << 14;
}

/// What a text contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Kinds of characters: bits of [`kind`].
    pub(crate) kinds: u32,
    /// Word lists that have a word in the text: the bits the [`Scanner`] was given.
    pub words: u64,
    /// How many digits there are, of any script and shape but Han characters.
    pub digits: u32,
}

impl Features {
    /// Whether the text has characters of any of these kinds.
    pub fn has(self, kinds: u32) -> bool {
        self.kinds & kinds != 0
    }

    /// Adds what another part of the same line contains.
    pub fn join(&mut self, other: Self) {
        self.kinds |= other.kinds;
        self.words |= other.words;
        self.digits += other.digits;
    }
}

/// Finds the features of texts, with the words of any number of lists.
#[derive(Debug)]
pub struct Scanner {
    words: Lexicon<'static, u64, WORD_START>,
}

/// Words are looked up by their first bytes: those of two Han characters.
const WORD_START: usize = 6;

impl Scanner {
    /// A scanner for words, each with the bit of its list. [`Scanner::can_find`] tells which words
    /// it is able to see.
    pub fn new(words: impl IntoIterator<Item = (&'static str, u64)>) -> Self {
        Self {
            words: Lexicon::new(words),
        }
    }

    /// Whether a scan sees this word: it begins with a Han character and has at least two.
    pub fn can_find(word: &str) -> bool {
        word.len() >= WORD_START && matches!(word.as_bytes().first(), Some(0xE4..=0xE9))
    }

    /// The features of a text.
    pub fn scan(&self, text: &str) -> Features {
        let bytes = text.as_bytes();
        let mut features = Features::default();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            match first {
                // Han characters, most of a text, are known by their first byte.
                0xE4..=0xE9 => {
                    if self.words.may_begin(bytes, at) {
                        features.words |= self.lists_at(bytes, at);
                    }
                    at += 3;
                }
                b'0'..=b'9' => {
                    features.digits += 1;
                    at += 1;
                    match bytes.get(at..at + 3) {
                        Some(next) if next == "第".as_bytes() => {
                            features.kinds |= kind::BRACKETED_NUMBER;
                        }
                        Some(next) if next == "年".as_bytes() => {
                            features.kinds |= kind::DIGIT_YEAR
                        }
                        _ => {}
                    }
                }
                _ => at += features.add_other(text, at),
            }
        }
        features
    }

    /// The lists of the words at one of the few places where a word may begin.
    #[inline(never)]
    fn lists_at(&self, text: &[u8], at: usize) -> u64 {
        let words = self.words.words_at(text, at);
        words.fold(0, |lists, (list, _)| lists | list)
    }
}

impl Features {
    /// Adds the character at a byte of a text, neither Han nor an ASCII digit, and gives its length.
    /// Not inlined: the loop of [`Scanner::scan`] is faster the less code it holds.
    #[inline(never)]
    fn add_other(&mut self, text: &str, at: usize) -> usize {
        let Some(c) = after(text, at) else { return 1 };
        if is_stop(c) {
            // Most of these characters are stops, which have no other feature.
            if before(text, at).is_some_and(is_stop) {
                self.kinds |= kind::REPEATED_STOP;
            }
            if c == '：' {
                self.kinds |= kind::COLON;
            }
            return c.len_utf8();
        }
        self.kinds |= kind_of(c);
        if is_paired_mark(c) {
            self.kinds |= kind::PAIRED_MARK;
        }
        if opens_number(text, at, c) {
            self.kinds |= kind::BRACKETED_NUMBER;
        }
        match c {
            '０'..='９' => {
                self.digits += 1;
                self.add_year(text, at + c.len_utf8());
            }
            _ if other_digit(c).is_some() => self.digits += 1,
            '〇' | '○' => self.add_year(text, at + c.len_utf8()),
            ')' if before(text, at) == Some('字') => self.kinds |= kind::LENGTH_HINT,
            '》' if before(text, at) == Some('《') => self.kinds |= kind::PLACEHOLDER,
            '〕' if before(text, at) == Some('〔') => self.kinds |= kind::PLACEHOLDER,
            _ => {}
        }
        c.len_utf8()
    }

    /// Notes whether 年 stands at a byte of a text, right after a digit.
    fn add_year(&mut self, text: &str, at: usize) {
        if after(text, at) == Some('年') {
            self.kinds |= kind::DIGIT_YEAR;
        }
    }
}

/// The kind of a character by itself.
fn kind_of(c: char) -> u32 {
    match c {
        ' ' | '\u{A0}' | '\u{3000}' => kind::SPACE,
        ',' | ';' | '!' | '(' => kind::HALF_WIDTH_MARK,
        ':' => kind::HALF_WIDTH_MARK | kind::COLON,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => kind::FULL_WIDTH,
        'A'..='Z' | 'a'..='z' => kind::LATIN,
        '[' => kind::SQUARE_BRACKET,
        '★' => kind::STAR,
        '≥' | '≧' | '⩾' | '≤' | '≦' | '⩽' => kind::BOUND,
        '\t' => kind::TAB,
        '×' | '✕' | '_' | '＿' | '?' | '？' | '\\' => kind::PLACEHOLDER,
        '*' | '＊' | '…' | '<' | '＜' => kind::PLACEHOLDER,
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' => kind::PLACEHOLDER,
        _ if is_unseen(c) => kind::PLACEHOLDER,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Features, Scanner, kind};

    fn scan(text: &str) -> Features {
        Scanner::new([("稳控对象", 1), ("网络拓扑图", 2)]).scan(text)
    }

    #[test]
    fn words_are_found_with_their_lists() {
        assert_eq!(scan("走访稳控对象，更新网络拓扑图").words, 3);
        assert_eq!(scan("网络拓扑图").words, 2);
        assert_eq!(scan("网络拓扑").words, 0);
        assert!(
            Scanner::can_find("稳控对象") && !Scanner::can_find("故") && !Scanner::can_find("A类")
        );
    }

    #[test]
    fn every_digit_before_a_year_is_seen() {
        for digit in "0123456789０１２３４５６７８９〇○".chars() {
            let features = scan(&format!("在{digit}年，"));
            assert!(features.has(kind::DIGIT_YEAR), "{digit}");
        }
        assert!(!scan("2023 年，全年").has(kind::DIGIT_YEAR));
    }

    #[test]
    fn kinds_are_told_from_one_another() {
        let plain = scan("支出183.32万元，用于街道");
        assert_eq!((plain.kinds, plain.digits), (0, 5));
        assert_eq!(scan("完成。，２年").digits, 1);
        assert!(scan("完成。，下一步").has(kind::REPEATED_STOP));
        assert!(scan("《办法").has(kind::PAIRED_MARK));
    }
}
