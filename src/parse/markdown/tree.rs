//! The tree of a text: comrak's, rewritten to our rules.
//!
//! Takes the text; gives the tree from which all that is known of the text and its HTML are made, so
//! that they cannot disagree. Total: what comrak cannot read in reasonable time becomes one paragraph
//! a line.

use super::headings::{self, TreeHeading};
use super::inlines::{self, Links};
use super::node::at;
use super::{nesting, official, places};
use comrak::nodes::{Node, NodeValue};
use comrak::options::Extension;
use comrak::{Arena, Options};
use std::cell::Cell;

/// Steps comrak may take for each byte of a text, and for any text. A step is a line, an inline or
/// a node; a report of 10 KB takes about a thousand.
const STEPS_A_BYTE: usize = 24;
const STEPS_AT_LEAST: usize = 20_000;
/// How many steps comrak takes before it asks whether to go on.
const STEPS_A_QUESTION: usize = 256;

/// A text as a tree.
pub struct Tree<'a> {
    /// The text it was read from.
    pub text: &'a str,
    /// The document node.
    pub root: Node<'a>,
    /// Its headings in the order of the tree.
    pub headings: Vec<TreeHeading<'a>>,
    /// Its links and images, and those that became plain text.
    pub(super) links: Links,
}

impl<'a> Tree<'a> {
    /// Reads `text` into a tree that lives in `arena`.
    pub fn parse(arena: &'a Arena<'a>, text: &'a str) -> Self {
        let root = read(arena, text);
        nesting::limit(arena, root);
        headings::make_room_for_title(root);
        official::promote(arena, root);
        let links = inlines::rewrite(arena, root);
        let headings = headings::settle(root);
        Self {
            text,
            root,
            headings,
            links,
        }
    }
}

fn read<'a>(arena: &'a Arena<'a>, text: &str) -> Node<'a> {
    let steps = STEPS_AT_LEAST + text.len() * STEPS_A_BYTE;
    let questions = Cell::new(steps / STEPS_A_QUESTION);
    let exhausted = || {
        questions.set(questions.get().saturating_sub(1));
        questions.get() == 0
    };
    comrak::try_parse_document(arena, text, &options(), &exhausted)
        .unwrap_or_else(|_| line_by_line(arena, text))
}

fn options() -> Options<'static> {
    let mut options = Options {
        extension: Extension {
            table: true,
            footnotes: true,
            strikethrough: true,
            cjk_friendly_emphasis: true,
            autolink: false,
            ..Extension::default()
        },
        ..Options::default()
    };
    // A line of minus signs under a paragraph is a rule between chapters in these texts, and
    // would otherwise make a heading of the whole paragraph.
    options.parse.ignore_setext = true;
    options.render.r#unsafe = false;
    options.render.escape = true;
    options
}

/// The text as it was written, one paragraph a line.
fn line_by_line<'a>(arena: &'a Arena<'a>, text: &str) -> Node<'a> {
    let root = arena.alloc(NodeValue::Document.into());
    for (index, line) in places::lines(text).enumerate() {
        let shown = line.trim();
        if shown.is_empty() {
            continue;
        }
        let before = line.len() - line.trim_start().len();
        let place = (index + 1, before + 1, index + 1, before + shown.len());
        let paragraph = at(arena, NodeValue::Paragraph, place.into());
        let literal = NodeValue::Text(shown.to_owned().into());
        paragraph.append(at(arena, literal, place.into()));
        root.append(paragraph);
    }
    root
}
