//! What styles say of printing: numbers, levels in the outline, and what is hidden (`styles.xml`).

use crate::import::list::LEVELS;
use crate::import::list_mark::level_of_heading;
use crate::import::xml::{Attributes, XmlEvent, walk};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// How far styles that are based on one another are followed.
const STEPS: usize = 32;

/// The styles of a text.
#[derive(Default)]
pub(super) struct DocxStyles {
    by_id: HashMap<Box<str>, Style>,
    /// The style of paragraphs that name none.
    of_paragraphs: Option<Box<str>>,
    /// Whether text is hidden that no style says anything of.
    hides: bool,
}

#[derive(Default)]
struct Style {
    based_on: Option<Box<str>>,
    number: Option<Box<str>>,
    level_of_number: Option<usize>,
    outline: Option<u8>,
    hides: Option<bool>,
}

/// The list a paragraph is numbered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListItem {
    pub(super) number: Box<str>,
    /// The level, from 0.
    pub(super) level: usize,
}

impl DocxStyles {
    /// Reads the part; a damaged one gives what it has.
    pub(super) fn read(xml: &str) -> Self {
        let mut reader = Reader::default();
        let _ = walk(xml, &mut |mark| {
            match mark {
                XmlEvent::Open(name, attributes) => reader.open(name, attributes),
                XmlEvent::Close(name) => reader.close(name),
                _ => {}
            }
            ControlFlow::Continue(())
        });
        reader.styles
    }

    /// A style and those it is based on, nearest first; of a paragraph that names none, the usual one.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.of_paragraphs.as_deref());
        let find = |id: &'a str| self.by_id.get(id).map(|style| (id, style));
        let chain = std::iter::successors(first.and_then(find), move |(_, style)| {
            style.based_on.as_deref().and_then(find)
        });
        chain.take(STEPS)
    }

    /// The number that a style of paragraphs gives, with the level that it names.
    pub(super) fn number<'a>(&'a self, id: Option<&'a str>) -> Option<(&'a str, Option<usize>)> {
        let found = self.chain(id).find_map(|(_, style)| {
            let number = style.number.as_deref()?;
            Some((number, style.level_of_number))
        });
        found.filter(|(number, _)| *number != "0")
    }

    /// The names of a style and of those it is based on, nearest first.
    pub(super) fn names<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        self.chain(id).map(|(id, _)| id)
    }

    /// The level in the outline, from 1.
    pub(super) fn outline(&self, id: Option<&str>) -> Option<u8> {
        let found = self.chain(id).find_map(|(_, style)| style.outline);
        found.and_then(outline)
    }

    /// Whether text in paragraphs of a style is hidden.
    pub(super) fn hides(&self, id: Option<&str>) -> bool {
        let found = self.chain(id).find_map(|(_, style)| style.hides);
        found.unwrap_or(self.hides)
    }

    /// The same of a style of characters, if it says anything.
    pub(super) fn hides_characters(&self, id: &str) -> Option<bool> {
        self.chain(Some(id)).find_map(|(_, style)| style.hides)
    }
}

/// The level in the outline, from 1, of one as it is written; body text has none.
pub(super) fn outline(written: u8) -> Option<u8> {
    (written < 9).then_some(written + 1)
}

/// Whether a property that is there is on.
pub(super) fn is_on(attributes: &Attributes<'_>) -> bool {
    let value = attributes.get("val");
    !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
}

#[derive(Default)]
struct Reader {
    styles: DocxStyles,
    current: Option<(Box<str>, Style)>,
    is_of_table: bool,
    in_defaults: bool,
    /// How deep we are in what only holds for a part of a table, or held before a change.
    apart: usize,
}

impl Reader {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = || attributes.get("val").map(String::into_boxed_str);
        match name {
            "tblStylePr" | "rPrChange" | "pPrChange" => self.apart += 1,
            "docDefaults" => self.in_defaults = true,
            "style" => {
                let id = attributes.get("styleId").unwrap_or_default();
                let kind = attributes.get("type");
                self.is_of_table = kind.as_deref() == Some("table");
                if attributes.is_on("default") && kind.as_deref() == Some("paragraph") {
                    self.styles.of_paragraphs = Some(id.as_str().into());
                }
                self.current = Some((id.into(), Style::default()));
            }
            _ if self.apart > 0 => {}
            "vanish" if self.in_defaults => self.styles.hides = is_on(attributes),
            _ => {
                let Some((_, style)) = &mut self.current else {
                    return;
                };
                match name {
                    // Headings that the program brings along have their level whatever is written.
                    "name" => {
                        let level = value().and_then(|name| level_of_heading(&name));
                        style.outline = level.map(|level| level - 1);
                    }
                    "basedOn" => style.based_on = value(),
                    "numId" => style.number = value(),
                    "ilvl" => style.level_of_number = level(attributes),
                    "outlineLvl" => {
                        style.outline = value().and_then(|value| value.trim().parse().ok());
                    }
                    "vanish" if !self.is_of_table => style.hides = Some(is_on(attributes)),
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "tblStylePr" | "rPrChange" | "pPrChange" => self.apart = self.apart.saturating_sub(1),
            "docDefaults" => self.in_defaults = false,
            "style" => {
                if let Some((id, style)) = self.current.take() {
                    self.styles.by_id.insert(id, style);
                }
            }
            _ => {}
        }
    }
}

/// The level of a list that an element names; there are no others than nine.
pub(super) fn level(attributes: &Attributes<'_>) -> Option<usize> {
    let value = attributes.get("val")?;
    value.trim().parse().ok().filter(|level| *level < LEVELS)
}
