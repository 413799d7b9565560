//! Where paragraphs, spans and marks of notes of OpenDocument begin and end.

use super::print::{Look, Note, OpenLine, OpenPrint};
use crate::import::place::Place;
use crate::import::printed::{Block, Paragraph};
use crate::import::xml::Attributes;

impl OpenPrint<'_> {
    /// A paragraph begins, which may stand within another.
    pub(super) fn begin_line(&mut self, name: &str, attributes: &Attributes<'_>) {
        if self.line.is_open {
            let text = std::mem::take(&mut self.builder.text);
            self.outer.push((std::mem::take(&mut self.line), text));
        }
        let style = attributes.get("style-name").unwrap_or_default();
        let number = |name: &str| attributes.get(name).and_then(|value| value.parse().ok());
        let level = number("outline-level").filter(|_| name == "h");
        let level = level.and_then(|level| u8::try_from(level).ok());
        let look = Look {
            hides: self.styles.hides(&style).unwrap_or(false),
            font: self.styles.font(&style),
        };
        let label = match level {
            _ if look.hides || attributes.is_on("is-list-header") => None,
            Some(level) => {
                let start = number("start-value");
                let place = (level, start);
                self.lists.of_heading(self.styles, &style, place)
            }
            None => self.lists.of_paragraph(self.styles),
        };
        self.line = OpenLine {
            is_open: true,
            label,
            level,
            look,
            spans: Vec::new(),
        };
    }

    pub(super) fn end_line(&mut self) {
        self.in_hidden = false;
        self.line.is_open = false;
        if self.deleted == 0 {
            if !self.line.look.hides {
                self.put_label("");
            }
            self.end_paragraph();
        }
        if let Some((line, text)) = self.outer.pop() {
            (self.line, self.builder.text) = (line, text);
        }
    }

    fn end_paragraph(&mut self) {
        if self.in_note {
            let text = std::mem::take(&mut self.builder.text);
            let mark = match std::mem::replace(&mut self.note, Note::None) {
                Note::Cited(mark) | Note::Marked(mark) => mark,
                Note::None => String::new(),
            };
            if !text.trim().is_empty() {
                self.notes.push(Block::Paragraph(Paragraph {
                    place: Place::Note,
                    text: mark + &text,
                    level: None,
                }));
            }
            return;
        }
        let place = self.place();
        let says = !self.builder.text.trim().is_empty();
        self.paragraphs += u32::from(says && self.grids.is_empty());
        self.builder.level = self.line.level;
        self.builder.end_paragraph(&place);
    }

    pub(super) fn begin_span(&mut self, attributes: &Attributes<'_>) {
        let style = attributes.get("style-name").unwrap_or_default();
        let around = self.look();
        self.line.spans.push(Look {
            hides: self.styles.hides(&style).unwrap_or(around.hides),
            font: self.styles.font(&style).or(around.font),
        });
    }

    /// The mark of a note was read: it stands here and before the note, and no digits run into it.
    pub(super) fn end_citation(&mut self) {
        if let Note::Cited(mark) = &self.note {
            let mark = match mark.contains(|c: char| c.is_ascii_alphanumeric()) {
                true => format!("[{mark}]"),
                false => mark.clone(),
            };
            self.note = Note::Marked(mark.clone());
            self.write(&mark);
        }
    }
}
