//! The text of a page as HTML, from the reading of its source until the page is made.
//!
//! Takes the tree of a text. Where its links lead shows only once the site is known, so what is kept
//! is the HTML that the text has if none of them leads anywhere, with a mark wherever one begins or
//! ends; a page puts its links in there.

use super::links::LinkMark;
use super::{ContentsEntry, Rendered, Resolved, SafeHtml, links, writer};
use crate::parse::markdown::{Arena, Tree};
use crate::source::{Pack, Packer, Unpacker};
use std::borrow::Cow;
use std::fmt::Write;

/// The text of a page.
#[derive(Clone, Debug)]
pub struct PageText {
    html: SafeHtml,
    /// Where links and images are in it, in order.
    marks: Box<[LinkMark]>,
    /// Its headings in order, one a line: level, anchor, text.
    headings: Box<str>,
}

impl PageText {
    /// Reads a text. Total.
    pub fn read(text: &str) -> Self {
        let arena = Arena::new();
        Self::of(&Tree::parse(&arena, text))
    }

    /// The text of a tree.
    pub fn of(tree: &Tree<'_>) -> Self {
        let html = writer::write(tree);
        let mut headings = String::new();
        for heading in &tree.headings {
            let _ = writeln!(
                headings,
                "{} {} {}",
                heading.level, heading.anchor, heading.text
            );
        }
        Self {
            html: SafeHtml::new(html.text),
            marks: html.marks.into(),
            headings: headings.into(),
        }
    }

    /// Bytes of it.
    pub fn size(&self) -> usize {
        let marks: usize = self.marks.iter().map(LinkMark::size).sum();
        self.html.len() + self.headings.len() + marks
    }

    /// Something in which all words of the text stand, whatever stands around them.
    pub fn words(&self) -> Cow<'_, str> {
        let html = &*self.html;
        if !html.contains('&') {
            return Cow::Borrowed(html);
        }
        // The way back from what `escape::text` does.
        let html = html.replace("&lt;", "<").replace("&gt;", ">");
        Cow::Owned(html.replace("&quot;", "\"").replace("&amp;", "&"))
    }

    /// The text as its page takes it. `resolve` is asked where each link and image leads, by its
    /// destination as written with escapes decoded.
    pub fn rendered(&self, resolve: &dyn Fn(&str) -> Resolved) -> Rendered {
        Rendered {
            html: match self.marks.is_empty() {
                true => self.html.clone(),
                false => SafeHtml::new(links::put_in(&self.html, &self.marks, resolve)),
            },
            contents: self.headings.lines().filter_map(contents_entry).collect(),
        }
    }
}

impl Pack for PageText {
    fn pack(&self, to: &mut Packer) {
        to.text(&self.html);
        to.list(&self.marks).add(&self.headings);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            html: SafeHtml::new(from.text()?.to_owned()),
            marks: from.take()?,
            headings: from.take()?,
        })
    }
}

fn contents_entry(line: &str) -> Option<ContentsEntry> {
    let (level, rest) = line.split_once(' ')?;
    let (anchor, text) = rest.split_once(' ')?;
    Some(ContentsEntry {
        level: level.parse().ok()?,
        text: text.to_owned(),
        anchor: anchor.to_owned(),
    })
}
