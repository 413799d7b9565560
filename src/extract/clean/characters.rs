//! Characters that stand for others, or for nothing.
//!
//! The rule: a character becomes another only where it is the same character to a reader and merely coded in
//! another place, that is Kangxi radicals, radicals, compatibility ideographs, ligatures of Latin letters,
//! full-width Latin letters and digits. What a writer chose stays: ① ㎡ ℃ ½ Ⅱ ™ and full-width marks.

use super::tally::{CleaningKind, CleaningTally};
use crate::source::{is_unseen, selects_variant};
use unicode_normalization::UnicodeNormalization;

/// Radicals that are whole words, and the ordinary characters that they stand for.
const RADICALS: (&str, &str) = (
    "⺁⺌⺎⺝⺟⺠⺪⺫⺬⺮⺶⺼⻁⻃⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂小兀月母民疋目示竹羊月虎西西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
);

/// A text with each character as it is ordinarily coded, without those that are not seen. Lines end with `\n`.
pub(super) fn ordinary(text: &str, tally: &mut CleaningTally) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            '\u{A0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200A}'
            | '\u{202F}'
            | '\u{205F}'
            | '\u{3000}' => {
                out.push(' ');
            }
            _ if takes_no_place(c) => tally.count(CleaningKind::Invisible, 1),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                tally.count(CleaningKind::FullWidth, 1);
                out.extend(std::iter::once(c).nfkc());
            }
            '．' if is_in_number(&out, characters.peek()) => {
                tally.count(CleaningKind::FullWidth, 1);
                out.push('.');
            }
            '\u{2E80}'..='\u{2FD5}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FB00}'..='\u{FB06}'
            | '\u{2F800}'..='\u{2FA1F}' => {
                let before = out.len();
                out.extend(word(c));
                let same = out[before..].chars().eq([c]);
                tally.count(CleaningKind::Radical, usize::from(!same));
            }
            '\u{FFFD}' => {
                tally.count(CleaningKind::Unreadable, 1);
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether a character takes no place where it is printed.
fn takes_no_place(c: char) -> bool {
    c.is_control() || is_unseen(c) || selects_variant(c)
}

/// Whether a point between these stands in a number.
fn is_in_number(before: &str, after: Option<&char>) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    before.ends_with(is_digit) && after.is_some_and(|after| is_digit(*after))
}

/// What a radical or a compatibility character stands for.
fn word(c: char) -> impl Iterator<Item = char> {
    let (radicals, words) = RADICALS;
    let mut pairs = radicals.chars().zip(words.chars());
    let word = pairs
        .find(|(radical, _)| *radical == c)
        .map_or(c, |(_, word)| word);
    std::iter::once(word).nfkc()
}
