//! Markdown (placeholder until the room is furnished).

use crate::source::Span;

/// x
pub struct Heading {
    /// x
    pub anchor: String,
}
/// x
pub struct Link {
    /// x
    pub target: String,
    /// x
    pub span: Span,
}
/// x
pub struct Outline {
    /// x
    pub headings: Vec<Heading>,
    /// x
    pub links: Vec<Link>,
    /// x
    pub characters: u32,
}
/// x
pub fn outline(_text: &str) -> Outline {
    Outline {
        headings: Vec::new(),
        links: Vec::new(),
        characters: 0,
    }
}
