//! The words that readers read, and of what kinds of characters they are made.
//!
//! Takes a paper or a text; gives the passages that are published, and answers about characters.
//! Ranges are bytes of a passage's text.

use super::glance::seen;
use super::paper::Paper;
use crate::parse::{Passage, PassageKind};
use std::ops::Range;

/// The passages that readers read.
pub(super) fn published<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Passage<'a>> {
    published_with(paper, seen::PUBLISHED)
}

/// Those of them in which a glance saw any of this.
pub(super) fn published_with<'p, 'a>(
    paper: &'p Paper<'a>,
    any: u32,
) -> impl Iterator<Item = &'p Passage<'a>> {
    let all = paper.passages.iter().zip(&paper.glances);
    all.filter(move |(_, glance)| glance.has(any) && glance.has(seen::PUBLISHED))
        .map(|(passage, _)| passage)
}

/// Whether readers read a passage: not what stands under keys that are not published, or that say
/// addresses.
pub(super) fn is_published(passage: &Passage<'_>) -> bool {
    let PassageKind::Field { top, key } = passage.kind else {
        return true;
    };
    let review = matches!(top, "审核" | "review" | "豁免" | "waive");
    let address = matches!(top, "曾用网址" | "aliases" | "网址名" | "slug");
    let draft = matches!(top, "草稿" | "draft");
    !(review || address || draft || matches!(key, "文件" | "file"))
}

/// Whether a character is Han.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
}

/// The characters of a text that are not Han, with their places. Han characters, most of a text, are
/// passed over by their first byte.
pub(super) fn signs(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while matches!(bytes.get(at), Some(0xE4..=0xE9)) {
            at += 3;
        }
        let c = match bytes.get(at)? {
            byte @ ..0x80 => char::from(*byte),
            _ => after(text, at)?,
        };
        let place = at;
        at += c.len_utf8();
        Some((place, c))
    })
}

/// The character before a byte of the text.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at a byte of the text.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The web addresses in a text, in order: what is ASCII around a `://`.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let graphic = |c: char| c.is_ascii_graphic();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices("://") {
        let after = found.last().map_or(0, |last| last.end);
        if at >= after {
            let start = after + text[after..at].trim_end_matches(graphic).len();
            let rest = &text[at..];
            let end = at + rest.len() - rest.trim_start_matches(graphic).len();
            found.push(start..end);
        }
    }
    found
}

/// Whether a byte lies in one of these ranges, which are in order.
pub(super) fn lies_in(ranges: &[Range<usize>], at: usize) -> bool {
    let passed = ranges.partition_point(|range| range.end <= at);
    ranges.get(passed).is_some_and(|range| range.start <= at)
}

/// The part of a text that ends at a byte and is at most `length` bytes long.
pub(super) fn tail(text: &str, end: usize, length: usize) -> &str {
    let mut start = end.saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..end]
}
