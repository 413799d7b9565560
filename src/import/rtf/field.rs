//! Fields of RTF: codes stand beside the line, and what they print without a result joins it.

use super::{Kind, Rtf};
use crate::import::field_code::FieldCode;
use crate::import::place::Place;

impl Rtf<'_, '_> {
    /// A word of a field: it begins, its code, or its result.
    pub(super) fn field(&mut self, word: &str) {
        self.end_characters();
        match word {
            "field" => self.fields.push((self.groups.len(), FieldCode::default())),
            "fldinst" if !self.fields.is_empty() => self.set(Kind::Code),
            "fldrslt" => {
                let length = self.flow.text.len();
                if let Some((_, field)) = self.fields.last_mut() {
                    field.result = Some(length);
                }
            }
            _ => {}
        }
    }

    /// Text of a code.
    pub(super) fn take_of_code(&mut self, text: &str) {
        if let Some((_, field)) = self.fields.last_mut() {
            field.text += text;
        }
    }

    /// Ends the fields that stand deeper than this.
    pub(super) fn end_fields(&mut self, depth: usize) {
        while let Some((_, field)) = self.fields.pop_if(|(own, _)| *own > depth) {
            let shown = field.shown(self.flow.text.len());
            self.take(&shown.unwrap_or_default());
            self.flow.foreign.push_rest(&Place::Hidden, &field.text);
        }
    }
}
