//! Plain text, line by line, in whatever encoding it was written.

use super::foreign::{Foreign, Gap, SpaceLeft};
use super::place::Place;
use crate::parse::decode;
use crate::source::SourcePath;

/// Reads a text.
pub(super) fn read(bytes: &[u8], foreign: &mut Foreign) {
    for (index, line) in text(bytes, foreign).lines().enumerate() {
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        if foreign.push(Place::Line(number), line) == SpaceLeft::Full {
            return;
        }
    }
}

/// What the bytes say. A text of another encoding is no fault here; one that no encoding reads is.
pub(super) fn text(bytes: &[u8], foreign: &mut Foreign) -> String {
    let (source, findings) = decode(&SourcePath::new(""), bytes);
    let unreadable = findings.iter().any(|finding| finding.span.is_some());
    if unreadable && source.text.contains('\u{FFFD}') {
        foreign.gaps.push(Gap::Broken);
    }
    source.text.to_string()
}
