//! The walk over the tree that writes HTML.
//!
//! Takes the rewritten tree; appends tags as nodes are entered and left, without recursion, so
//! that no text can exhaust the stack. Of links and images only the words are written, and marked.

use super::escape;
use super::links::{LinkMark, What};
use super::notes::Notes;
use super::table::{RowKind, TableWriter};
use crate::parse::markdown::{Tree, TreeHeading};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListType, Node, NodeLink, NodeList, NodeValue};
use std::fmt::Write;
use std::slice;

/// The HTML of a tree.
pub(super) struct Html {
    /// All of it.
    pub(super) text: String,
    /// Its links and images, in order.
    pub(super) marks: Vec<LinkMark>,
}

/// Writes a tree.
pub(super) fn write(tree: &Tree<'_>) -> Html {
    let mut writer = Writer {
        out: String::with_capacity(tree.text.len() + tree.text.len() / 2),
        marks: Vec::new(),
        headings: tree.headings.iter(),
        skipped: None,
        table: TableWriter::default(),
        notes: Notes::new(tree.root),
    };
    for edge in tree.root.traverse() {
        match edge {
            NodeEdge::Start(_) if writer.skipped.is_some() => {}
            NodeEdge::Start(node) => writer.enter(node),
            NodeEdge::End(node)
                if writer
                    .skipped
                    .is_some_and(|skipped| skipped.same_node(node)) =>
            {
                writer.skipped = None;
            }
            NodeEdge::End(_) if writer.skipped.is_some() => {}
            NodeEdge::End(node) => writer.leave(node),
        }
    }
    writer.notes.finish(&mut writer.out);
    Html {
        text: writer.out,
        marks: writer.marks,
    }
}

struct Writer<'t, 'a> {
    out: String,
    marks: Vec<LinkMark>,
    /// The headings that have not been entered yet.
    headings: slice::Iter<'t, TreeHeading<'a>>,
    /// The node whose children are not written.
    skipped: Option<Node<'a>>,
    table: TableWriter,
    notes: Notes,
}

impl<'a> Writer<'_, 'a> {
    fn enter(&mut self, node: Node<'a>) {
        let out = &mut self.out;
        match &node.data().value {
            NodeValue::Text(text) => escape::text(out, text),
            NodeValue::SoftBreak => out.push('\n'),
            NodeValue::LineBreak => out.push_str("<br>\n"),
            NodeValue::Code(code) => wrapped(out, "code", &code.literal),
            NodeValue::CodeBlock(block) => {
                out.push_str("<pre>");
                wrapped(out, "code", &block.literal);
                out.push_str("</pre>\n");
            }
            NodeValue::ThematicBreak => out.push_str("<hr>\n"),
            NodeValue::Paragraph if is_tight(node) => {}
            NodeValue::Paragraph => out.push_str("<p>"),
            NodeValue::Heading(heading) => self.open_heading(heading.level),
            NodeValue::BlockQuote => out.push_str("<blockquote>\n"),
            NodeValue::List(list) => open_list(out, list),
            NodeValue::Item(_) => out.push_str("<li>"),
            NodeValue::Emph => out.push_str("<em>"),
            NodeValue::Strong => out.push_str("<strong>"),
            NodeValue::Strikethrough => out.push_str("<del>"),
            NodeValue::Link(link) => self.mark(self.out.len(), What::Link((**link).clone())),
            NodeValue::Image(image) => self.image(node, image),
            NodeValue::FootnoteReference(reference) => self.notes.reference(out, reference),
            NodeValue::FootnoteDefinition(_) => self.notes.open(out),
            NodeValue::Table(table) => self.table.open(out, node, table),
            NodeValue::TableRow(true) => self.table.open_row(out, RowKind::Head),
            NodeValue::TableRow(false) => self.table.open_row(out, RowKind::Body),
            NodeValue::TableCell => self.table.open_cell(out, node),
            _ => {}
        }
    }

    fn leave(&mut self, node: Node<'a>) {
        let out = &mut self.out;
        match &node.data().value {
            NodeValue::Paragraph if is_tight(node) => {
                let more = node.next_sibling().is_some();
                out.push_str(if more { "\n" } else { "" });
            }
            NodeValue::Paragraph => {
                if ends_note(node) {
                    self.notes.ways_back(out);
                }
                out.push_str("</p>\n");
            }
            NodeValue::Heading(heading) => {
                let _ = writeln!(out, "</h{}>", heading.level);
            }
            NodeValue::BlockQuote => out.push_str("</blockquote>\n"),
            NodeValue::List(list) => out.push_str(match list.list_type {
                ListType::Ordered => "</ol>\n",
                ListType::Bullet => "</ul>\n",
            }),
            NodeValue::Item(_) => out.push_str("</li>\n"),
            NodeValue::Emph => out.push_str("</em>"),
            NodeValue::Strong => out.push_str("</strong>"),
            NodeValue::Strikethrough => out.push_str("</del>"),
            NodeValue::Link(_) => self.mark(self.out.len(), What::LinkEnd),
            NodeValue::FootnoteDefinition(_) => {
                if !node.last_child().is_some_and(ends_note) {
                    self.notes.ways_back(out);
                }
                out.push_str("</li>\n");
            }
            NodeValue::Table(_) => self.table.close(out),
            NodeValue::TableRow(_) => self.table.close_row(out),
            NodeValue::TableCell => self.table.close_cell(out),
            _ => {}
        }
    }

    fn open_heading(&mut self, level: u8) {
        let anchor = self.headings.next().map_or("", |heading| &heading.anchor);
        let _ = write!(self.out, "<h{level} id=\"");
        escape::text(&mut self.out, anchor);
        self.out.push_str("\">");
    }

    fn mark(&mut self, at: usize, what: What) {
        self.marks.push(LinkMark { at, what });
    }

    fn image(&mut self, node: Node<'a>, image: &NodeLink) {
        self.skipped = Some(node);
        let start = self.out.len();
        escape::text(&mut self.out, &node.collect_text());
        let (image, end) = (image.clone(), self.out.len());
        self.mark(start, What::Image { image, end });
    }
}

fn wrapped(out: &mut String, tag: &str, text: &str) {
    let _ = write!(out, "<{tag}>");
    escape::text(out, text);
    let _ = write!(out, "</{tag}>");
}

fn open_list(out: &mut String, list: &NodeList) {
    match list.list_type {
        ListType::Bullet => out.push_str("<ul>\n"),
        ListType::Ordered if list.start == 1 => out.push_str("<ol>\n"),
        ListType::Ordered => {
            let _ = writeln!(out, "<ol start=\"{}\">", list.start);
        }
    }
}

/// Whether a paragraph stands in a list whose items are lines, not paragraphs.
fn is_tight(paragraph: Node<'_>) -> bool {
    let list = paragraph.parent().and_then(|item| item.parent());
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

/// Whether a node is the paragraph a footnote ends with.
fn ends_note(node: Node<'_>) -> bool {
    let note = |above: Node<'_>| matches!(above.data().value, NodeValue::FootnoteDefinition(_));
    matches!(node.data().value, NodeValue::Paragraph)
        && node.next_sibling().is_none()
        && node.parent().is_some_and(note)
}
