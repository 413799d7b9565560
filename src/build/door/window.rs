//! The words around a place in an output, as a reader sees them.

use super::suspects::{OutputForm, STAR, SuspectKind, SuspectPlace, is_border, is_line_end};
use crate::parse::character_reference;
use memchr::{memchr, memmem, memrchr};
use percent_encoding::percent_decode_str;
use std::ops::Range;

/// Bytes of the output before and after a place that are looked at.
const BEFORE: usize = 240;
const AFTER: usize = 120;
/// Characters of them that are kept: as many as rules take for what a number is called, and a few more.
const WORDS_BEFORE: usize = 24;
const WORDS_AFTER: usize = 12;

/// A text with the place that is in question.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Window {
    pub(super) text: String,
    pub(super) place: Range<usize>,
}

impl Window {
    /// The words around a suspect.
    pub(super) fn around(suspect: &SuspectPlace, form: OutputForm, bytes: &[u8]) -> Self {
        let place = suspect.range.clone();
        let read: fn(&[u8]) -> String = match (suspect.kind, form) {
            (SuspectKind::Attribute, _) => as_address,
            (_, OutputForm::Markup) => as_seen,
            (_, OutputForm::Plain | OutputForm::Pieces) => as_written,
        };
        if suspect.kind == SuspectKind::Mark {
            let line = match bytes.get(place.clone()).is_some_and(has_star) {
                true => line_around(&place, bytes),
                false => place,
            };
            let text = read(&bytes[line]);
            let text = text.trim().to_owned();
            let place = 0..text.len();
            return Self { text, place };
        }
        let before = &bytes[place.start.saturating_sub(BEFORE)..place.start];
        let before = match (suspect.kind, form) {
            (SuspectKind::Attribute, _) => after_last(before, b"<\"'"),
            (_, OutputForm::Markup) => out_of_tag(before),
            (_, OutputForm::Plain | OutputForm::Pieces) => after_last(before, b"\n"),
        };
        let after = &bytes[place.end..bytes.len().min(place.end + AFTER)];
        let after = match suspect.kind {
            SuspectKind::Attribute => until_first(after, b">\"'"),
            _ => after,
        };
        let before = read(before);
        let before = match suspect.kind {
            // All of an address says whether it is one.
            SuspectKind::Attribute => &*before,
            _ => last_words(&before),
        };
        let mut text = before.to_owned();
        let (middle, after) = (read(&bytes[place]), read(after));
        let start = text.len();
        text += &middle;
        let place = start..text.len();
        text.extend(after.chars().take(WORDS_AFTER));
        Self { text, place }
    }
}

fn has_star(bytes: &[u8]) -> bool {
    memmem::find(bytes, STAR).is_some()
}

fn last_words(text: &str) -> &str {
    let start = text.char_indices().rev().nth(WORDS_BEFORE - 1);
    &text[start.map_or(0, |(at, _)| at)..]
}

/// The block, line or value that a place lies in, within bounds.
fn line_around(place: &Range<usize>, bytes: &[u8]) -> Range<usize> {
    const ENDS: &[u8] = b"<>\n\"";
    let from = place.start.saturating_sub(BEFORE);
    let before = &bytes[from..place.start];
    let start = before.iter().rposition(|byte| ENDS.contains(byte));
    let to = bytes.len().min(place.end + AFTER);
    let after = &bytes[place.end..to];
    let end = after.iter().position(|byte| ENDS.contains(byte));
    // What lies inside the place itself is kept: words are cut at characters later.
    from + start.map_or(0, |at| at + 1)..end.map_or(to, |at| place.end + at)
}

fn after_last<'a>(bytes: &'a [u8], ends: &[u8]) -> &'a [u8] {
    let at = bytes.iter().rposition(|byte| ends.contains(byte));
    &bytes[at.map_or(0, |at| at + 1)..]
}

fn until_first<'a>(bytes: &'a [u8], ends: &[u8]) -> &'a [u8] {
    let at = bytes.iter().position(|byte| ends.contains(byte));
    &bytes[..at.unwrap_or(bytes.len())]
}

/// Without the end of a tag that began before.
fn out_of_tag(bytes: &[u8]) -> &[u8] {
    match (memchr(b'>', bytes), memchr(b'<', bytes)) {
        (Some(end), begin) if begin.is_none_or(|begin| end < begin) => &bytes[end + 1..],
        _ => bytes,
    }
}

/// A text as it was written.
fn as_written(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.trim_matches('\u{FFFD}').to_owned()
}

/// The value of an attribute, without the escapes of addresses.
fn as_address(bytes: &[u8]) -> String {
    let text = as_written(bytes);
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

/// What a reader sees of markup: a tab for each border of a block.
fn as_seen(bytes: &[u8]) -> String {
    let cut = match (memrchr(b'<', bytes), memrchr(b'>', bytes)) {
        (Some(begin), end) if end.is_none_or(|end| end < begin) => &bytes[..begin],
        _ => bytes,
    };
    let mut out = Vec::with_capacity(cut.len());
    let mut at = 0;
    while let Some(byte) = cut.get(at) {
        let rest = &cut[at..];
        at += match byte {
            b'<' => {
                if is_line_end(rest) {
                    out.push(b'\n');
                } else if is_border(rest) && out.last() != Some(&b'\t') {
                    out.push(b'\t');
                }
                memchr(b'>', rest).map_or(rest.len(), |end| end + 1)
            }
            b'&' => match character_reference(&rest[1..]) {
                Some((c, length)) => {
                    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    1 + length
                }
                None => {
                    out.push(b'&');
                    1
                }
            },
            // The lines of the markup itself are no lines to a reader.
            b'\n' | b'\r' | b'\t' | b' ' => {
                if !out.last().is_some_and(u8::is_ascii_whitespace) {
                    out.push(b' ');
                }
                1
            }
            byte => {
                out.push(*byte);
                1
            }
        };
    }
    as_written(&out)
}

#[cfg(test)]
mod tests {
    use super::super::suspects::suspects;
    use super::{OutputForm, Window};

    fn windows(form: OutputForm, text: &str) -> Vec<String> {
        let bytes = text.as_bytes();
        let windows = suspects(form, bytes).into_iter().map(|one| {
            let Window { mut text, place } = Window::around(&one, form, bytes);
            text.insert(place.end, '}');
            text.insert(place.start, '{');
            text
        });
        windows.collect()
    }

    #[test]
    fn a_reader_sees_words_without_marks() {
        let text =
            "<dl class=\"a\"><dt>联系电话</dt>\n<dd><b>138</b>&#48;0138000</dd></dl><p>下一段";
        assert_eq!(
            windows(OutputForm::Markup, text),
            ["\t联系电话\t{13800138000}\t下一段"]
        );
        let text = "<a title=\"手机\" href=\"tel:13800138000\">电话</a>";
        assert_eq!(windows(OutputForm::Markup, text), ["tel:{13800138000}"]);
        assert_eq!(
            windows(OutputForm::Plain, "甲,乙\n李,13800138000,丙\n"),
            ["李,{13800138000},丙\n"]
        );
        assert_eq!(
            windows(OutputForm::Markup, "<h1>内部资料</h1><p>"),
            ["{内部资料}"]
        );
    }
}
