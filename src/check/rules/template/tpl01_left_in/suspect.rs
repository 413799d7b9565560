//! A place of a text where something may have been left, and what was.

use std::ops::Range;

/// Something that should not be in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leftover {
    /// Where in the text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) sort: Sort,
}

/// What was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A hint on how to fill in a form.
    Hint,
    /// A bracket behind a title that says what the chapter is to be about.
    Contents,
    /// ×× or XX in place of a name or a number.
    Cross,
    /// A date or an amount that was not filled in.
    Blank,
    /// A row of a form with nothing in it.
    Row,
    /// The code of a field of Word.
    FieldCode,
    /// A question mark in place of a character.
    Lost,
    /// A character that could not be read.
    Broken,
    /// A character that cannot be seen.
    Unseen(char),
}

/// A place that may hold something, and the text around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suspect<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// Where in it the place begins.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The web addresses in the text.
    pub(super) addresses: &'t [Range<usize>],
}

impl Suspect<'_> {
    /// What was left there, unless the range is empty.
    pub(super) fn found(self, range: Range<usize>, sort: Sort) -> Option<Leftover> {
        (!range.is_empty()).then_some(Leftover { range, sort })
    }
}
