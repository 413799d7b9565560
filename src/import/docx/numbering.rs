//! The numbers that Word puts before paragraphs, worked out from `numbering.xml`.
//!
//! A paragraph names a list (`w:num`), which is a use of a definition (`w:abstractNum`). Uses of one definition
//! count on together, unless a use says that it starts anew.

use super::styles::{DocxStyles, ListItem, is_on};
use crate::import::list::{Counters, LEVELS, ListLevel, ListPlace};
use crate::import::list_mark::ListMark;
use crate::import::symbol_font::SymbolFont;
use crate::import::xml::{Attributes, XmlEvent, walk};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// How far lists that are taken from styles are followed.
const STEPS: usize = 8;

/// The lists of a text.
#[derive(Default)]
pub(super) struct DocxNumbering {
    definitions: HashMap<Box<str>, Definition>,
    uses: HashMap<Box<str>, Use>,
}

#[derive(Default)]
struct Definition {
    levels: [Option<ListLevel>; LEVELS],
    /// The style that has the levels instead.
    by_style: Option<Box<str>>,
}

#[derive(Default)]
struct Use {
    of: Box<str>,
    starts: [Option<u32>; LEVELS],
    levels: [Option<ListLevel>; LEVELS],
}

impl DocxNumbering {
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
        reader.numbering
    }

    /// The item that a paragraph is by its style: the level is the one that names the style.
    pub(super) fn item_of_style(
        &self,
        styles: &DocxStyles,
        style: Option<&str>,
    ) -> Option<ListItem> {
        let (number, named) = styles.number(style)?;
        let (_, definition) = self.definition(number, styles)?;
        let levels = levels(self.uses.get(number)?, definition);
        let is_of = |name: &str, level: &Option<&ListLevel>| {
            level.is_some_and(|level| level.style.as_deref() == Some(name))
        };
        let mut names = styles.names(style);
        let of_style = names.find_map(|name| levels.iter().position(|level| is_of(name, level)));
        let level = of_style.or(named).unwrap_or(0);
        let number = number.into();
        Some(ListItem { number, level })
    }

    /// The definition that a list uses, which may be that of a style, and its name.
    fn definition(&self, number: &str, styles: &DocxStyles) -> Option<(&str, &Definition)> {
        let mut number = number;
        for _ in 0..STEPS {
            let of = &*self.uses.get(number)?.of;
            let definition = self.definitions.get(of)?;
            match &definition.by_style {
                Some(style) => number = styles.number(Some(style))?.0,
                None => return Some((of, definition)),
            }
        }
        None
    }

    /// The number of the next paragraph that is this item; `None` if there is no such list.
    pub(super) fn next(
        &self,
        item: &ListItem,
        styles: &DocxStyles,
        counters: &mut Counters,
    ) -> Option<ListMark> {
        let (name, definition) = self.definition(&item.number, styles)?;
        let used = self.uses.get(&item.number)?;
        let levels = levels(used, definition);
        counters.next(
            &ListPlace {
                definition: name,
                number: &item.number,
                level: item.level,
                begins: used.starts.get(item.level).copied().flatten(),
            },
            &levels,
        )
    }
}

/// The levels of a list: those that its use has of its own, and those of the definition.
fn levels<'a>(used: &'a Use, definition: &'a Definition) -> [Option<&'a ListLevel>; LEVELS] {
    std::array::from_fn(|at| {
        let own = used.levels.get(at).and_then(Option::as_ref);
        own.or(definition.levels.get(at).and_then(Option::as_ref))
    })
}

#[derive(Default)]
struct Reader {
    numbering: DocxNumbering,
    definition: Option<(Box<str>, Definition)>,
    used: Option<(Box<str>, Use)>,
    level: Option<(usize, ListLevel)>,
    /// The level whose use says something of its own.
    own: Option<usize>,
    /// How deep we are in what is only for programs that do not know another.
    fallback: usize,
}

impl Reader {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        let get = |name: &str| attributes.get(name).unwrap_or_default().into_boxed_str();
        match name {
            "Fallback" => self.fallback += 1,
            _ if self.fallback > 0 => {}
            "abstractNum" => self.definition = Some((get("abstractNumId"), Definition::default())),
            "num" => self.used = Some((get("numId"), Use::default())),
            "abstractNumId" => {
                if let Some((_, used)) = &mut self.used {
                    used.of = get("val");
                }
            }
            "numStyleLink" => {
                if let Some((_, definition)) = &mut self.definition {
                    definition.by_style = Some(get("val"));
                }
            }
            "lvlOverride" => self.own = get("ilvl").parse().ok(),
            "startOverride" => {
                let own = self.own.filter(|_| self.level.is_none());
                if let (Some((_, used)), Some(own)) = (&mut self.used, own)
                    && let Some(start) = used.starts.get_mut(own)
                {
                    *start = get("val").parse().ok();
                }
            }
            "lvl" => {
                let at = get("ilvl").parse().unwrap_or(LEVELS);
                self.level = Some((at, ListLevel::default()));
            }
            _ => {
                if let Some((_, level)) = &mut self.level {
                    set(level, name, attributes);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "lvl" => {
                let Some((at, level)) = self.level.take() else {
                    return;
                };
                let levels = match (&mut self.used, &mut self.definition) {
                    (Some((_, used)), _) => &mut used.levels,
                    (None, Some((_, definition))) => &mut definition.levels,
                    (None, None) => return,
                };
                if let Some(place) = levels.get_mut(at) {
                    *place = Some(level);
                }
            }
            "lvlOverride" => self.own = None,
            "abstractNum" => {
                if let Some((name, definition)) = self.definition.take() {
                    self.numbering.definitions.insert(name, definition);
                }
            }
            "num" => {
                if let Some((name, used)) = self.used.take() {
                    self.numbering.uses.insert(name, used);
                }
            }
            _ => {}
        }
    }
}

/// A property of a level.
fn set(level: &mut ListLevel, name: &str, attributes: &Attributes<'_>) {
    let value = || attributes.get("val").unwrap_or_default();
    match name {
        "start" => level.start = value().trim().parse().unwrap_or(0),
        "numFmt" => level.format = format(attributes),
        "lvlText" => level.text = value().into(),
        "suff" => level.is_joined = value() == "nothing",
        "isLgl" => level.is_legal = is_on(attributes),
        "lvlRestart" => level.restart = value().trim().parse().ok(),
        "pStyle" => level.style = Some(value().into()),
        "vanish" => level.hides = is_on(attributes),
        "rFonts" => {
            let font = ["ascii", "hAnsi"]
                .iter()
                .find_map(|name| attributes.get(name));
            level.font = font.and_then(|font| SymbolFont::of(&font));
        }
        _ => {}
    }
}

/// The format of numbers; one that is written out is told by how it begins.
fn format(attributes: &Attributes<'_>) -> Box<str> {
    let value = attributes.get("val").unwrap_or_default();
    let written = attributes.get("format").filter(|_| value == "custom");
    let Some(written) = written else {
        return value.into();
    };
    let first = written.split(',').next().unwrap_or_default().trim();
    match first {
        "01" => "decimalZero".into(),
        "001" | "0001" | "00001" => first.into(),
        _ => value.into(),
    }
}
