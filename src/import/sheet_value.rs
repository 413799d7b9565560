//! Values of cells as they read: without what a workbook writes for other characters, and without powers of ten.

use std::borrow::Cow;

/// A text with the characters that a workbook writes by their numbers, because XML cannot hold them: `_x000D_`. Of
/// controls only tabs and line ends are kept.
pub(super) fn with_controls(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    let mut copied = 0;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"_x") {
        let from = text.len() - rest.len() + at;
        rest = &rest[at + 2..];
        let digits = rest
            .get(..4)
            .filter(|_| rest.as_bytes().get(4) == Some(&b'_'));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            continue;
        };
        out += &text[copied..from];
        rest = &rest[5..];
        copied = text.len() - rest.len();
        match char::from_u32(code) {
            Some('\r') if rest.starts_with('\n') || rest.starts_with("_x000A_") => {}
            Some('\r') => out.push('\n'),
            Some(c) if c.is_control() && !matches!(c, '\n' | '\t') => {}
            Some(c) => out.push(c),
            None => {}
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    Cow::Owned(out + &text[copied..])
}

/// A whole number that is kept as a power of ten, written out: `1.3812345678E10`.
pub(super) fn written_out(text: &str) -> Option<String> {
    if !text.contains(['E', 'e']) {
        return None;
    }
    let number: f64 = text.trim().parse().ok()?;
    let is_whole = number.is_finite() && number.fract() == 0.0 && number.abs() < 1e15;
    let digits: String = text
        .split(['E', 'e'])
        .next()
        .map(|mantissa| mantissa.chars().filter(char::is_ascii_digit).collect())?;
    match (is_whole, number >= 1e17 && digits.len() == LENGTH) {
        (true, _) => Some(format!("{number:.0}")),
        (false, true) => Some(digits),
        (false, false) => without_lost_digits(number),
    }
}

/// Digits of a number of identity.
const LENGTH: usize = 18;

/// A number as long as one of identity. Programs keep fifteen digits of it, and nobody knows the others.
pub(super) fn without_lost_digits(number: f64) -> Option<String> {
    let is_long = (1e17..1e18).contains(&number);
    let rounded = is_long.then(|| format!("{number:.14e}"))?;
    let (mantissa, _) = rounded.split_once('e')?;
    Some(format!("{}***", mantissa.replace('.', "")))
}

/// The same for a text, which may look like one and be none: only if it has more digits than codes have.
pub(super) fn long_written_out(text: &str) -> Option<String> {
    const LENGTH: usize = 12;
    let is_long = text.len() >= LENGTH && text.as_bytes().get(1) == Some(&b'.');
    is_long.then(|| written_out(text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::written_out;

    #[test]
    fn powers_of_ten_are_written_out_as_far_as_they_are_known() {
        let cases = [
            ("1.3812345678E10", Some("13812345678")),
            ("5.30102199003071E+17", Some("530102199003071***")),
            ("5.3010219900307104E+17", Some("530102199003071***")),
            ("5.30102199003071066E+17", Some("530102199003071066")),
            ("5.3E+17", Some("530000000000000***")),
            ("5.3E+16", None),
            ("5.3E+18", None),
            ("13812345678", None),
        ];
        for (text, expected) in cases {
            assert_eq!(written_out(text).as_deref(), expected, "{text}");
        }
    }
}
