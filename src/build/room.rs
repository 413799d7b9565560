//! Texts kept from the first reading until their pages are made, as long as there is room.
//!
//! Takes texts one after the other and says of each whether it may stay. Invariant: all texts that
//! stay take no more than the room there is, so that memory does not grow with a site.

use crate::model::Body;

/// Bytes of text that may be kept: those of some ten thousand reports.
const ROOM: usize = 96 << 20;

/// The room that is left.
#[derive(Debug)]
pub(super) struct Room {
    left: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { left: ROOM }
    }
}

impl Room {
    /// Whether a body may keep its text.
    pub(super) fn holds(&mut self, body: &Body) -> bool {
        let size = body.kept.as_ref().map_or(0, |text| text.len());
        let left = self.left.checked_sub(size);
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::Room;
    use crate::model::Body;

    #[test]
    fn texts_are_kept_while_there_is_room() {
        let mut room = Room { left: 5 };
        let kept = ["abc", "def", "gh"].map(|text| {
            room.holds(&Body {
                kept: Some(text.into()),
                ..Body::default()
            })
        });
        assert_eq!(kept, [true, false, true]);
    }
}
