//! Numbers as people write them: full-width digits, thousands separators, spaces.

use super::{FromText, Reject};
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

impl FromText for Decimal {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const LARGEST: i64 = 1_000_000_000;
        let number = read_decimal(text.trim().trim_end_matches('分'))
            .filter(|number| number.scale() <= 6)
            .ok_or_else(|| Reject::shape("数字，如 10 或 9.5"))?;
        if number.abs() > Decimal::from(LARGEST) {
            return Err(Reject::range("不超过十亿的数字"));
        }
        Ok(number)
    }
}
