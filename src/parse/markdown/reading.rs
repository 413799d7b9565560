//! A text as its readers see it: headings, passages and links in order.
//!
//! Takes the text or its tree; gives every block of it as a [`Passage`]. Invariant: places lie inside
//! the text on character boundaries, and headings, anchors and links are those the rendered page has.

use super::blocks::blocks;
use super::headings::Heading;
use super::links::Link;
use super::places::Places;
use super::tree::Tree;
use crate::parse::passage::{Passage, PassageKind};
use crate::source::Span;
use comrak::Arena;
use comrak::nodes::{Node, NodeValue};

/// A text as its readers see it, with places in the source it was read from.
#[derive(Clone, Debug, Default)]
pub struct Reading<'a> {
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its blocks, in order, headings among them.
    pub passages: Vec<Passage<'a>>,
    /// Its links and images, in order.
    pub links: Vec<Link>,
    /// Links and images shown as plain text, because nothing may lead where they lead
    /// (`javascript:`, `file:`, `//host` …).
    pub refused: Vec<Link>,
}

/// Reads `text`. Total.
pub fn read(text: &str) -> Reading<'static> {
    let arena = Arena::new();
    Reading::of(Tree::parse(&arena, text))
}

impl<'a> Reading<'a> {
    /// The same text in a source in which each of its places is what `place` says.
    pub fn moved(mut self, place: impl Fn(Span) -> Span) -> Self {
        for passage in &mut self.passages {
            passage.move_to(&place);
        }
        for heading in &mut self.headings {
            heading.span = place(heading.span);
        }
        for link in self.links.iter_mut().chain(&mut self.refused) {
            link.span = place(link.span);
        }
        self
    }

    /// Reads what a tree says.
    pub fn of(tree: Tree<'_>) -> Self {
        let places = Places::new(tree.text);
        let mut tables = Tables::default();
        let mut passages = Vec::new();
        for block in blocks(tree.root) {
            if let Some(kind) = kind(block, &mut tables) {
                passages.push(passage(block, kind, tree.text, &places));
            }
        }
        let headings = tree.headings.into_iter();
        let (links, refused) = (tree.links.allowed, tree.links.refused);
        Self {
            headings: headings.map(|heading| heading.located(&places)).collect(),
            passages,
            links: links.into_iter().map(|it| it.located(&places)).collect(),
            refused: refused.into_iter().map(|it| it.located(&places)).collect(),
        }
    }
}

/// How many tables have begun, and where in the last one we are.
#[derive(Default)]
struct Tables {
    tables: u32,
    rows: u32,
    columns: u32,
}

/// What kind of passage a block is; `None` for what only holds others.
fn kind(node: Node<'_>, tables: &mut Tables) -> Option<PassageKind<'static>> {
    match &node.data().value {
        NodeValue::Heading(heading) => Some(PassageKind::Heading(heading.level)),
        NodeValue::Paragraph => {
            let in_item = |above: Node<'_>| matches!(above.data().value, NodeValue::Item(_));
            Some(match node.parent().is_some_and(in_item) {
                true => PassageKind::Item,
                false => PassageKind::Paragraph,
            })
        }
        NodeValue::CodeBlock(_) => Some(PassageKind::Code),
        NodeValue::Table(_) => {
            tables.tables += 1;
            tables.rows = 0;
            None
        }
        NodeValue::TableRow(_) => {
            tables.rows += 1;
            tables.columns = 0;
            None
        }
        NodeValue::TableCell => {
            tables.columns += 1;
            Some(PassageKind::Cell {
                table: tables.tables.saturating_sub(1),
                row: tables.rows.saturating_sub(1),
                column: tables.columns - 1,
            })
        }
        _ => None,
    }
}

fn passage(
    block: Node<'_>,
    kind: PassageKind<'static>,
    text: &str,
    places: &Places<'_>,
) -> Passage<'static> {
    let mut passage = Passage::new(kind);
    let whole = places.range(block.data().sourcepos);
    for node in block.descendants() {
        let data = node.data();
        let literal = match &data.value {
            NodeValue::Text(literal) => literal.as_ref(),
            NodeValue::Code(code) => code.literal.as_str(),
            NodeValue::CodeBlock(code) => code.literal.as_str(),
            NodeValue::SoftBreak => " ",
            NodeValue::LineBreak => "\n",
            _ => continue,
        };
        let own = places.range(data.sourcepos);
        let range = if text.get(own.clone()) == Some(literal) {
            own
        } else {
            whole.clone()
        };
        passage.push(literal, text, range);
    }
    passage
}
