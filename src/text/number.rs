//! Numbers as people write them: full-width digits, thousands separators, spaces.

use rust_decimal::Decimal;
use std::borrow::Cow;
use std::str::FromStr;

/// Full-width forms made narrow, as far as numbers need it: digits, `．`, `，`, `％`, `－`, `＋` and
/// the ideographic space.
pub fn narrow(text: &str) -> Cow<'_, str> {
    // The first bytes of all that is made narrow; no other byte of a character is like them.
    if !text.bytes().any(|byte| matches!(byte, 0xEF | 0xE3 | 0xC2)) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{A0}' => ' ',
            '。' => '.',
            other => other,
        })
        .collect()
}

/// Reads a decimal number, digits kept as written: `95.00`, `1,200.5`, `９５`.
///
/// `None` for anything else: a sign after digits, an exponent, separators that do not stand
/// between digits, more digits than a decimal holds.
pub fn read_decimal(text: &str) -> Option<Decimal> {
    if let Some(number) = plain(text) {
        return Some(number);
    }
    let text = narrow(text.trim());
    let text = text.trim();
    let body = text.strip_prefix(['-', '+']).unwrap_or(text);
    let shaped = body.starts_with(|c: char| c.is_ascii_digit())
        && body.ends_with(|c: char| c.is_ascii_digit())
        && body
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
        && body.bytes().filter(|&b| b == b'.').count() <= 1
        && separators_fit(body);
    if !shaped {
        return None;
    }
    if text.contains([',', '+']) {
        return Decimal::from_str(&text.replace([',', '+'], "")).ok();
    }
    Decimal::from_str(text).ok()
}

/// The number that most texts of numbers are: a few ASCII digits, and a point among them perhaps.
/// `None` where a text has to be looked at more closely.
fn plain(text: &str) -> Option<Decimal> {
    /// What a mantissa of 64 bits holds whatever the digits are.
    const MOST_DIGITS: usize = 18;
    let bytes = text.as_bytes();
    let ends = [bytes.first()?, bytes.last()?];
    if bytes.len() > MOST_DIGITS || !ends.into_iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut mantissa = 0;
    let mut point = None;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() => point = Some(at),
            _ => return None,
        }
    }
    let scale = point.map_or(0, |at| bytes.len() - 1 - at);
    Some(Decimal::new(mantissa, u32::try_from(scale).ok()?))
}

/// Whether every comma stands before a group of exactly three digits of the whole part.
fn separators_fit(body: &str) -> bool {
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let grouped = whole.contains(',');
    !fraction.contains(',')
        && (!grouped || (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::{plain, read_decimal};
    use proptest::prelude::*;
    use rust_decimal::Decimal;
    use std::str::FromStr;

    proptest! {
        #[test]
        fn plain_numbers_have_the_digits_they_are_written_with(text in "[0-9]{0,12}[0-9.,]?[0-9]{0,7}") {
            if let Some(number) = plain(&text) {
                let written = Decimal::from_str(&text).map(|number| number.unpack());
                prop_assert_eq!(Ok(number.unpack()), written);
            }
            let bare = text.trim_matches(',');
            prop_assert_eq!(read_decimal(&format!(" {bare}")), read_decimal(bare));
        }
    }
}
