//! Notes at the foot of a page, which stand within the line that they are a note to.

use super::{Kind, Rtf};

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
}
