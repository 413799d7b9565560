//! What styles of OpenDocument say of printing: what is hidden, fonts of symbols, and how lists are numbered.

use crate::import::list_mark::ListMark;
use crate::import::numerals::numeral;
use crate::import::symbol_font::{SymbolFont, private_use};
use crate::import::xml::{Attributes, XmlEvent, walk};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;
/// How far styles that are based on one another are followed.
const STEPS: usize = 32;
/// Characters of a number before a paragraph.
const CHARACTERS: usize = 100;
/// The name under which the numbers of headings are kept.
const OUTLINE: &str = "\u{0}outline";

/// How far a list has been counted, level by level.
pub(super) type LevelCounts = [Option<u32>; LEVELS];

/// The styles of a text.
#[derive(Default)]
pub(super) struct OpenStyles {
    by_name: HashMap<Box<str>, Style>,
    lists: HashMap<Box<str>, [Option<Level>; LEVELS]>,
    /// The families of fonts by the names that styles call them by.
    fonts: HashMap<Box<str>, Box<str>>,
    current: Option<Box<str>>,
    list: Option<Box<str>>,
    level: Option<usize>,
}

#[derive(Default)]
struct Style {
    parent: Option<Box<str>>,
    hides: Option<bool>,
    font: Option<Box<str>>,
    /// The list that numbers its paragraphs; an empty name for none.
    list: Option<Box<str>>,
}

#[derive(Default)]
struct Level {
    start: Option<u32>,
    format: Box<str>,
    /// The whole number, with `%1%` for that of the first level.
    pattern: Option<Box<str>>,
    prefix: Box<str>,
    suffix: Box<str>,
    /// How many levels it shows.
    shows: usize,
    bullet: Option<Box<str>>,
    font: Option<Box<str>>,
    is_joined: bool,
}

impl OpenStyles {
    /// Adds the styles of a part; a damaged one gives what it has.
    pub(super) fn read(&mut self, xml: &str) {
        let _ = walk(xml, &mut |mark| {
            match mark {
                XmlEvent::Open("body", _) => return ControlFlow::Break(()),
                XmlEvent::Open(name, attributes) => self.open(name, attributes),
                XmlEvent::Close("style") => self.current = None,
                XmlEvent::Close("list-style" | "outline-style") => self.list = None,
                XmlEvent::Close(
                    "list-level-style-number" | "list-level-style-bullet" | "outline-level-style",
                ) => self.level = None,
                _ => {}
            }
            ControlFlow::Continue(())
        });
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        let get = |name: &str| attributes.get(name).map(String::into_boxed_str);
        match name {
            "font-face" => {
                if let Some((name, family)) = get("name").zip(get("font-family")) {
                    self.fonts
                        .insert(name, family.trim_matches(['\'', '"']).into());
                }
            }
            "style" => {
                let name = get("name").unwrap_or_default();
                let style = Style {
                    parent: get("parent-style-name"),
                    list: get("list-style-name"),
                    ..Style::default()
                };
                self.by_name.insert(name.clone(), style);
                self.current = Some(name);
            }
            "text-properties" => self.set(attributes),
            "list-style" => self.list = get("name"),
            "outline-style" => self.list = Some(OUTLINE.into()),
            "list-level-style-number" | "list-level-style-bullet" | "outline-level-style" => {
                self.begin_level(attributes);
            }
            "list-level-label-alignment" => {
                let is_joined = get("label-followed-by").as_deref() == Some("nothing");
                if let Some(level) = self.level_mut() {
                    level.is_joined = is_joined;
                }
            }
            _ => {}
        }
    }

    fn set(&mut self, attributes: &Attributes<'_>) {
        let font = attributes
            .get("font-name")
            .or_else(|| attributes.get("font-family"));
        let font = font.map(|font| font.trim_matches(['\'', '"']).into());
        if let Some(level) = self.level_mut() {
            level.font = font;
            return;
        }
        let current = self.current.as_ref();
        if let Some(style) = current.and_then(|name| self.by_name.get_mut(name)) {
            style.font = font;
            let display = attributes.get("display");
            style.hides = display.map(|display| display == "none");
        }
    }

    fn begin_level(&mut self, attributes: &Attributes<'_>) {
        let get = |name: &str| attributes.get(name).unwrap_or_default().into_boxed_str();
        let number = |name: &str| attributes.get(name).and_then(|value| value.parse().ok());
        let Some(list) = self.list.clone() else {
            return;
        };
        let at = number("level").unwrap_or(1_usize).wrapping_sub(1);
        let levels = self.lists.entry(list).or_default();
        if let Some(level) = levels.get_mut(at) {
            let start: Option<usize> = number("start-value");
            *level = Some(Level {
                start: start.and_then(|start| u32::try_from(start).ok()),
                format: format(&get("num-format")).into(),
                pattern: attributes.get("num-list-format").map(Into::into),
                prefix: short(&get("num-prefix")),
                suffix: short(&get("num-suffix")),
                shows: number("display-levels").unwrap_or(1),
                bullet: attributes.get("bullet-char").map(|bullet| short(&bullet)),
                ..Level::default()
            });
            self.level = Some(at);
        }
    }

