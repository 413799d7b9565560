//! What is rewritten inside lines: line ends between Han characters, bare addresses, destinations,
//! asterisks that multiply.
//!
//! Takes the tree; joins wide characters over line ends, links bare web addresses, makes raw HTML
//! text, turns links and images that lead nowhere allowed into their labels, and shows the asterisks
//! of `3*1.8*2`, which are no emphasis.

use super::links::{LinkKind, TreeLink};
use super::node::{at, unwrap};
use super::{breaks, target, urls};
use comrak::Arena;
use comrak::nodes::{Node, NodeLink, NodeValue};

/// The links and images of a text, in order.
#[derive(Default)]
pub(super) struct Links {
    /// Those of the tree.
    pub(super) allowed: Vec<TreeLink>,
    /// Those that became plain text, because nothing may lead where they led.
    pub(super) refused: Vec<TreeLink>,
}

/// Rewrites the lines of the tree below `root`.
pub(super) fn rewrite<'a>(arena: &'a Arena<'a>, root: Node<'a>) -> Links {
    let nodes: Vec<Node<'a>> = root.descendants().skip(1).collect();
    let mut links = Links::default();
    let mut line = Line::default();
    for node in nodes {
        show_raw(node);
        let multiplies = line.last.is_some_and(|last| last.is_ascii_digit());
        if multiplies && line.pending.is_none() {
            show_asterisks(arena, node);
        }
        line.pass(node);
        let has_address = match &node.data().value {
            // Most texts have not even a colon, and one character is sought faster than three.
            NodeValue::Text(text) => {
                memchr::memchr(b':', text.as_bytes()).is_some() && text.contains("://")
            }
            _ => false,
        };
        if has_address {
            link_addresses(arena, node, &mut links.allowed);
        }
        settle_link(arena, node, &mut links);
    }
    links
}

/// What has been passed of the current line.
#[derive(Default)]
struct Line<'a> {
    last: Option<char>,
    pending: Option<Node<'a>>,
}

impl<'a> Line<'a> {
    fn pass(&mut self, node: Node<'a>) {
        match &node.data().value {
            NodeValue::Text(text) => self.words(text),
            NodeValue::Code(code) => self.words(&code.literal),
            NodeValue::SoftBreak => self.pending = Some(node),
            NodeValue::LineBreak | NodeValue::Image(_) => *self = Self::default(),
            value if value.block() => *self = Self::default(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        let Some(first) = text.chars().next() else {
            return;
        };
        if let Some(end) = self.pending.take()
            && self.last.is_some_and(|last| breaks::joins(last, first))
        {
            end.detach();
        }
        self.last = text.chars().next_back();
    }
}

fn show_raw(node: Node<'_>) {
    let literal = match &mut node.data_mut().value {
        NodeValue::HtmlInline(literal) => std::mem::take(literal),
        _ => return,
    };
    node.data_mut().value = NodeValue::Text(literal.into());
}

/// Makes emphasis that begins with a digit, after a digit, the text it was written as.
fn show_asterisks<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    let asterisks = match node.data().value {
        NodeValue::Emph => "*",
        NodeValue::Strong => "**",
        _ => return,
    };
    let begins_with_digit = node.first_child().is_some_and(|first| {
        let data = first.data();
        let text = data.value.text();
        text.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()))
    });
    if !begins_with_digit {
        return;
    }
    let place = node.data().sourcepos;
    let (mut before, mut after) = (place, place);
    before.end = place.start;
    before.end.column += asterisks.len() - 1;
    after.start = place.end;
    after.start.column = place.end.column.saturating_sub(asterisks.len() - 1);
    let text = |place| at(arena, NodeValue::Text(asterisks.into()), place);
    node.insert_before(text(before));
    node.insert_after(text(after));
    unwrap(node);
}

/// Cuts a text node at the addresses in it and makes links of them, unless it is in a link.
fn link_addresses<'a>(arena: &'a Arena<'a>, node: Node<'a>, links: &mut Vec<TreeLink>) {
    let linked =
        |above: Node<'a>| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_));
    if node.ancestors().any(linked) {
        return;
    }
    let place = node.data().sourcepos;
    let text = match &mut node.data_mut().value {
        NodeValue::Text(text) => std::mem::take(text),
        _ => return,
    };
    let piece = |range: std::ops::Range<usize>, value: NodeValue| {
        let mut place = place;
        place.end.column = place.start.column + range.end.saturating_sub(1);
        place.start.column += range.start;
        at(arena, value, place)
    };
    let words = |range: std::ops::Range<usize>| {
        piece(
            range.clone(),
            NodeValue::Text(text[range].to_owned().into()),
        )
    };
    let mut done = 0;
    while let Some(found) = urls::next(&text, done) {
        if found.start > done {
            node.insert_before(words(done..found.start));
        }
        let url = text[found.clone()].to_owned();
        let target = url.clone();
        let title = String::new();
        let link = piece(
            found.clone(),
            NodeValue::Link(Box::new(NodeLink { url, title })),
        );
        links.push(TreeLink {
            target,
            title: String::new(),
            place: link.data().sourcepos,
            kind: LinkKind::Link,
        });
        link.append(words(found.clone()));
        node.insert_before(link);
        done = found.end;
    }
    node.data_mut().value = NodeValue::Text(text[done..].to_owned().into());
}

/// Notes a link or image. One that may not lead where it leads becomes plain text.
fn settle_link<'a>(arena: &'a Arena<'a>, node: Node<'a>, links: &mut Links) {
    let (target, title, kind) = match &node.data().value {
        NodeValue::Link(link) => (link.url.clone(), link.title.clone(), LinkKind::Link),
        NodeValue::Image(image) => (image.url.clone(), image.title.clone(), LinkKind::Image),
        _ => return,
    };
    let allowed = match target::reach(&target) {
        Some(target::Reach::Contact) => kind == LinkKind::Link,
        Some(_) => true,
        None => false,
    };
    let place = node.data().sourcepos;
    if allowed && kind == LinkKind::Link && node.first_child().is_none() {
        let label = NodeValue::Text(target.clone().into());
        node.append(at(arena, label, place));
    }
    let link = TreeLink {
        target,
        title,
        place,
        kind,
    };
    if allowed {
        links.allowed.push(link);
    } else {
        unwrap(node);
        links.refused.push(link);
    }
}
