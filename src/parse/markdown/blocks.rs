//! The blocks of a tree in order, without what their lines hold.

use comrak::nodes::Node;

/// `root` and every block below it.
pub(super) fn blocks<'a>(root: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let mut next = Some(root);
    std::iter::from_fn(move || {
        let block = next?;
        let holds_lines = block.data().value.contains_inlines();
        let inner = block.first_child().filter(|_| !holds_lines);
        next = inner.or_else(|| after(block, root));
        Some(block)
    })
}

/// The block that follows everything inside of `block`.
fn after<'a>(block: Node<'a>, root: Node<'a>) -> Option<Node<'a>> {
    let mut inside = block.ancestors().take_while(|above| !above.same_node(root));
    inside.find_map(|above| above.next_sibling())
}
