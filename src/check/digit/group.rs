//! Unbroken runs of digits.

use crate::check::triple;
use std::ops::Range;

/// Runs are looked for only where a text has at least this many digits: those of a mobile number.
const FEWEST: usize = 11;

/// And only where this many stand together: an `X` may take the place of the last one.
const FEWEST_TOGETHER: usize = 10;

/// An unbroken run of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Where it stands in its text.
    pub(super) range: Range<usize>,
    /// Which of all digits of the text are its own.
    pub(super) digits: Range<usize>,
}

/// The runs of digits of `text`, and all their digits as ASCII; none where there are too few to
/// matter.
pub(super) fn groups(text: &str) -> (Vec<Group>, String) {
    let (mut groups, mut digits) = (Vec::<Group>::new(), String::new());
    if !has_enough(text) {
        return (groups, digits);
    }
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else { continue };
        digits.push(digit);
        let end = at + c.len_utf8();
        match groups.last_mut().filter(|last| last.range.end == at) {
            Some(last) => {
                last.range.end = end;
                last.digits.end = digits.len();
            }
            None => groups.push(Group {
                range: at..end,
                digits: digits.len() - 1..digits.len(),
            }),
        }
    }
    (groups, digits)
}

/// Whether a text has enough digits, and enough of them together.
fn has_enough(text: &str) -> bool {
    let wide = || triple::count(text, [0xEF, 0xBC], 0x90..=0x99);
    let all = narrow_digits(text);
    text.len() >= FEWEST && (all >= FEWEST || all + wide() >= FEWEST) && has_enough_together(text)
}

/// Counted in numbers as small as the bytes and without an early way out, which is what the compiler
/// makes fast.
fn narrow_digits(text: &str) -> usize {
    let parts = text.as_bytes().chunks(usize::from(u8::MAX));
    let counts = parts.map(|part| {
        let digits = part.iter().map(|byte| u8::from(byte.is_ascii_digit()));
        usize::from(digits.sum::<u8>())
    });
    counts.sum()
}

/// Most lines have a few digits here and there. Han characters, ASCII letters and most ASCII marks
/// part numbers; what else may stand between digits is left to a closer look.
fn has_enough_together(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut together = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let wide = || matches!(bytes.get(at + 1..at + 3), Some([0xBC, 0x90..=0x99]));
        let digit = byte.is_ascii_digit() || *byte == 0xEF && wide();
        at += 1;
        match byte {
            _ if digit => {
                together += 1;
                if together >= FEWEST_TOGETHER {
                    return true;
                }
            }
            0xE4..=0xE9 => {
                together = 0;
                at += 2;
            }
            b'\t'..=b'\r' | b' ' | b'-' | b'.' | 0x80.. => {}
            _ => together = 0,
        }
    }
    false
}

/// A digit of either width as ASCII.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}
