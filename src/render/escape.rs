//! Text as HTML: the one place where marks of HTML in a text become text.
//!
//! XML of feeds is written by its library, and links in texts are percent-encoded by their writer.

use std::fmt;

/// Which quotes a text is escaped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Attributes between quotes of either kind.
    Any,
    /// Attributes between double quotes, as all of our own are: `'` stays as it is written.
    Double,
}

/// A text that is safe in an element and in a quoted attribute.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a string cannot fail.
    let _ = escape(text, Quotes::Any, &mut out);
    out
}

/// Writes a text so that it is text in an element and in a quoted attribute. The template engine's
/// own escaping would also write every `/` of an address in six characters.
pub(super) fn escape(text: &str, quotes: Quotes, out: &mut impl fmt::Write) -> fmt::Result {
    if !has_mark(text.as_bytes()) {
        return out.write_str(text);
    }
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let mark = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' if quotes == Quotes::Any => "&#39;",
            _ => continue,
        };
        out.write_str(&text[written..at])?;
        out.write_str(mark)?;
        written = at + 1;
    }
    out.write_str(&text[written..])
}

/// Whether a text has something to escape. Most have not.
fn has_mark(text: &[u8]) -> bool {
    let (blocks, rest) = text.as_chunks::<16>();
    // Folding over everything, without an early way out, is what the compiler makes fast; but not
    // for what is left after whole blocks.
    let in_blocks = blocks
        .as_flattened()
        .iter()
        .fold(false, |found, byte| found | is_mark(*byte));
    in_blocks || rest.iter().any(|byte| MARKS[usize::from(*byte)])
}

/// Which bytes must be escaped.
static MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        marks[byte as usize] = is_mark(byte);
        byte += 1;
    }
    marks
};

const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

#[cfg(test)]
mod tests {
    use super::{Quotes, escape, escaped};

    #[test]
    fn marks_are_escaped_wherever_they_stand() {
        for before in 0..40 {
            let text = format!("{}a<b>&\"c\"'明白", " ".repeat(before));
            let expected = "a&lt;b&gt;&amp;&quot;c&quot;&#39;明白";
            assert_eq!(escaped(&text).trim_start(), expected);
        }
        let mut out = String::new();
        escape("'\"", Quotes::Double, &mut out).ok();
        assert_eq!(out, "'&quot;");
    }
}
