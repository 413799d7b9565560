//! Lines of which words are struck out or added while changes are tracked: a number of which a part is struck out is
//! still there whole.

use super::foreign::Foreign;
use super::intake::has_number;
use super::place::Place;

/// Bytes of a line that are kept.
const LINE: usize = 1 << 16;

/// A line as it was before changes were tracked, without what was added, and the words that are struck out of it.
#[derive(Default)]
pub(super) struct StruckWords {
    was: String,
    struck: String,
    is_changed: bool,
}

impl StruckWords {
    /// Words that were there before and still are.
    pub(super) fn keep(&mut self, text: &str) {
        if self.was.len() + text.len() > LINE {
            self.was.clear();
        }
        self.was += text;
    }

    /// Words that are struck out.
    pub(super) fn strike(&mut self, text: &str) {
        self.recall(text);
        self.struck += text;
    }

    /// The same for words that are told where they are kept.
    pub(super) fn recall(&mut self, text: &str) {
        self.keep(text);
        self.is_changed |= !text.trim().is_empty();
    }

    /// Words were added here.
    pub(super) fn put_in(&mut self) {
        self.is_changed = true;
    }

    /// The line ends, which stands at this place.
    pub(super) fn end(&mut self, place: Place, foreign: &mut Foreign) {
        if std::mem::take(&mut self.is_changed) {
            if !self.struck.is_empty() {
                foreign.push(place.clone(), &self.struck);
            }
            if has_number(&self.was) {
                foreign.push_run(&place, &self.was);
            }
        }
        self.was.clear();
        self.struck.clear();
    }
}
