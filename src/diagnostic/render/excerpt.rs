//! The part of a line that a finding marks, short enough for a screen.
//!
//! Works outwards from the mark, so a line of a megabyte costs no more than a short one.

use super::visible::push_visible;
use crate::source::Span;
use std::ops::Range;

/// Columns shown before the mark, of the mark, and up to the end of the line's part.
const BEFORE: usize = 48;
const MARK: usize = 80;
const TOTAL: usize = 100;

/// A part of one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What it says, control characters visible, `…` where it was cropped.
    pub(super) text: String,
    /// The marked bytes of it.
    pub(super) mark: Range<usize>,
}

/// The part of `text` around `span`. Of a span over several lines the first is marked.
pub(super) fn excerpt(text: &str, span: Span) -> Excerpt {
    let start = boundary(text, span.start as usize);
    let end = boundary(text, span.end as usize).max(start);
    let (before, marked, after) = (&text[..start], &text[start..end], &text[end..]);

    let mut out = String::new();
    let (lead, cut) = fit(line(before.chars().rev()), BEFORE);
    if cut {
        out.push('…');
    }
    lead.iter().rev().for_each(|c| push_visible(&mut out, *c));
    let from = out.len();
    let broken = marked.contains(['\n', '\r']);
    let (shown, cut) = fit(line(marked.chars()), MARK);
    shown.iter().for_each(|c| push_visible(&mut out, *c));
    let mark = from..out.len();
    if cut {
        out.push('…');
    } else if !broken {
        let used: usize = shown.iter().map(|c| width(*c)).sum();
        let (tail, cut) = fit(line(after.chars()), TOTAL.saturating_sub(used));
        tail.iter().for_each(|c| push_visible(&mut out, *c));
        if cut {
            out.push('…');
        }
    }
    Excerpt { text: out, mark }
}

/// The characters up to the end of the line.
fn line(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    chars.take_while(|c| !matches!(c, '\n' | '\r'))
}

/// As many characters as fit into `columns`, and whether more were left.
fn fit(chars: impl Iterator<Item = char>, columns: usize) -> (Vec<char>, bool) {
    let mut used = 0;
    let mut fitting = Vec::new();
    for c in chars {
        used += width(c);
        if used > columns {
            return (fitting, true);
        }
        fitting.push(c);
    }
    (fitting, false)
}

/// Columns a character takes on a screen, near enough to crop by.
fn width(c: char) -> usize {
    if c < '\u{1100}' { 1 } else { 2 }
}

/// The nearest character boundary at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
