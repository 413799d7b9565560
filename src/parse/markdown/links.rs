//! Links and images: where they lead, and where in the text that is written.

use super::places::Places;
use crate::source::Span;
use comrak::nodes::Sourcepos;

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, with escapes and entities decoded.
    pub target: String,
    /// What a browser shows over it; mostly nothing.
    pub title: String,
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

/// A link or image of a tree.
pub(super) struct TreeLink {
    /// Where it leads.
    pub(super) target: String,
    /// What a browser shows over it.
    pub(super) title: String,
    /// Where it stands.
    pub(super) place: Sourcepos,
    /// What it is.
    pub(super) kind: LinkKind,
}

impl TreeLink {
    /// The link with the place of its destination, looked for where comrak says the link is, then
    /// near it on its lines.
    pub(super) fn located(self, places: &Places<'_>) -> Link {
        let whole = places.range(self.place);
        let near = places.near(self.place);
        let destination = places
            .find_last(whole.clone(), &self.target)
            .or_else(|| places.find_last(near, &self.target));
        Link {
            span: Span::new(destination.unwrap_or(whole)),
            target: self.target,
            title: self.title,
            kind: self.kind,
        }
    }
}
