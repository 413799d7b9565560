//! The headings of a tree: levels without gaps, and anchors.
//!
//! Takes a tree whose headings are all heading nodes; gives them in order, with the level written
//! back into the tree. Invariant: the first level is 2 (a page has one h1, its title), and no
//! heading is more than one level below the one before it.

use super::anchor::Anchors;
use super::blocks::blocks;
use super::numbering::{self, Numbering};
use super::places::Places;
use crate::source::Span;
use comrak::nodes::{Node, NodeValue};

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

/// One heading of a tree.
pub struct TreeHeading<'a> {
    /// Its node.
    pub(crate) node: Node<'a>,
    /// Its level on the page, 2 to 6.
    pub level: u8,
    /// Its text with the official number, on one line.
    pub text: String,
    /// Its official number.
    pub(crate) number: Option<Numbering>,
    /// Its anchor.
    pub anchor: String,
}

impl TreeHeading<'_> {
    /// The heading with the place of its line.
    pub(super) fn located(self, places: &Places<'_>) -> Heading {
        let place = self.node.data().sourcepos;
        let written = places.slice(place);
        let start = places.range(place).start + written.len() - written.trim_start().len();
        Heading {
            level: self.level,
            span: Span::new(start..start + written.trim().len()),
            text: self.text,
            number: self.number,
            anchor: self.anchor,
        }
    }
}

/// Where `#` is used, every `#` heading goes one level down, so that 一、 and `#` stand alike.
pub(super) fn make_room_for_title(root: Node<'_>) {
    let headings = blocks(root).filter(|node| level(node).is_some());
    let all: Vec<Node<'_>> = headings.collect();
    if !all.iter().any(|node| level(node) == Some(1)) {
        return;
    }
    for node in all {
        if let NodeValue::Heading(heading) = &mut node.data_mut().value {
            heading.level += 1;
        }
    }
}

/// Settles levels and anchors.
pub(super) fn settle<'a>(root: Node<'a>) -> Vec<TreeHeading<'a>> {
    let headings = blocks(root).filter(|node| level(node).is_some());
    let headings: Vec<Node<'_>> = headings.collect();
    let mut anchors = Anchors::of(headings.len());
    let mut open: Vec<(u8, u8)> = Vec::new();
    let mut settled = Vec::with_capacity(headings.len());
    for node in headings {
        let written = level(node).unwrap_or(2);
        let text = one_line(node.collect_text());
        if text.chars().all(char::is_control) {
            demote(node);
            continue;
        }
        while open.last().is_some_and(|(above, _)| *above >= written) {
            open.pop();
        }
        let level = open.last().map_or(2, |(_, shown)| (shown + 1).min(6));
        open.push((written, level));
        if let NodeValue::Heading(heading) = &mut node.data_mut().value {
            heading.level = level;
        }
        let (number, title) = numbering::split(&text);
        settled.push(TreeHeading {
            node,
            level,
            number,
            anchor: anchors.next(title),
            text,
        });
    }
    settled
}

/// A heading without text leads nowhere: what it holds becomes a paragraph.
fn demote(node: Node<'_>) {
    if node.first_child().is_none() {
        node.detach();
    } else {
        node.data_mut().value = NodeValue::Paragraph;
    }
}

fn level(node: Node<'_>) -> Option<u8> {
    match &node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

fn one_line(text: String) -> String {
    if !text.contains(char::is_whitespace) {
        return text;
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
