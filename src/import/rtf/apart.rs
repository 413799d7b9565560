//! What stands within a line and is none of it: notes at the foot of a page, text boxes, and words that are struck out;
//! and what stands beside the text.

use super::{Kind, Rtf};
use crate::import::foreign::{Extra, Property};
use crate::import::place::Place;

impl Rtf<'_, '_> {
    /// A note or a text box begins; the line goes on behind it.
    pub(super) fn interrupt(&mut self, word: &str) {
        self.end_characters();
        // Older programs pass over text boxes.
        let is_text =
            self.group.kind == Kind::Text || word == "shptxt" && self.group.kind == Kind::Aside;
        if is_text {
            self.group.kind = Kind::Text;
            let line = self.flow.take_line();
            self.notes.push((self.groups.len(), line));
        }
    }

    /// Ends the notes and boxes that stand deeper than this; the lines around them go on.
    pub(super) fn end_notes(&mut self, depth: usize) {
        while let Some((_, line)) = self.notes.pop_if(|(own, _)| *own > depth) {
            self.flow.end_paragraph();
            self.flow.put_line(line);
        }
    }

    /// Takes words of the line, which may be struck out or added.
    pub(super) fn take_of_line(&mut self, text: &str) {
        if self.group.deleted {
            return self.struck.strike(text);
        }
        match self.group.added {
            true => self.struck.put_in(),
            false => self.struck.keep(text),
        }
        self.flow.add(text);
    }

    /// A line ends; a number of which a part is struck out is told as it was.
    pub(super) fn end_struck(&mut self) {
        let place = Place::Deleted(self.flow.paragraphs);
        self.struck.end(place, self.flow.foreign);
    }

    /// What stands beside the text ends.
    pub(super) fn end_aside(&mut self) {
        let text = std::mem::take(&mut self.aside);
        let text = text.trim().trim_end_matches(';');
        if text.is_empty() {
            return;
        }
        let foreign = &mut *self.flow.foreign;
        match self.group.property {
            Some(property) => {
                foreign.push(Place::Property(property), text);
                foreign.extras.push(Extra::Named(property, text.into()));
            }
            // Nothing in it parts the texts of drawings.
            None if self.group.is_look => _ = foreign.push_aside(&Place::Hidden, text),
            None => _ = foreign.push_rest(&Place::Hidden, text),
        }
    }

    /// A property of the text begins that names somebody.
    pub(super) fn names(&mut self, property: Property) {
        self.set(Kind::Aside);
        self.end_aside();
        self.group.property = Some(property);
    }
}
