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
    let whole = number.is_finite() && number.fract() == 0.0 && number.abs() < 1e15;
    whole.then(|| format!("{number:.0}"))
}

/// The same for a text, which may look like one and be none: only if it has more digits than codes have.
pub(super) fn long_written_out(text: &str) -> Option<String> {
    const LENGTH: usize = 12;
    let is_long = text.len() >= LENGTH && text.as_bytes().get(1) == Some(&b'.');
    is_long.then(|| written_out(text)).flatten()
}
