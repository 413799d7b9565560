//! The text of a document: its Markdown, wherever it was written.

use crate::model::report::Body;
use crate::parse::markdown::{self, Arena, Reading, Tree};
use crate::parse::{self, Document, Form, Node, Passage, PassageKind, Value};
use crate::source::{Span, Spanned};
use memchr::{memchr2, memmem};
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

/// A document as its readers see it: the values of its fields, then its text.
#[derive(Clone, Debug, Default)]
pub struct DocumentText<'a> {
    /// The headings of the text, with their places in the file.
    pub headings: Vec<markdown::Heading>,
    /// Values and blocks, in order, with their places in the file.
    pub passages: Vec<Passage<'a>>,
    /// Links and images that lead where nothing may lead, with their places in the file.
    pub refused: Vec<markdown::Link>,
}

/// Reads a document as its readers see it.
pub fn read_text(document: &Document) -> DocumentText<'_> {
    let text = body_text(document);
    let arena = Arena::new();
    DocumentText::of(document, Tree::parse(&arena, &text))
}

impl<'a> DocumentText<'a> {
    /// Reads a document whose text, as [`body_text`] gives it, was read into `tree`.
    pub(crate) fn of(document: &'a Document, tree: Tree<'_>) -> Self {
        let source = &document.source.text;
        let values = parse::values(&document.front, source, &is_body);
        match document.form {
            Form::Markdown => {
                let start = document.body.start as usize;
                let moved = |span: Span| span.shifted(start);
                let shifted = |passage: Passage<'static>| passage.shifted(start);
                Self::put_together(values, Reading::of(tree), shifted, moved)
            }
            Form::Yaml => {
                let range = body_node(document).map_or(0..0, |node| node.span.range());
                let place = Passage::written(PassageKind::Code, tree.text, source, range);
                let moved = |span: Span| place.span(span.range());
                let within = |passage: Passage<'static>| passage.within(&place);
                Self::put_together(values, Reading::of(tree), within, moved)
            }
        }
    }

    /// The values and then the text, with every place of the text made one of the file.
    fn put_together(
        mut passages: Vec<Passage<'a>>,
        mut reading: Reading,
        passage: impl Fn(Passage<'static>) -> Passage<'a>,
        span: impl Fn(Span) -> Span,
    ) -> Self {
        passages.extend(reading.passages.into_iter().map(passage));
        for heading in &mut reading.headings {
            heading.span = span(heading.span);
        }
        for link in &mut reading.refused {
            link.span = span(link.span);
        }
        Self {
            headings: reading.headings,
            passages,
            refused: reading.refused,
        }
    }
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

/// What the site must know of a text before its page is made: its links, and where it has any, its
/// anchors.
pub(super) fn read_body(document: &Document) -> Body {
    let text = body_text(document);
    let mut body = Body {
        hash: document.hash,
        has_text: !text.trim().is_empty(),
        ..Body::default()
    };
    // Without one of these there is no link, and the outline can wait until somebody asks for it.
    let bytes = text.as_bytes();
    if memchr2(b'[', b'<', bytes).is_some() || memmem::find(bytes, b"://").is_some() {
        fill_outline(&mut body, document, &text);
    }
    body
}

/// Reads the anchors of a text that had not been asked for.
pub fn read_anchors(body: &mut Body, document: &Document) {
    fill_outline(body, document, &body_text(document));
}

fn fill_outline(body: &mut Body, document: &Document, text: &str) {
    let outline = markdown::outline(text);
    let place = |span: Span| match document.form {
        Form::Markdown => span.shifted(document.body.start as usize),
        Form::Yaml => body_node(document).map_or(document.front.span, |node| node.span),
    };
    let anchors: Vec<&str> = outline
        .headings
        .iter()
        .map(|heading| &*heading.anchor)
        .collect();
    let links = outline.links.iter();
    let links = links.map(|link| Spanned::new((&*link.target).into(), place(link.span)));
    body.known_anchors = Some(anchors.join("\n").into());
    body.links = links.collect();
}
