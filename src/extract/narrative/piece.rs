//! What is read: the lines of a text and the tables that are no forms, in order.
//!
//! A line whose facts were taken whole is marked as taken and does not come again in the body.

use crate::extract::facts::Quoted;
use crate::import::{Block, Place, Table};
use crate::text::words::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A line, or a table.
#[derive(Clone, Debug)]
pub(super) enum ProsePiece {
    /// A line.
    Line(ProseLine),
    /// A table.
    Table(Table),
}

/// A paragraph, or what stands between two line breaks of one. Its text has no white space at its ends and is
/// never empty.
#[derive(Clone, Debug)]
pub(super) struct ProseLine {
    /// Where it stands.
    pub(super) place: Place,
    /// What it says.
    pub(super) text: String,
    /// The level that the office's style gives it.
    pub(super) style: Option<u8>,
    /// Whether all of it is in the words of a fact.
    pub(super) taken: bool,
}

impl ProseLine {
    /// A line of a test.
    #[cfg(test)]
    pub(super) fn of(text: &str) -> Self {
        Self {
            place: Place::Line(0),
            text: text.to_owned(),
            style: None,
            taken: false,
        }
    }

    /// A value that was taken from these words of the line.
    pub(super) fn quote(&self, value: impl Into<String>, words: impl Into<String>) -> Quoted {
        Quoted {
            value: value.into(),
            words: words.into(),
            place: self.place.clone(),
        }
    }

    /// A value that was taken from the whole line.
    pub(super) fn quote_all(&self, value: impl Into<String>) -> Quoted {
        self.quote(value, self.text.clone())
    }
}

impl ProsePiece {
    /// The line, if it is one that is not taken yet.
    pub(super) fn line(&self) -> Option<&ProseLine> {
        match self {
            Self::Line(line) if !line.taken => Some(line),
            _ => None,
        }
    }
}

/// The pieces of a document.
pub(super) fn pieces(blocks: Vec<Block>) -> Vec<ProsePiece> {
    let mut pieces = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => pieces.push(ProsePiece::Table(table)),
            Block::Paragraph(paragraph) => {
                let lines = paragraph.text.lines().map(str::trim);
                pieces.extend(lines.filter(|text| !text.is_empty()).map(|text| {
                    ProsePiece::Line(ProseLine {
                        place: paragraph.place.clone(),
                        text: text.to_owned(),
                        style: paragraph.level,
                        taken: false,
                    })
                }));
            }
        }
    }
    pieces
}

/// The lines that are not taken yet.
pub(super) fn lines(pieces: &[ProsePiece]) -> impl Iterator<Item = &ProseLine> {
    pieces.iter().filter_map(ProsePiece::line)
}

/// Marks a line as taken.
pub(super) fn take(pieces: &mut [ProsePiece], index: usize) {
    if let Some(ProsePiece::Line(line)) = pieces.get_mut(index) {
        line.taken = true;
    }
}

/// Bytes before and after a place that are quoted at most.
const QUOTED: usize = 300;

/// The sentence of a text that a byte lies in, without its last mark; of a long one what is near.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    let ends = ['。', '！', '？', '\n'];
    let (mut first, mut last) = (
        at.saturating_sub(QUOTED),
        at.saturating_add(QUOTED).min(text.len()),
    );
    while !text.is_char_boundary(first) {
        first += 1;
    }
    while !text.is_char_boundary(last) {
        last -= 1;
    }
    let (text, at) = (text.get(first..last).unwrap_or(text), at - first);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind(ends).map_or(0, |found| {
        found + before[found..].chars().next().map_or(0, char::len_utf8)
    });
    let end = at + after.find(ends).unwrap_or(after.len());
    text.get(start..end).unwrap_or(text).trim()
}

/// Numbers of documents with year in any brackets: `〔2022〕139号`, `[2021]41、181、193`.
pub(super) static DOCUMENT_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[一-龥]{1,14}\s?[〔\[［【﹝(（]\s?(?:19|20)\d\d\s?[〕\]］】﹞)）]\s?(?:第?\s?\d+(?:[、，,]\s?\d+)*\s?号|\d+(?:、\d+)+)",
    )
});

/// A text without what stands in quotation marks, white space and marks of brackets: names are the same with and
/// without.
pub(super) fn bare(text: &str) -> String {
    let marks = "“”‘’\"'（）()《》〈〉[]【】〔〕「」";
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && !marks.contains(*c));
    kept.collect()
}
