//! What stands within a line and is none of it: notes at the foot of a page, and words that are struck out.

use super::{Kind, Rtf};
use crate::import::intake::has_number;
use crate::import::place::Place;

impl Rtf<'_, '_> {
    /// A note begins; the line goes on behind it.
    pub(super) fn begin_note(&mut self) {
        if self.group.kind == Kind::Text {
            self.end_characters();
            let line = self.flow.take_line();
            self.notes.push((self.groups.len(), line));
        }
    }

    /// Ends the notes that stand deeper than this; the lines around them go on.
    pub(super) fn end_notes(&mut self, depth: usize) {
        while let Some((_, line)) = self.notes.pop_if(|(own, _)| *own > depth) {
            self.flow.end_paragraph();
            self.flow.put_line(line);
        }
    }

    /// Takes words of the line, which may be struck out.
    pub(super) fn take_of_line(&mut self, text: &str) {
        self.was += text;
        match self.group.deleted {
            true => self.struck += text,
            false => self.flow.add(text),
        }
    }

    /// A line ends; a number of which a part is struck out is told as it was.
    pub(super) fn end_struck(&mut self) {
        let was = std::mem::take(&mut self.was);
        let struck = std::mem::take(&mut self.struck);
        if struck.trim().is_empty() {
            return;
        }
        let place = Place::Deleted(self.flow.paragraphs);
        self.flow.foreign.push(place.clone(), &struck);
        if has_number(&was) {
            self.flow.foreign.push_run(&place, &was);
        }
    }
}
