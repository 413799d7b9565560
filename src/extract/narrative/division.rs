//! A text on several projects, each under a heading of its own: `项目一：……`.

use super::piece::ProsePiece;
use super::title_words::distinct;
use crate::extract::facts::Quoted;
use crate::text::words::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[（(]?[一二三四五六七八九十]+[）)、]\s*)?项目(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?[：:、]\s*(?P<name>[^。；]{4,80})$",
    )
});

/// The part of a text on one project.
#[derive(Debug)]
pub(super) struct ProjectPart {
    /// What its heading calls the project.
    pub(super) project: Quoted,
    /// Its pieces, the heading not among them.
    pub(super) pieces: Range<usize>,
}

/// The parts of a text; none if it is not divided so. What stands before the first is common to all.
pub(super) fn parts(pieces: &[ProsePiece]) -> Vec<ProjectPart> {
    let mut parts: Vec<ProjectPart> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let Some(line) = piece.line() else { continue };
        let Some(found) = HEADING.captures(&line.text) else {
            continue;
        };
        let name = found.name("name").map_or("", |name| name.as_str().trim());
        if distinct(name).chars().count() < 2 {
            continue;
        }
        if let Some(last) = parts.last_mut() {
            last.pieces.end = index;
        }
        parts.push(ProjectPart {
            project: line.quote_all(name),
            pieces: index + 1..pieces.len(),
        });
    }
    parts
}