    fn level_mut(&mut self) -> Option<&mut Level> {
        let levels = self.lists.get_mut(self.list.as_ref()?)?;
        levels.get_mut(self.level?)?.as_mut()
    }

    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Style> {
        let first = self.by_name.get(name);
        let chain =
            std::iter::successors(first, |style| self.by_name.get(style.parent.as_deref()?));
        chain.take(STEPS)
    }

    /// Whether text in a style is hidden, if the style says so.
    pub(super) fn hides(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|style| style.hides)
    }

    /// The font of symbols that a style sets text in.
    pub(super) fn font(&self, name: &str) -> Option<SymbolFont> {
        let font = self.chain(name).find_map(|style| style.font.as_deref())?;
        self.symbol_font(font)
    }

    fn symbol_font(&self, name: &str) -> Option<SymbolFont> {
        SymbolFont::of(self.fonts.get(name).map_or(name, |family| family))
    }

    /// The list that a style of headings is numbered by; that of the outline if it names none.
    pub(super) fn list_of_heading<'a>(&'a self, style: &'a str) -> &'a str {
        let named = self.chain(style).find_map(|style| style.list.as_deref());
        named.filter(|name| *name != "Outline").unwrap_or(OUTLINE)
    }

    /// LevelCounts on at a level of a list and gives the number; `start` is where it starts anew.
    pub(super) fn next(
        &self,
        list: &str,
        at: usize,
        start: Option<u32>,
        counts: &mut LevelCounts,
    ) -> Option<ListMark> {
        let levels = self.lists.get(list)?;
        let level = levels.get(at)?.as_ref()?;
        let count = counts.get_mut(at)?;
        *count = Some(match (start, *count) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start.unwrap_or(1),
        });
        for deeper in counts.iter_mut().skip(at + 1) {
            *deeper = None;
        }
        let text = match &level.bullet {
            Some(bullet) => match level
                .font
                .as_deref()
                .and_then(|font| self.symbol_font(font))
            {
                Some(font) => font.text(bullet),
                None => private_use(bullet),
            },
            None => label(levels, at, counts),
        };
        Some(ListMark {
            text: text.chars().take(CHARACTERS).collect(),
            is_joined: level.is_joined,
        })
    }
}

/// The number of a level.
fn label(levels: &[Option<Level>; LEVELS], at: usize, counts: &LevelCounts) -> String {
    let Some(level) = levels.get(at).and_then(Option::as_ref) else {
        return String::new();
    };
    let number = |at: usize| {
        let level = levels.get(at).and_then(Option::as_ref);
        let count = counts.get(at).copied().flatten();
        let count = count.or(level.and_then(|level| level.start)).unwrap_or(1);
        level.map_or_else(String::new, |level| numeral(&level.format, count))
    };
    let Some(pattern) = level
        .pattern
        .as_deref()
        .filter(|pattern| pattern.len() < CHARACTERS)
    else {
        if &*level.format == "none" {
            return format!("{}{}", level.prefix, level.suffix);
        }
        let first = (at + 1).saturating_sub(level.shows.max(1));
        let numbers: Vec<String> = (first..=at).map(number).collect();
        return format!("{}{}{}", level.prefix, numbers.join("."), level.suffix);
    };
    let mut out = String::new();
    // Between marks of percent stands a level, or what is written.
    for (index, part) in pattern.split('%').enumerate() {
        match part.parse::<usize>() {
            Ok(of) if index % 2 == 1 => out += &number(of.wrapping_sub(1)),
            _ => out += part,
        }
    }
    out
}

/// The beginning of a part of a number: no office writes more.
fn short(text: &str) -> Box<str> {
    text.chars().take(CHARACTERS).collect::<String>().into()
}

/// A format of numbers, which is told by how it begins.
fn format(written: &str) -> &'static str {
    match written.split(',').next().unwrap_or_default().trim() {
        "1" => "decimal",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        "一" => "chineseCountingThousand",
        "壹" if written.contains('贰') => "chineseLegalSimplified",
        "壹" => "ideographLegalTraditional",
        "①" => "decimalEnclosedCircle",
        "甲" => "ideographTraditional",
        "子" => "ideographZodiac",
        "１" => "decimalFullWidth",
        "01" => "decimalZero",
        "001" => "001",
        "1st" => "ordinal",
        "" => "none",
        _ => "decimal",
    }
}
