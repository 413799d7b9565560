//! Text and destinations as HTML allows them.
//!
//! Takes any text; appends what may stand between tags and in quoted attributes. Characters no HTML
//! document may hold are left out.

use std::fmt::Write;

/// Appends `text`, escaped.
pub(super) fn text(out: &mut String, text: &str) {
    if !may_be_special(text.as_bytes()) {
        out.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        out.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        match after.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            _ => {}
        }
        rest = after.as_str();
    }
    out.push_str(rest);
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
            c => !c.is_whitespace() && !c.is_control() && !is_special(c),
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

/// Whether a text may hold something special, told from its bytes alone. Most texts do not.
fn may_be_special(bytes: &[u8]) -> bool {
    let alone =
        |byte: u8| matches!(byte, 0..=0x08 | 0x0B..=0x1F | b'&' | b'<' | b'>' | b'"' | 0x7F);
    let first = |byte: u8| matches!(byte, 0xC2 | 0xF0..);
    let noncharacter = |a: u8, b: u8| (a == 0xEF) & ((b == 0xB7) | (b == 0xBF));
    // Folding over everything, without an early way out, is what the compiler makes fast.
    let one = bytes
        .iter()
        .fold(false, |found, byte| found | alone(*byte) | first(*byte));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    one | pairs.fold(false, |found, (a, b)| found | noncharacter(*a, *b))
}

/// Whether a character must be escaped or left out.
fn is_special(c: char) -> bool {
    match c {
        '&' | '<' | '>' | '"' => true,
        '\t' | '\n' => false,
        c => c.is_control() || matches!(c, '\u{FDD0}'..='\u{FDEF}') || c as u32 & 0xFFFE == 0xFFFE,
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
