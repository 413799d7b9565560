//! Characters of a text and what stands around a place in it.
//!
//! Takes texts and byte offsets; tells kinds of characters and gives neighbours, web addresses and
//! ends of texts. Every offset it gives lies on a character boundary.

use std::ops::Range;

/// Whether a character is Han.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether a character takes the width of two: Han, and marks written with Han.
pub fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{2E80}'..='\u{303F}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}')
        || matches!(c, '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}')
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '①'..='⑳')
}

/// The characters of a text that are not Han, with their byte offsets. Han characters, most of a text,
/// are skipped by their first byte.
pub fn non_han(text: &str) -> impl Iterator<Item = (usize, char)> {
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
pub fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at a byte of the text.
pub fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The web addresses in a text, in order: what is ASCII around a `://`.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
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
pub fn lies_in(ranges: &[Range<usize>], at: usize) -> bool {
    let passed = ranges.partition_point(|range| range.end <= at);
    ranges.get(passed).is_some_and(|range| range.start <= at)
}

/// The part of a text that ends at a byte and is at most `length` bytes long.
pub fn tail(text: &str, end: usize, length: usize) -> &str {
    let mut start = end.saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..end]
}

/// Marks that cannot follow one another, unless they are `。。。`.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：')
}

/// Brackets, quotation marks and the marks of titles.
pub(crate) fn is_paired_mark(c: char) -> bool {
    matches!(
        c,
        '(' | ')' | '“' | '”' | '（' | '）' | '\u{3008}'..='\u{3015}'
    )
}

/// Whether the character `c` at a byte of a text is a bracket before a digit, as before the year in
/// the number of a document: `〔2021〕`, `[2021]`, `（2021）`.
pub fn opens_number(text: &str, at: usize, c: char) -> bool {
    let opens = matches!(c, '〔' | '[' | '［' | '（' | '(' | '【' | '﹝' | '〖');
    let after = || text[at + c.len_utf8()..].trim_start();
    opens && after().starts_with(|c: char| c.is_ascii_digit())
}
