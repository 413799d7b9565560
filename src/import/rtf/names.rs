//! What the heads of RTF name, fonts and styles, and the numbers that are written before paragraphs.

use super::print::RtfPrint;
use crate::import::list_mark::{ListMark, level_of_heading};
use crate::import::symbol_font::{SymbolFont, private_use};

/// Bytes of a paragraph before which a number may still be put.
const NEAR_START: usize = 4096;
/// Bytes of a name that are kept.
const NAME: usize = 64;

impl RtfPrint {
    /// Puts the number before the text that follows on it.
    pub(super) fn put_label(&mut self, next: &str) {
        if !self.label.is_empty() {
            let text = std::mem::take(&mut self.label);
            let label = ListMark {
                text: private_use(text.trim()),
                is_joined: false,
            };
            let follows = self.text.chars().chain(next.chars()).next();
            let before = label.before(follows);
            // Usually nothing is there yet.
            match self.text.len() < NEAR_START {
                true => self.text.insert_str(0, &before),
                false => self.text += &before,
            }
        }
    }

    /// The name of a font, which ends with a semicolon.
    pub(super) fn name_font(&mut self, text: &str) {
        if self.font_name.len() < NAME {
            self.font_name += text;
        }
        if let Some((name, _)) = self.font_name.split_once(';') {
            if let Some(font) = SymbolFont::of(name) {
                self.fonts.insert(self.state.font, font);
            }
            self.font_name.clear();
        }
    }

    /// The name of a style: those of headings have their level in it.
    pub(super) fn name_style(&mut self, text: &str) {
        if self.style_name.len() < NAME {
            self.style_name += text;
        }
        let level = self
            .style_name
            .split_once(';')
            .and_then(|(name, _)| level_of_heading(name));
        if let Some((style, level)) = self.style.zip(level) {
            self.levels.entry(style).or_insert(level);
        }
    }
}
