//! Fields: what stands between their code and their end is printed; some print without it.

use super::styles::is_on;
use super::tag::Tag;
use crate::import::field_code::shown;
use crate::import::xml::Attributes;

/// Bytes of a code that are kept, and entries of a list.
const CODE: usize = 1024;
const ENTRIES: usize = 1000;

/// A field we are in.
#[derive(Default)]
pub(super) struct TextField {
    /// What had been printed before it.
    pub(super) said_before: usize,
    has_result: bool,
    code: String,
    tick: Option<bool>,
    entries: Vec<String>,
    chosen: usize,
}

impl TextField {
    pub(super) fn begin(said_before: usize) -> Self {
        Self {
            said_before,
            ..Self::default()
        }
    }

    /// Its result begins.
    pub(super) fn separate(&mut self) {
        self.has_result = true;
    }

    /// Whether we are in its code.
    pub(super) fn is_code(&self) -> bool {
        !self.has_result
    }

    /// A text in it that is not printed.
    pub(super) fn instruct(&mut self, text: &str, within: Option<Tag>) {
        if within == Some(Tag::Instruction) && self.code.len() + text.len() <= CODE {
            self.code += text;
        }
    }

    /// What an older form says of it.
    pub(super) fn property(&mut self, parent: Tag, name: &str, attributes: &Attributes<'_>) {
        let value = || attributes.get("val").unwrap_or_default();
        match (parent, name) {
            (_, "checkBox") => self.tick = Some(false),
            (Tag::FormCheckBox, "default" | "checked") => self.tick = Some(is_on(attributes)),
            (Tag::DropDown, "result") => self.chosen = value().parse().unwrap_or(0),
            (Tag::DropDown, "listEntry") if self.entries.len() < ENTRIES => {
                self.entries.push(value());
            }
            _ => {}
        }
    }

    /// What it shows without a result.
    pub(super) fn shown(mut self) -> Option<String> {
        if let Some(tick) = self.tick {
            return Some(if tick { "☑" } else { "□" }.into());
        }
        if self.chosen < self.entries.len() {
            return Some(self.entries.swap_remove(self.chosen));
        }
        shown(&self.code)
    }
}
