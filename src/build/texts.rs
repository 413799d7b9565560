//! Texts kept from the first reading until their pages are made, as long as there is room.
//!
//! Takes bodies as they were read, and leaves each with its text or without. Invariant: all texts
//! that are kept take no more than the room there is, so that memory does not grow with a site.

use crate::model::Body;

/// Bytes of text that may be kept: those of some ten thousand reports.
const ROOM: usize = 96 << 20;

/// The room that is left.
#[derive(Debug)]
pub(super) struct Texts {
    left: usize,
}

impl Default for Texts {
    fn default() -> Self {
        Self { left: ROOM }
    }
}

impl Texts {
    /// Lets a body keep its text, if there is room.
    pub(super) fn keep(&mut self, body: &mut Body) {
        let size = body.kept.as_ref().map_or(0, |text| text.len());
        match self.left.checked_sub(size) {
            Some(left) => self.left = left,
            None => body.kept = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;
    use crate::model::Body;

    #[test]
    fn texts_are_kept_while_there_is_room() {
        let mut texts = Texts { left: 5 };
        let kept = ["abc", "def", "gh"].map(|text| {
            let mut body = Body {
                kept: Some(text.into()),
                ..Body::default()
            };
            texts.keep(&mut body);
            body.kept.is_some()
        });
        assert_eq!(kept, [true, false, true]);
    }
}
