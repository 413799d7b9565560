//! Characters that would act on a terminal, shown instead of sent.

use crate::source::is_unseen;
use std::fmt::Write;

/// The text on one line, with everything a terminal would act on made visible: `␛` for an escape,
/// `‹U+202E›` for marks that turn text around. Tabs stay.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_visible(&mut out, c);
    }
    out
}

/// Adds one character in its visible form.
pub(super) fn push_visible(out: &mut String, c: char) {
    match c {
        '\t' => out.push(c),
        '\0'..='\x1F' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        '\x7F' => out.push('\u{2421}'),
        _ if acts(c) => {
            let _ = write!(out, "‹U+{:04X}›", u32::from(c));
        }
        _ => out.push(c),
    }
}

/// A JSON text with the same characters written as JSON escapes. They stand only inside strings, so
/// the value stays what it is.
pub(super) fn escaped_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\x7F' || acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a character beyond ASCII steers a terminal or the direction of text, or cannot be seen.
fn acts(c: char) -> bool {
    let is_mark = matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}');
    matches!(c, '\u{80}'..='\u{9F}') || is_mark || is_unseen(c)
}
