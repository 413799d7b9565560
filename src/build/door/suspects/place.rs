//! Places for a close look.

use std::ops::Range;

/// Digits that stand together and may be a number: those of a mobile number but for one.
pub(super) const FEWEST: usize = 10;

/// What may stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::build::door) enum SuspectKind {
    /// A number in a text.
    Number,
    /// A number inside a tag.
    Attribute,
    /// A mark of secrecy: the text of a whole block.
    Mark,
}

/// A place for a close look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::build::door) struct SuspectPlace {
    pub(in crate::build::door) kind: SuspectKind,
    pub(in crate::build::door) range: Range<usize>,
}
