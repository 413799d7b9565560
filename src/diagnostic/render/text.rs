//! Findings for people at a terminal: the line, a mark under the words, and the way out.

use super::excerpt::excerpt;
use super::listing::{Listing, Placed};
use super::visible::visible;
use crate::diagnostic::Severity;
use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Most findings of one rule that are printed in full.
const LIMIT: usize = 50;

/// Whether the output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Characters only.
    Plain,
    /// With escape sequences for colours.
    Styled,
}

/// The findings one after another, then what was left out, then how many there are.
pub fn text(listing: &Listing<'_>, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Styled => Renderer::styled(),
    };
    // Lines are cropped here, around the mark; the renderer shall not crop them again.
    let renderer = renderer.term_width(DEFAULT_TERM_WIDTH * 8);
    let mut out = String::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    listing.each(|placed| {
        let count = seen.entry(placed.diagnostic.code.as_str()).or_default();
        *count += 1;
        if *count <= LIMIT {
            out.push_str(&one(placed, &renderer));
            out.push_str("\n\n");
        }
    });
    for (code, count) in seen.iter().filter(|(_, count)| **count > LIMIT) {
        let _ = writeln!(out, "[{code}] 另有 {} 处，没有逐一列出", count - LIMIT);
    }
    let _ = writeln!(out, "{}", listing.counts());
    out
}

/// One finding.
fn one(placed: &Placed<'_>, renderer: &Renderer) -> String {
    let found = placed.diagnostic;
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(found.severity.label())
        .primary_title(visible(&found.message))
        .id(found.code.as_str());
    let help = (!found.help.is_empty())
        .then(|| Level::HELP.with_name("办法").message(visible(&found.help)));
    let mut origin = Origin::path(visible(found.path.as_str()));
    let mut body = Group::with_level(Level::ERROR);
    let mut indent = 0;
    if let (Some(source), Some(span)) = (placed.source, found.span) {
        let part = excerpt(&source.text, span);
        let mark = AnnotationKind::Primary.span(part.mark);
        let line = placed.start.line;
        body = body.element(Snippet::source(part.text).line_start(line).annotation(mark));
        origin = origin.line(line).char_column(placed.start.column);
        indent = line.to_string().len();
    }
    body = body.elements(help);
    // The parts are rendered one by one: the snippet is cropped, so that left to itself it would
    // tell a wrong column.
    let mut out = renderer.render(&[Group::with_title(title)]);
    let place = Group::with_level(Level::ERROR).element(origin);
    let _ = write!(out, "\n{:indent$}{}", "", renderer.render(&[place]));
    if !body.is_empty() {
        let _ = write!(out, "\n{}", renderer.render(&[body]));
    }
    out
}
