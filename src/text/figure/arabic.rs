//! Numbers in digits, narrow or full-width, with thousands separators and line ends inside.

use crate::text::number::read_decimal;
use rust_decimal::Decimal;
use std::ops::Range;

/// Whether the white space at a byte of the text is a line's end in the source, over which people's
/// editors break numbers.
pub(super) type LineEnd<'a> = &'a dyn Fn(usize) -> bool;

/// A number as written, before its unit is known.
#[derive(Clone, Debug)]
pub(super) struct WrittenNumber {
    /// Its bytes; for a percentage in Han words, 百分之 included.
    pub(super) range: Range<usize>,
    /// Its value; `None` where the characters make no number.
    pub(super) value: Option<Decimal>,
    /// Whether 百分之 stands before it.
    pub(super) form: Notation,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// In digits.
    Digits,
    /// In Han numerals; they count only where money follows.
    Han,
    /// After 百分之.
    Hundredths,
}

/// The ASCII form of a digit, narrow or full-width.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

/// The number that begins with the digit at `start`.
pub(super) fn arabic(text: &str, start: usize, line_end: LineEnd<'_>) -> WrittenNumber {
    let mut end = plain_end(text, start);
    if end == start {
        end = written_end(text, start, line_end);
    }
    let written = text.get(start..end).unwrap_or("");
    let value = match written.contains(' ') {
        true => read_decimal(&written.replace(' ', "")),
        false => read_decimal(written),
    };
    WrittenNumber {
        range: start..end,
        value,
        form: Notation::Digits,
    }
}

/// The end of a number of a few ASCII digits, with a point among them perhaps, as most are; `start`
/// itself where what follows may belong to the number.
fn plain_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = digits(start);
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    let ends_in_digit = end > start && bytes[end - 1].is_ascii_digit();
    // A comma, a space, or the first byte of all that is full-width.
    match bytes.get(end) {
        Some(b'.' | b',' | b' ' | 0xEF) => start,
        _ if ends_in_digit => end,
        _ => start,
    }
}

/// The end of a number however it is written.
fn written_end(text: &str, start: usize, line_end: LineEnd<'_>) -> usize {
    let mut end = start;
    let rest = text.get(start..).unwrap_or("");
    let mut chars = rest.char_indices().peekable();
    let mut wide = true;
    while let Some((offset, c)) = chars.next() {
        let at = start + offset;
        let next = chars.peek().map_or('\0', |(_, next)| *next);
        let goes_on = || digit(next).is_some() || (next == ' ' && line_end(at + c.len_utf8()));
        if digit(c).is_some() {
            wide &= !c.is_ascii();
            end = at + c.len_utf8();
        } else if matches!(c, '.' | '．') || c == ',' || (c == '，' && wide) {
            if !goes_on() {
                break;
            }
        } else if !(c == ' ' && line_end(at) && (digit(next).is_some() || next == '.')) {
            // A space at a line's end is none: the number goes on in the next line.
            break;
        }
    }
    end
}
