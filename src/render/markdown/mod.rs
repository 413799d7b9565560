//! A report's text as HTML.
//!
//! Takes the text and a way to find out where links lead; gives HTML and the table of contents.
//! Invariants: everything that came from the text is escaped, no destination is written that was
//! not both allowed by [`crate::parse::markdown::target`] and resolved, every `id` is given once,
//! and the contents are the headings of [`crate::parse::markdown::outline`].
//!
//! Heading anchors hold letters, digits, `-` and `_` only; the ids of notes hold a colon
//! (`fn:1`, `fnref:1`), so the two never meet.

mod escape;
mod notes;
mod ready;
mod safe_html;
mod table;
mod writer;

pub use ready::Ready;
pub use safe_html::SafeHtml;

use crate::parse::markdown::{Arena, Tree};
use std::borrow::Cow;

/// A text as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered<'a> {
    /// The HTML, made of whole blocks. Empty for an empty text.
    pub html: SafeHtml,
    /// Its headings, in order.
    pub contents: Vec<ContentsEntry<'a>>,
}

/// One line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry<'a> {
    /// The heading's level, 2 to 6.
    pub level: u8,
    /// The heading's text with its official number, not escaped.
    pub text: Cow<'a, str>,
    /// What a link to it ends in, without `#`, not escaped.
    pub anchor: Cow<'a, str>,
}

/// Where a link or image leads once the site is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The value for `href` or `src`, not escaped.
    Href(String),
    /// Nowhere: only the label is shown.
    Dead,
}

/// Renders `text`. `resolve` is asked where each link and image leads, by its destination as
/// written with escapes decoded. Total.
pub fn to_html(text: &str, resolve: &dyn Fn(&str) -> Resolved) -> Rendered<'static> {
    let arena = Arena::new();
    let tree = Tree::parse(&arena, text);
    let html = writer::write(&tree, resolve).text;
    let contents = tree
        .headings
        .into_iter()
        .map(|heading| ContentsEntry {
            level: heading.level,
            text: heading.text.into(),
            anchor: heading.anchor.into(),
        })
        .collect();
    Rendered {
        html: SafeHtml::new(html),
        contents,
    }
}
