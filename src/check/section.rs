//! The text of a paper, cut at its headings.
//!
//! Takes a paper; gives each heading with what stands under it up to the next one, and the titles
//! of the headings above. Values of the front matter are no part of it.

use super::glance::Glance;
use super::paper::Paper;
use crate::parse::markdown::numbering;
use crate::parse::{Passage, PassageKind};

/// A heading and what stands right under it.
#[derive(Debug)]
pub(super) struct Section<'p> {
    /// The titles of the headings from the chapter down to this one, without their numbers; empty
    /// for what stands before the first heading.
    pub(super) titles: Vec<&'p str>,
    /// The heading.
    pub(super) heading: Option<&'p Passage<'p>>,
    /// What stands under it, up to the next heading.
    pub(super) passages: &'p [Passage<'p>],
}

impl<'p> Section<'p> {
    /// The paragraphs and items, without tables and blocks of code.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &'p Passage<'p>> {
        self.passages.iter().filter(|passage| is_paragraph(passage))
    }

    /// Whether this heading or one above it has one of these words in its title.
    pub(super) fn is_about(&self, words: &[&str]) -> bool {
        let mut titles = self.titles.iter();
        titles.any(|title| words.iter().any(|word| title.contains(word)))
    }
}

/// Whether a passage is a sentence or more.
pub(super) fn is_paragraph(passage: &Passage<'_>) -> bool {
    matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item)
}

/// The passages of the text, without the values of the front matter.
pub(super) fn body<'p>(paper: &'p Paper<'_>) -> &'p [Passage<'p>] {
    let is_field = |passage: &Passage<'_>| matches!(passage.kind, PassageKind::Field { .. });
    let start = paper.passages.partition_point(is_field);
    &paper.passages[start..]
}

/// The passages of the text, each with what a glance at it tells.
pub(super) fn glanced_body<'p>(
    paper: &'p Paper<'_>,
) -> impl Iterator<Item = (&'p Passage<'p>, Glance)> {
    let body = body(paper);
    let start = paper.passages.len() - body.len();
    body.iter().zip(paper.glances[start..].iter().copied())
}

/// The sections of the text, in order.
pub(super) fn sections<'p>(paper: &'p Paper<'_>) -> Vec<Section<'p>> {
    let mut rest = body(paper);
    let mut open: Vec<(u8, &'p str)> = Vec::new();
    let mut sections = Vec::new();
    let mut heading = None;
    loop {
        let is_heading = |passage: &Passage<'_>| matches!(passage.kind, PassageKind::Heading(_));
        let end = rest.iter().position(is_heading).unwrap_or(rest.len());
        sections.push(Section {
            titles: open.iter().map(|(_, title)| *title).collect(),
            heading,
            passages: &rest[..end],
        });
        let Some(next) = rest.get(end) else {
            return sections;
        };
        if let PassageKind::Heading(level) = next.kind {
            open.retain(|(above, _)| *above < level);
            open.push((level, numbering::split(&next.text).1));
        }
        heading = Some(next);
        rest = &rest[end + 1..];
    }
}
