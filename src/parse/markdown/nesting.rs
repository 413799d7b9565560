//! How deep a text may nest, and blocks that are no blocks of ours.
//!
//! Takes comrak's tree; lifts what is nested too deep out to the deepest level allowed, shows raw
//! HTML as a paragraph of its text, and puts footnotes nobody refers to back where they stood. No
//! text is lost.

use super::node::{at, unwrap};
use comrak::Arena;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};

/// The deepest nesting of quotes and lists, and of emphasis within one another.
pub const DEEPEST: usize = 12;

/// Rewrites the tree below `root`.
pub(super) fn limit<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    let mut too_deep = Vec::new();
    let mut raw = Vec::new();
    let (mut blocks, mut spans) = (0, 0);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => match node.data().value {
                NodeValue::BlockQuote | NodeValue::List(_) => {
                    blocks += 1;
                    if blocks > DEEPEST {
                        too_deep.push(node);
                    }
                }
                // Items stay or go with their list.
                NodeValue::Item(_) if blocks > DEEPEST => too_deep.push(node),
                NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough => {
                    spans += 1;
                    if spans > DEEPEST {
                        too_deep.push(node);
                    }
                }
                NodeValue::FootnoteDefinition(ref note) if note.total_references == 0 => {
                    too_deep.push(node);
                }
                NodeValue::HtmlBlock(_) => raw.push(node),
                _ => {}
            },
            NodeEdge::End(node) => match node.data().value {
                NodeValue::BlockQuote | NodeValue::List(_) => blocks -= 1,
                NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough => spans -= 1,
                _ => {}
            },
        }
    }
    for node in too_deep {
        unwrap(node);
    }
    for node in raw {
        show(arena, node);
    }
}

/// Raw HTML becomes a paragraph of the text it was written as.
fn show<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    let place = node.data().sourcepos;
    let value = std::mem::replace(&mut node.data_mut().value, NodeValue::Paragraph);
    let NodeValue::HtmlBlock(html) = value else {
        return;
    };
    for (index, line) in html.literal.trim().lines().enumerate() {
        if index > 0 {
            node.append(at(arena, NodeValue::LineBreak, place));
        }
        node.append(at(
            arena,
            NodeValue::Text(line.trim().to_owned().into()),
            place,
        ));
    }
}
