//! What the rest of the program needs to know of a text without rendering it.
//!
//! Takes the text; gives its headings, its links and its length. Invariant: spans lie inside the
//! text on character boundaries, and headings and anchors are those the rendered page has.

use super::headings::TreeHeading;
use super::numbering::{self, Numbering};
use super::places::Places;
use super::tree::Tree;
use crate::source::Span;
use comrak::Arena;
use comrak::nodes::{Node, NodeValue, Sourcepos};

/// The outline of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its links and images, in order.
    pub links: Vec<Link>,
    /// Links and images shown as plain text, because nothing may lead where they lead
    /// (`javascript:`, `file:`, `//host` …).
    pub refused: Vec<Link>,
    /// Number of characters of text, without white space.
    pub characters: u32,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level on the page, 2 to 6.
    pub level: u8,
    /// Its text with the official number, on one line.
    pub text: String,
    /// Its official number.
    pub number: Option<Numbering>,
    /// What a link to it ends in, without `#`.
    pub anchor: String,
    /// The line it was written on, without white space around it.
    pub span: Span,
}

impl Heading {
    /// The text without the official number.
    pub fn title(&self) -> &str {
        numbering::split(&self.text).1
    }
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, with escapes and entities decoded.
    pub target: String,
    /// The destination in the text; the whole link where it is written in another way.
    pub span: Span,
    /// What it is.
    pub kind: LinkKind,
}

/// What leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// A link.
    Link,
    /// An image.
    Image,
}

/// Reads the outline of `text`. Total.
pub fn outline(text: &str) -> Outline {
    let arena = Arena::new();
    let tree = Tree::parse(&arena, text);
    let places = Places::new(text);
    let mut outline = Outline::default();
    for heading in tree.headings {
        outline.headings.push(settled_heading(heading, &places));
    }
    for node in tree.root.descendants() {
        outline.characters = outline.characters.saturating_add(characters(node));
        let (link, kind) = match &node.data().value {
            NodeValue::Link(link) => (link.url.clone(), LinkKind::Link),
            NodeValue::Image(image) => (image.url.clone(), LinkKind::Image),
            _ => continue,
        };
        let place = node.data().sourcepos;
        outline.links.push(located(&places, link, place, kind));
    }
    for refused in tree.refused {
        let link = located(&places, refused.target, refused.place, refused.kind);
        outline.refused.push(link);
    }
    outline
}

/// A heading of the tree with the place of its line.
pub(super) fn settled_heading(heading: TreeHeading<'_>, places: &Places<'_>) -> Heading {
    Heading {
        level: heading.level,
        span: trimmed(places, heading.node.data().sourcepos),
        text: heading.text,
        number: heading.number,
        anchor: heading.anchor,
    }
}

fn trimmed(places: &Places<'_>, place: Sourcepos) -> Span {
    let written = places.slice(place);
    let start = places.range(place).start + written.len() - written.trim_start().len();
    Span::new(start..start + written.trim().len())
}

/// A link with the place of its destination, looked for where comrak says the link is, then on
/// its lines.
pub(super) fn located(
    places: &Places<'_>,
    target: String,
    place: Sourcepos,
    kind: LinkKind,
) -> Link {
    let whole = places.range(place);
    let lines = places.lines(place);
    let destination = places
        .find_last(whole.clone(), &target)
        .or_else(|| places.find_last(lines, &target));
    Link {
        span: Span::new(destination.unwrap_or(whole)),
        target,
        kind,
    }
}

fn characters(node: Node<'_>) -> u32 {
    // No character above the ideographic space is white space: most need no closer look.
    let counts = |c: &char| *c > '\u{3000}' || !c.is_whitespace();
    let count = |text: &str| text.chars().filter(counts).count();
    let count = match &node.data().value {
        NodeValue::Text(text) => count(text),
        NodeValue::Code(code) => count(&code.literal),
        NodeValue::CodeBlock(block) => count(&block.literal),
        _ => 0,
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}
