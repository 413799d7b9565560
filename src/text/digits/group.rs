//! Unbroken runs of digits.

use std::ops::Range;

/// Runs are looked for only where this many digits stand together: those of a mobile number, of
/// which an `X` may take the last one's place.
const FEWEST: usize = 10;

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

/// Whether enough digits stand together.
///
/// Most lines have a few digits here and there. Han characters, ASCII letters and most ASCII marks
/// part numbers; what else may stand between digits is left to a closer look.
fn has_enough(text: &str) -> bool {
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
                if together >= FEWEST {
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
