//! The text of a report, cut at its headings.
//!
//! Takes a report; gives each heading with what stands under it up to the next one, and the titles
//! of the headings above. Values of the front matter are no part of it.

use super::report_context::{Opening, ReportContext};
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
        self.passages
            .iter()
            .filter(|passage| passage.is_paragraph())
    }

    /// Whether this heading or one above it has one of these words in its title.
    pub(super) fn is_about(&self, words: &[&str]) -> bool {
        let mut titles = self.titles.iter();
        titles.any(|title| words.iter().any(|word| title.contains(word)))
    }
}

/// The blocks of the text, each with what it begins with.
pub(super) fn opened_body<'p>(
    ctx: &'p ReportContext<'_>,
) -> impl Iterator<Item = (&'p Passage<'p>, &'p Opening)> {
    ctx.body().iter().zip(ctx.openings())
}

/// The headings of the text with their titles, each with what stands right under it.
pub(super) fn chapters<'p>(
    ctx: &'p ReportContext<'_>,
) -> impl Iterator<Item = (&'p str, &'p [Passage<'p>])> {
    let body = ctx.body();
    let headings = opened_body(ctx).zip(1..);
    let headings = headings.filter(|((passage, _), _)| is_heading(passage));
    headings.map(|((heading, opening), after)| {
        let rest = &body[after..];
        let end = rest.iter().position(is_heading).unwrap_or(rest.len());
        (&heading.text[opening.rest.clone()], &rest[..end])
    })
}

/// The sections of the text, in order.
pub(super) fn sections<'p>(ctx: &'p ReportContext<'_>) -> Vec<Section<'p>> {
    let body = ctx.body();
    let mut open: Vec<(u8, &'p str)> = Vec::new();
    let mut sections = Vec::new();
    let (mut heading, mut start) = (None, 0);
    for (at, (next, opening)) in opened_body(ctx).enumerate() {
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
