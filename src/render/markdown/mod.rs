//! A report's text as HTML.
//!
//! Takes the text, then a way to find out where links lead; gives HTML and the table of contents.
//! Invariants: everything that came from the text is escaped, no destination is written that was
//! not both allowed by [`crate::parse::markdown::target`] and resolved, every `id` is given once,
//! and the contents are the headings of [`crate::parse::markdown::read`].
//!
//! Heading anchors hold letters, digits, `-` and `_` only; the ids of notes hold a colon
//! (`fn:1`, `fnref:1`), so the two never meet.

mod escape;
mod links;
mod notes;
mod page_text;
mod safe_html;
mod table;
mod writer;

pub use page_text::PageText;
pub(crate) use safe_html::SafeHtml;

use serde::Serialize;

/// A text as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML, made of whole blocks. Empty for an empty text.
    pub html: SafeHtml,
    /// Its headings, in order.
    pub contents: Vec<ContentsEntry>,
}

/// One line of the table of contents, as templates see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentsEntry {
    /// The heading's level, 2 to 6.
    pub level: u8,
    /// The heading's text with its official number, not escaped.
    pub text: String,
    /// What a link to it ends in, without `#`, not escaped.
    pub anchor: String,
}

/// Where a link or image leads once the site is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The value for `href` or `src`, not escaped.
    Href(String),
    /// Nowhere: only the label is shown.
    Dead,
}
