//! Unbroken runs of digits.

use crate::check::triple;
use std::ops::Range;

/// Runs are looked for only where a text has at least this many digits: those of a mobile number.
const FEWEST: usize = 11;

/// An unbroken run of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Where it stands in its text.
    pub(super) range: Range<usize>,
    /// Its digits as ASCII.
    pub(super) digits: String,
}

/// The runs of digits of `text`; none where it has too few to matter.
pub(super) fn groups(text: &str) -> Vec<Group> {
    if !has_enough(text) {
        return Vec::new();
    }
    let mut groups: Vec<Group> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else { continue };
        let range = at..at + c.len_utf8();
        match groups.last_mut().filter(|last| last.range.end == at) {
            Some(last) => {
                last.range.end = range.end;
                last.digits.push(digit);
            }
            None => groups.push(Group {
                range,
                digits: digit.to_string(),
            }),
        }
    }
    groups
}

/// Counted in bytes without an early way out, which is what the compiler makes fast.
fn has_enough(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ascii = || bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    // Full-width digits.
    let wide = || triple::count(text, [0xEF, 0xBC], 0x90..=0x99);
    bytes.len() >= FEWEST && (ascii() >= FEWEST || ascii() + wide() >= FEWEST)
}

/// A digit of either width as ASCII.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}
