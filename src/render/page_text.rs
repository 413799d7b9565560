//! The text of a page, from the reading of its source until the page is made.

use super::markdown::Ready;

/// The text of a page.
#[derive(Clone, Debug)]
pub enum PageText {
    /// As it was written: where its links lead shows only once the site is known.
    Written(Box<str>),
    /// As HTML: it has no links, and plain headings.
    Ready(Ready),
}

impl PageText {
    /// Bytes of it.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Written(text) => text.len(),
            Self::Ready(ready) => ready.size(),
        }
    }

    /// Something in which all words of the text stand as they were written, whatever stands around
    /// them; `None` where a sign of it may be written otherwise.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Written(text) => Some(text),
            Self::Ready(ready) => Some(ready.html()).filter(|html| !html.contains('&')),
        }
    }
}
