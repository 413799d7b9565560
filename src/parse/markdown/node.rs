//! What is done to single nodes of a tree wherever it is rewritten.

use comrak::Arena;
use comrak::nodes::{Ast, Node, NodeValue, Sourcepos};

/// A new node at a place of the text.
pub(super) fn at<'a>(arena: &'a Arena<'a>, value: NodeValue, place: Sourcepos) -> Node<'a> {
    arena.alloc(Ast::new_with_sourcepos(value, place).into())
}

/// Puts the children of `node` in its place.
pub(super) fn unwrap<'a>(node: Node<'a>) {
    while let Some(child) = node.first_child() {
        node.insert_before(child);
    }
    node.detach();
}
