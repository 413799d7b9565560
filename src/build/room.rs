//! Texts kept from the first reading until their pages are made, as long as there is room.
//!
//! Invariant: all texts that stay take no more than the room there is, so that memory does not grow
//! with a site. Of a site whose sources do not fit none stay: half of them would only hold memory.

use super::inputs::InputFile;
use crate::parse::Form;
use crate::render::PageText;

/// Bytes of sources whose texts may be kept: those of some ten thousand reports.
const ROOM: u64 = 160 << 20;

/// The room that is left.
#[derive(Debug)]
pub(super) struct Room {
    left: usize,
}

impl Room {
    /// The room for the texts of these files.
    pub(super) fn of(files: &[InputFile]) -> Self {
        let sources = files.iter().filter(|file| Form::of(&file.path).is_some());
        let all: u64 = sources.map(|file| file.size).sum();
        let left = if all <= ROOM { all } else { 0 };
        Self {
            left: usize::try_from(left).unwrap_or(0),
        }
    }

    /// Whether a text may be kept.
    pub(super) fn holds(&mut self, text: &PageText) -> bool {
        let left = self.left.checked_sub(text.size());
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Room;
    use crate::render::PageText;

    #[test]
    fn texts_are_kept_while_there_is_room() {
        let mut room = Room { left: 5 };
        let kept = ["abc", "def", "gh"].map(|text| room.holds(&PageText::Written(text.into())));
        assert_eq!(kept, [true, false, true]);
    }
}
