//! Unbroken runs of digits.

use super::script::Script;
use crate::source::{is_unseen, selects_variant};
use std::ops::Range;

/// An unbroken run of digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Where it stands in its text.
    pub(super) range: Range<usize>,
    /// Which of all digits of the text are its own.
    pub(super) digits: Range<usize>,
    /// Whether letters stand in it for digits.
    pub(super) lettered: bool,
    /// Whether it has other signs than `0` to `9`.
    pub(super) is_odd: bool,
}

/// The runs of digits of `text` in one script, and all their digits as ASCII; none where there are too few
/// to matter. What cannot be seen breaks no run.
pub(super) fn groups(text: &str, script: Script) -> (Vec<Group>, Vec<u8>) {
    let (mut groups, mut digits) = (Vec::<Group>::new(), Vec::new());
    if !script.may_have_number(text) {
        return (groups, digits);
    }
    // Where a digit would go on with the last run.
    let mut next = usize::MAX;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if adds_nothing(c) {
            if next == at {
                next = end;
            }
            continue;
        }
        let Some(sign) = script.digit(text, at, c) else {
            continue;
        };
        digits.push(sign.digit);
        match groups.last_mut().filter(|_| next == at) {
            Some(last) => {
                last.range.end = end;
                last.digits.end = digits.len();
                last.lettered |= sign.is_letter;
                last.is_odd |= sign.is_odd;
            }
            None => groups.push(Group {
                range: at..end,
                digits: digits.len() - 1..digits.len(),
                lettered: sign.is_letter,
                is_odd: sign.is_odd,
            }),
        }
        next = end;
    }
    (groups, digits)
}

/// Whether a character between digits is nothing to a reader: it is not seen, says how the digit before it is drawn (the
/// key around it, too), or stands for a picture.
pub fn adds_nothing(c: char) -> bool {
    is_unseen(c) || selects_variant(c) || matches!(c, '\u{20E3}' | '\u{FFFC}')
}
