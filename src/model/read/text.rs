//! The text of a document: its Markdown, wherever it was written.

use crate::model::report::Body;
use crate::parse::markdown::{Arena, Reading, Tree};
use crate::parse::{self, Document, Form, Node, Passage, PassageKind, Value};
use crate::source::{Span, Spanned};
use std::borrow::Cow;

/// The Markdown of a report: what follows the fence, or what stands under 正文 in a report of YAML
/// alone, where a mapping gives a heading to each text.
pub fn body_text(document: &Document) -> Cow<'_, str> {
    match document.form {
        Form::Markdown => Cow::Borrowed(document.body_text()),
        Form::Yaml => body_node(document).map_or(Cow::Borrowed(""), |node| written_out(node, 2)),
    }
}

/// The node under 正文 or `body`.
fn body_node(document: &Document) -> Option<&Node> {
    let Value::Map(entries) = &document.front.value else {
        return None;
    };
    entries
        .iter()
        .find(|(key, _)| is_body(&key.value))
        .map(|(_, node)| node)
}

fn is_body(key: &str) -> bool {
    matches!(key, "正文" | "body")
}

/// Reads a document as its readers see it: the values of its fields, then its text. Places are those
/// of the file.
pub fn read_text(document: &Document) -> Reading<'_> {
    let text = body_text(document);
    let arena = Arena::new();
    read_tree(document, Tree::parse(&arena, &text))
}

/// As [`read_text`], of a document whose text, as [`body_text`] gives it, was read into `tree`.
pub fn read_tree<'a>(document: &'a Document, tree: Tree<'_>) -> Reading<'a> {
    let (source, text) = (&document.source.text, tree.text);
    let reading = Reading::of(tree);
    let mut reading = match document.form {
        Form::Markdown => {
            let start = document.body.start as usize;
            reading.moved(|span| span.shifted(start))
        }
        Form::Yaml => {
            let range = body_node(document).map_or(0..0, |node| node.span.range());
            let place = Passage::written(PassageKind::Code, text, source, range);
            reading.moved(|span| place.span(span.range()))
        }
    };
    let values = parse::values(&document.front, source, &is_body);
    reading.passages.splice(0..0, values);
    reading
}

/// A text as it is; a mapping as chapters, nested mappings as sections of them.
fn written_out(node: &Node, level: usize) -> Cow<'_, str> {
    match &node.value {
        Value::Scalar(text) => Cow::Borrowed(text),
        Value::Null => Cow::Borrowed(""),
        Value::List(items) => {
            let texts: Vec<_> = items.iter().map(|item| written_out(item, level)).collect();
            Cow::Owned(texts.join("\n\n"))
        }
        Value::Map(entries) => {
            let mut text = String::new();
            for (heading, chapter) in entries {
                let marks = "#".repeat(level.min(6));
                let heading = heading.value.replace(['\n', '\r'], " ");
                text += &format!(
                    "{marks} {heading}\n\n{}\n\n",
                    written_out(chapter, level + 1)
                );
            }
            Cow::Owned(text)
        }
    }
}

/// What the site must know of a text before its page is made. Without `text` it is not read yet.
pub(super) fn read_body(document: &Document, text: Option<&Reading<'_>>) -> Body {
    let place = |span: Span| match document.form {
        Form::Markdown => span,
        Form::Yaml => body_node(document).map_or(document.front.span, |node| node.span),
    };
    let anchors = text.map(|text| {
        let anchors = text.headings.iter().map(|heading| &*heading.anchor);
        anchors.collect::<Vec<_>>().join("\n").into()
    });
    let links = || text.into_iter().flat_map(|text| &text.links);
    let titled = links().filter(|link| !link.title.is_empty());
    let facts_hash = match document.form {
        Form::Markdown => {
            let facts = document.source.text.get(..document.body.start as usize);
            blake3::hash(facts.unwrap_or("").as_bytes()).into()
        }
        Form::Yaml => document.hash,
    };
    Body {
        hash: document.hash,
        facts_hash,
        anchors,
        titles: titled
            .map(|link| Spanned::new((&*link.title).into(), place(link.span)))
            .collect(),
        links: links()
            .map(|link| Spanned::new((&*link.target).into(), place(link.span)))
            .collect(),
        has_text: !body_text(document).trim().is_empty(),
    }
}
