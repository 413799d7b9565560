//! The text of a paper, cut at its headings.
//!
//! Takes a paper; gives each heading with what stands under it up to the next one, and the titles
//! of the headings above. Values of the front matter are no part of it.

use super::glance::Glance;
use super::paper::Paper;
use crate::parse::markdown::numbering::{self, Numbering};
use crate::parse::{Passage, PassageKind};
use std::ops::Range;

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

/// What a block of the text begins with.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// Its official number.
    pub(super) number: Option<Numbering>,
    /// Where in the text that stands which follows the number, without white space around it.
    pub(super) rest: Range<usize>,
}

impl Opening {
    /// What a passage begins with.
    pub(super) fn of(passage: &Passage<'_>) -> Self {
        let text = &*passage.text;
        let (number, rest) = numbering::split(text);
        let start = rest.as_ptr() as usize - text.as_ptr() as usize;
        let rest = start..start + rest.len();
        Self { number, rest }
    }
}

/// The blocks of the text, each with what it begins with.
pub(super) fn opened_body<'p>(
    paper: &'p Paper<'_>,
) -> impl Iterator<Item = (&'p Passage<'p>, &'p Opening)> {
    body(paper).iter().zip(paper.openings())
}

/// The headings of the text with their titles, each with what stands right under it.
pub(super) fn chapters<'p>(
    paper: &'p Paper<'_>,
) -> impl Iterator<Item = (&'p str, &'p [Passage<'p>])> {
    let body = body(paper);
    let headings = opened_body(paper).zip(1..);
    let headings = headings.filter(|((passage, _), _)| is_heading(passage));
    headings.map(|((heading, opening), after)| {
        let rest = &body[after..];
        let end = rest.iter().position(is_heading).unwrap_or(rest.len());
        (&heading.text[opening.rest.clone()], &rest[..end])
    })
}

/// The sections of the text, in order.
pub(super) fn sections<'p>(paper: &'p Paper<'_>) -> Vec<Section<'p>> {
    let body = body(paper);
    let mut open: Vec<(u8, &'p str)> = Vec::new();
    let mut sections = Vec::new();
    let (mut heading, mut start) = (None, 0);
    for (at, (next, opening)) in opened_body(paper).enumerate() {
        let PassageKind::Heading(level) = next.kind else {
            continue;
        };
        sections.push(Section {
            titles: open.iter().map(|(_, title)| *title).collect(),
            heading,
            passages: &body[start..at],
        });
        open.retain(|(above, _)| *above < level);
        open.push((level, &next.text[opening.rest.clone()]));
        (heading, start) = (Some(next), at + 1);
    }
    sections.push(Section {
        titles: open.iter().map(|(_, title)| *title).collect(),
        heading,
        passages: &body[start..],
    });
    sections
}

fn is_heading(passage: &Passage<'_>) -> bool {
    matches!(passage.kind, PassageKind::Heading(_))
}
