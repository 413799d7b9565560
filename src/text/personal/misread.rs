//! Numbers beside their labels in which letters stand for digits that look like them, as where a form was read by a
//! machine or typed from a picture: `5301O219850312l23S`.

use crate::text::digits::is_cross;
use std::ops::Range;

/// A number as it was meant.
pub(super) struct Misread {
    pub(super) range: Range<usize>,
    pub(super) digits: String,
}

/// Most letters in a number: with more of them it is a code.
const MOST_LETTERS: usize = 8;
/// From mobiles to cards.
const LENGTHS: std::ops::RangeInclusive<usize> = 11..=19;

/// The digit that a letter looks like.
fn digit(letter: u8) -> Option<u8> {
    Some(match letter {
        b'0'..=b'9' => letter,
        b'O' | b'o' | b'D' | b'Q' => b'0',
        b'l' | b'I' | b'i' | b'|' | b'!' => b'1',
        b'Z' | b'z' => b'2',
        b'S' | b's' => b'5',
        b'b' | b'G' => b'6',
        b'T' => b'7',
        b'B' => b'8',
        b'g' | b'q' => b'9',
        _ => return None,
    })
}

/// The words of a text that are digits and a few such letters, as they were meant.
pub(super) fn misread(text: &str) -> Vec<Misread> {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'|' | b'!');
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(first) = bytes[at..].iter().position(|byte| is_sign(*byte)) {
        let start = at + first;
        let word = bytes[start..].iter().take_while(|byte| is_sign(**byte));
        let length = word.count();
        at = start + length;
        let digits = LENGTHS
            .contains(&length)
            .then(|| meant(&text[start..at]))
            .flatten();
        found.extend(digits.map(|digits| Misread {
            range: start..at,
            digits,
        }));
    }
    found
}

/// The digits that a word means, if most of its signs are digits and the others look like some.
fn meant(word: &str) -> Option<String> {
    let letters = word.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    if !(1..=MOST_LETTERS).contains(&letters) || letters * 2 >= word.len() {
        return None;
    }
    let (body, last) = word.split_at(word.len() - 1);
    let digits = body.bytes().map(digit);
    let mut digits: Vec<u8> = digits.collect::<Option<_>>()?;
    digits.push(match last.chars().all(is_cross) {
        true => b'X',
        false => digit(last.as_bytes()[0])?,
    });
    String::from_utf8(digits).ok()
}
