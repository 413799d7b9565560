//! What of a file was not read.

use super::words::{self, NO_TEXT};
use crate::import::{Block, Foreign, Gap, LeftOut};
use crate::shell::Converter;

/// Why nothing was read of a file.
pub(super) fn why_unread(name: &str, foreign: &Foreign) -> String {
    let is_kind = |gap: &&Gap| matches!(gap, Gap::Unknown | Gap::Old);
    let is_convertible = Converter::knows(name) && foreign.gaps.iter().all(|gap| is_kind(&gap));
    match foreign.gaps.first() {
        Some(gap) => words::unread(gap, is_convertible),
        None => NO_TEXT.to_owned(),
    }
}

/// Whether a file prints nothing.
pub(super) fn says_nothing(foreign: &Foreign) -> bool {
    let blocks = foreign
        .printed
        .as_ref()
        .map_or(&[][..], |printed| &printed.blocks);
    blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.trim().is_empty(),
        Block::Table(table) => table.cells().iter().all(|cell| cell.text.trim().is_empty()),
    })
}

/// Whether text of the file itself was not read.
pub(super) fn lacks_text(gap: &Gap) -> bool {
    matches!(
        gap,
        Gap::BrokenInPart
            | Gap::Pictures
            | Gap::PagesWithoutText(_)
            | Gap::UnknownLetters(_)
            | Gap::DrawnLetters(_)
            | Gap::Limit(_)
    )
}

/// Whether an office program shows values there that the file does not have, letters are missing, or a program has
/// guessed them.
pub(super) fn lacks_values(left: &LeftOut) -> bool {
    matches!(
        left,
        LeftOut::Uncomputed(..) | LeftOut::Recognised(_) | LeftOut::CutOff(_)
    )
}
