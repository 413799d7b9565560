//! YAML as reports mostly write it, read in one pass; whatever goes beyond is left to the full
//! reader in [`yaml`](super::yaml).
//!
//! Takes mappings and lists indented with spaces, of plain and quoted values that stand on one line
//! each, without escapes. Gives the tree, or nothing where the text has anything else in it, a
//! mistake included. Invariant: what it gives is what the full reader would give, places and all,
//! without a finding; a property holds the two against each other.

use super::node::{Entry, Node, Value};
use crate::source::{Span, Spanned};

/// Deepest nesting that is read here.
const DEPTH: usize = 12;
/// Longest text that is read here, in bytes: no more nodes than the full reader allows.
const LENGTH: usize = 200_000;
/// Longest key, in bytes; the full reader has a limit of its own.
const KEY: usize = 256;

/// Reads `text`, which begins at `base` in its file.
pub(super) fn read(text: &str, base: usize) -> Option<Node> {
    if text.len() > LENGTH || has_odd_characters(text) {
        return None;
    }
    let mut reader = Reader {
        text,
        base,
        after: 0,
        line: None,
    };
    reader.advance();
    let root = match reader.line {
        Some(line) if line.indent == 0 => reader.block(line, 0)?,
        _ => return None,
    };
    reader.line.is_none().then_some(root)
}

/// A line with something on it, from its first character on, without spaces at its end.
#[derive(Clone, Copy)]
struct Line<'a> {
    indent: usize,
    at: usize,
    text: &'a str,
}

impl Line<'_> {
    fn is_item(&self) -> bool {
        self.text.starts_with("- ")
    }
}

struct Reader<'a> {
    text: &'a str,
    base: usize,
    /// Where the line after the current one begins.
    after: usize,
    /// The current line; `None` after the last.
    line: Option<Line<'a>>,
}

impl<'a> Reader<'a> {
    /// Goes to the next line that is neither blank nor a comment.
    fn advance(&mut self) {
        while let Some(rest) = self.text.get(self.after..).filter(|rest| !rest.is_empty()) {
            let begin = self.after;
            let length = rest.bytes().position(|byte| byte == b'\n');
            let length = length.unwrap_or(rest.len());
            self.after += length + 1;
            let whole = rest[..length].trim_end_matches(' ');
            let text = whole.trim_start_matches(' ');
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let indent = whole.len() - text.len();
            self.line = Some(Line {
                indent,
                at: begin + indent,
                text,
            });
            return;
        }
        self.line = None;
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(start..end).shifted(self.base)
    }

    /// Where the current line begins to say something; the end of the text after the last.
    fn here(&self) -> usize {
        self.line.map_or(self.text.len(), |line| line.at)
    }

    /// The mapping or list that begins on `line`, which is the current one.
    fn block(&mut self, line: Line<'a>, depth: usize) -> Option<Node> {
        if depth > DEPTH {
            return None;
        }
        let value = if line.is_item() {
            Value::List(self.list(line.indent, depth)?)
        } else {
            Value::Map(self.map(line.indent, depth)?)
        };
        Some(Node {
            value,
            span: self.span(line.at, self.here()),
        })
    }

    /// Whether what stands at `indent` ends here; `None` if the next line hangs between two levels
    /// or goes on with the last value.
    fn ends_at(&self, indent: usize) -> Option<bool> {
        match self.line {
            Some(line) if line.indent > indent => None,
            Some(line) => Some(line.indent < indent),
            None => Some(true),
        }
    }

    fn map(&mut self, indent: usize, depth: usize) -> Option<Vec<Entry>> {
        let mut entries = Vec::new();
        while let Some(line) = self.line.filter(|line| line.indent == indent) {
            let (key, rest) = split_key(line.text)?;
            let value_at = line.at + line.text.len() - rest.len();
            let key_span = self.span(line.at, line.at + key.len());
            self.advance();
            let value = if rest.is_empty() {
                let next = self.line.filter(|next| next.indent > indent)?;
                self.block(next, depth + 1)?
            } else {
                self.scalar(rest, value_at)?
            };
            entries.push((Spanned::new(key.into(), key_span), value));
            if self.ends_at(indent)? {
                break;
            }
        }
        Some(entries)
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        while let Some(line) = self.line.filter(|line| line.indent == indent) {
            let text = line.text.strip_prefix('-').filter(|_| line.is_item())?;
            let text = text.trim_start_matches(' ');
            let skipped = line.text.len() - text.len();
            let inner = Line {
                indent: indent + skipped,
                at: line.at + skipped,
                text,
            };
            items.push(if split_key(text).is_some() {
                self.line = Some(inner);
                self.block(inner, depth + 1)?
            } else {
                self.advance();
                self.scalar(text, inner.at)?
            });
            if self.ends_at(indent)? {
                break;
            }
        }
        Some(items)
    }

    /// A value on one line.
    fn scalar(&self, text: &str, at: usize) -> Option<Node> {
        let quote = text.bytes().next().filter(|byte| b"\"'".contains(byte));
        let value = match quote {
            Some(quote) => {
                let inner = text.strip_prefix(char::from(quote))?;
                let inner = inner.strip_suffix(char::from(quote))?;
                let is_plain = |byte: u8| byte != quote && byte != b'\\';
                if !inner.bytes().all(is_plain) {
                    return None;
                }
                Value::Scalar(inner.into())
            }
            None if !is_plain(text) || separator(text).is_some() => return None,
            None if is_null(text) => Value::Null,
            None => Value::Scalar(text.into()),
        };
        Some(Node {
            value,
            span: self.span(at, at + text.len()),
        })
    }
}

/// The key of a line, and what follows its colon.
fn split_key(text: &str) -> Option<(&str, &str)> {
    let colon = separator(text)?;
    let (key, rest) = (&text[..colon], &text[colon + 1..]);
    let fits = is_plain(key) && !key.ends_with(' ') && !is_null(key) && key.len() <= KEY;
    fits.then(|| (key, rest.trim_start_matches(' ')))
}

/// Where the first colon stands that makes what is before it a key.
fn separator(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends_key = |at: usize| matches!(bytes.get(at + 1), None | Some(b' '));
    (0..bytes.len()).find(|at| bytes[*at] == b':' && ends_key(*at))
}

/// Whether a text may stand without quotes, as far as that can be told simply.
fn is_plain(text: &str) -> bool {
    let first = text.bytes().next();
    first.is_some_and(|byte| !b"-?:,[]{}#&*!|>'\"%@`".contains(&byte))
        && !text.starts_with("...")
        && !text.as_bytes().windows(2).any(|pair| pair == b" #")
}

fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

/// Whether there are characters that YAML has rules of its own for: controls, tabs and carriage
/// returns among them, other line ends, byte order marks, code points that are no characters.
fn has_odd_characters(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Folding over everything, without an early way out, is what the compiler makes fast.
    let ascii = bytes.iter().fold(false, |found, byte| {
        found | ((*byte < b' ') & (*byte != b'\n')) | (*byte == 0x7F)
    });
    let (second, third) = (bytes.iter().skip(1), bytes.iter().skip(2));
    let wide = bytes.iter().zip(second).zip(third);
    ascii
        | wide.fold(false, |found, ((a, b), c)| {
            let control = (*a == 0xC2) & (*b < 0xA0);
            let line_end = (*a == 0xE2) & (*b == 0x80) & (*c | 1 == 0xA9);
            let mark = (*a == 0xEF) & (*b == 0xBB) & (*c == 0xBF);
            let none = (*a == 0xEF) & (*b == 0xBF) & (*c >= 0xBE);
            found | control | line_end | mark | none
        })
}
