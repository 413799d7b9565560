//! The words that readers read, and of what kinds of characters they are made.
//!
//! Takes a paper or a text; gives the passages that are published, and answers about characters.
//! Ranges are bytes of a passage's text.

use super::paper::Paper;
use crate::parse::{Passage, PassageKind};
use std::ops::Range;

/// The outermost keys whose values nobody reads: they are not published, or are addresses.
const UNREAD: &[&str] = &[
    "审核",
    "review",
    "豁免",
    "waive",
    "曾用网址",
    "aliases",
    "网址名",
    "slug",
    "草稿",
    "draft",
];

/// The passages that readers read.
pub(super) fn published<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Passage<'a>> {
    paper.passages.iter().filter(|passage| {
        !matches!(
            passage.kind,
            PassageKind::Field {
                key: "文件" | "file",
                ..
            }
        ) && !passage.is_under(UNREAD)
    })
}

/// Whether a character is Han.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
}

/// The character before a byte of the text.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at a byte of the text.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The web addresses in a text: what is ASCII around a `://`.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let graphic = |c: char| c.is_ascii_graphic();
    let found = text.match_indices("://").map(|(at, _)| {
        let start = text[..at].trim_end_matches(graphic).len();
        let rest = &text[at..];
        start..at + rest.len() - rest.trim_start_matches(graphic).len()
    });
    found.collect()
}

/// Whether a byte lies in one of these ranges.
pub(super) fn lies_in(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.iter().any(|range| range.contains(&at))
}
