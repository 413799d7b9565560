//! Text and destinations as HTML allows them.
//!
//! Takes any text; appends what may stand between tags and in quoted attributes. Characters no HTML
//! document may hold are left out.

use crate::render::escape::{Quotes, escape};
use crate::source::is_no_character;
use std::borrow::Cow;
use std::fmt::Write;

/// Appends `text`, escaped.
pub(super) fn text(out: &mut String, text: &str) {
    let text: Cow<'_, str> = match may_be_forbidden(text.as_bytes()) {
        true => text.chars().filter(|c| !is_forbidden(*c)).collect(),
        false => text.into(),
    };
    // Writing to a string cannot fail.
    let _ = escape(&text, Quotes::Double, out);
}

/// Appends a destination for a quoted attribute: what no address may hold is percent-encoded,
/// Chinese stays readable.
pub(super) fn address(out: &mut String, target: &str) {
    let mut in_fragment = false;
    for (at, c) in target.char_indices() {
        let keep = match c {
            '&' => {
                out.push_str("&amp;");
                continue;
            }
            '#' => !std::mem::replace(&mut in_fragment, true),
            '%' => is_encoded(&target.as_bytes()[at + 1..]),
            c if c.is_ascii() => c.is_ascii_alphanumeric() || "-._~:/?@!$()*+,;=".contains(c),
            c => !c.is_whitespace() && !is_forbidden(c),
        };
        if keep {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

fn is_encoded(after_percent: &[u8]) -> bool {
    let digit = |at: usize| after_percent.get(at).is_some_and(u8::is_ascii_hexdigit);
    digit(0) && digit(1)
}

/// Whether a text may hold something forbidden, told from its bytes alone. Most texts do not.
fn may_be_forbidden(bytes: &[u8]) -> bool {
    let alone = |byte: u8| matches!(byte, 0..=0x08 | 0x0B..=0x1F | 0x7F);
    let first = |byte: u8| matches!(byte, 0xC2 | 0xF0..);
    let noncharacter = |a: u8, b: u8| (a == 0xEF) & ((b == 0xB7) | (b == 0xBF));
    // Folding over everything, without an early way out, is what the compiler makes fast.
    let one = bytes
        .iter()
        .fold(false, |found, byte| found | alone(*byte) | first(*byte));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    one | pairs.fold(false, |found, (a, b)| found | noncharacter(*a, *b))
}

/// Whether no HTML document may hold a character.
fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        c => c.is_control() || is_no_character(c),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_are_escaped_and_forbidden_characters_left_out() {
        let mut out = String::new();
        super::text(&mut out, "a<b>&\"c\"\u{0}\u{8}\u{FFFE}\n明白");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;c&quot;\n明白");
    }

    #[test]
    fn addresses_keep_chinese_and_encode_the_rest() {
        let mut out = String::new();
        super::address(&mut out, "附件/表 1.xlsx?a=1&b=[2]%20%#目标#\"'\\");
        assert_eq!(
            out,
            "附件/表%201.xlsx?a=1&amp;b=%5B2%5D%20%25#目标%23%22%27%5C"
        );
    }
}
