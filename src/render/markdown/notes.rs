//! Footnotes: which references are shown, and the ways between text and note.
//!
//! Takes the tree; knows for each note the references that will be links. One inside a link or an
//! image cannot be a link itself, and nothing may lead back to it.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeFootnoteReference, NodeValue};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Notes {
    /// By note, the references that are links.
    references: BTreeMap<u32, BTreeSet<u32>>,
    written: u32,
}

impl Notes {
    /// Finds the references below `root`.
    pub(super) fn new(root: Node<'_>) -> Self {
        let mut notes = Self::default();
        let note = |node: Node<'_>| matches!(node.data().value, NodeValue::FootnoteDefinition(_));
        if !root.last_child().is_some_and(note) {
            return notes;
        }
        let mut inside = 0;
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => match &node.data().value {
                    NodeValue::Link(_) | NodeValue::Image(_) => inside += 1,
                    NodeValue::FootnoteReference(reference) if inside == 0 => {
                        let seen = notes.references.entry(reference.ix).or_default();
                        seen.insert(reference.ref_num);
                    }
                    _ => {}
                },
                NodeEdge::End(node) => {
                    if matches!(node.data().value, NodeValue::Link(_) | NodeValue::Image(_)) {
                        inside -= 1;
                    }
                }
            }
        }
        notes
    }

    /// Appends a reference.
    pub(super) fn reference(&self, out: &mut String, reference: &NodeFootnoteReference) {
        let (note, count) = (reference.ix, reference.ref_num);
        let seen = self.references.get(&note);
        if !seen.is_some_and(|seen| seen.contains(&count)) {
            let _ = write!(out, "<sup>{note}</sup>");
            return;
        }
        let id = reference_id(note, count);
        let _ = write!(
            out,
            "<sup class=\"footnote-ref\"><a href=\"#fn:{note}\" id=\"{id}\" \
             role=\"doc-noteref\" aria-label=\"脚注{note}\">{note}</a></sup>"
        );
    }

    /// Appends what comes before a note's own text.
    pub(super) fn open(&mut self, out: &mut String) {
        if self.written == 0 {
            out.push_str(
                "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\">\n<ol>\n",
            );
        }
        self.written += 1;
        let _ = write!(out, "<li id=\"fn:{}\">", self.written);
    }

    /// Appends the ways back into the text.
    pub(super) fn ways_back(&self, out: &mut String) {
        let note = self.written;
        for count in self.references.get(&note).into_iter().flatten() {
            let id = reference_id(note, *count);
            let label = match count {
                1 => String::new(),
                more => format!("第{more}处"),
            };
            let _ = write!(
                out,
                " <a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\" \
                 aria-label=\"返回正文{label}\">↩</a>"
            );
        }
    }

    /// Appends what comes after the last note.
    pub(super) fn finish(&self, out: &mut String) {
        if self.written > 0 {
            out.push_str("</ol>\n</section>\n");
        }
    }
}

fn reference_id(note: u32, count: u32) -> String {
    match count {
        1 => format!("fnref:{note}"),
        more => format!("fnref:{note}:{more}"),
    }
}
