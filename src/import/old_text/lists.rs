//! The lists of an older text: definitions, and their uses, which paragraphs and styles name by number.

use super::styles;
use crate::import::cfb::{u16_at, u32_at};
use crate::import::list::{Counters, LEVELS, ListLevel, ListPlace};
use crate::import::list_mark::ListMark;
use crate::import::symbol_font::SymbolFont;
use std::collections::HashMap;

type Levels = [Option<ListLevel>; LEVELS];

/// The lists of a text.
#[derive(Default)]
pub(super) struct OldLists {
    definitions: HashMap<u32, Levels>,
    uses: Vec<Use>,
    styles: Vec<OldItem>,
    /// Whether there are lists that could not be read.
    pub(super) is_unread: bool,
}

#[derive(Default)]
struct Use {
    of: u32,
    starts: [Option<u32>; LEVELS],
    levels: Levels,
}

/// What a paragraph or a style says of its list, and of the outline.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OldItem {
    /// The use of a list, from 1; 0 for none.
    number: u16,
    level: u8,
    /// The level in the outline, from 0.
    outline: Option<u8>,
}

impl OldItem {
    /// What a style says that the program brings along.
    pub(super) fn of_heading(style: u16) -> Self {
        let level = u8::try_from(style)
            .ok()
            .filter(|style| (1..=9).contains(style));
        Self {
            outline: level.map(|level| level - 1),
            ..Self::default()
        }
    }

    /// A change of the format.
    pub(super) fn set(&mut self, change: u16, value: &[u8]) {
        match (change, value) {
            (0x460B, [low, high, ..]) => self.number = u16::from_le_bytes([*low, *high]),
            (0x260A, [level, ..]) => self.level = *level,
            (0x2640, [level, ..]) => self.outline = Some(*level).filter(|level| *level < 9),
            _ => {}
        }
    }

    /// The level in the outline, from 1.
    pub(super) fn level_in_outline(&self) -> Option<u8> {
        self.outline.map(|level| level + 1)
    }
}

impl OldLists {
    pub(super) fn read(stream: &[u8], table: &[u8]) -> Self {
        let mut lists = Self {
            styles: styles::read(stream, table),
            ..Self::default()
        };
        let is_there = u32_at(stream, 0x02EE).is_some_and(|length| length > 4);
        let definitions = read_definitions(stream, table);
        let uses = read_uses(stream, table);
        lists.is_unread = is_there && (definitions.is_none() || uses.is_none());
        lists.definitions = definitions.unwrap_or_default();
        lists.uses = uses.unwrap_or_default();
        lists
    }

    /// What a style says, by its number.
    pub(super) fn of_style(&self, style: u16) -> OldItem {
        let item = self.styles.get(usize::from(style));
        item.copied().unwrap_or_else(|| OldItem::of_heading(style))
    }

    /// The number of the next paragraph that is this item.
    pub(super) fn next(&self, item: &OldItem, counters: &mut Counters) -> Option<ListMark> {
        let used = self.uses.get(usize::from(item.number.checked_sub(1)?))?;
        let definition = self.definitions.get(&used.of)?;
        let levels = std::array::from_fn(|at| {
            let own = used.levels.get(at).and_then(Option::as_ref);
            own.or(definition.get(at).and_then(Option::as_ref))
        });
        let level = usize::from(item.level);
        let place = ListPlace {
            definition: &used.of.to_string(),
            number: &item.number.to_string(),
            level,
            begins: used.starts.get(level).copied().flatten(),
        };
        counters.next(&place, &levels)
    }
}

/// The definitions by their names: a table of heads, after which the levels of all of them follow.
fn read_definitions(stream: &[u8], table: &[u8]) -> Option<HashMap<u32, Levels>> {
    const HEAD: usize = 28;
    let start = u32_at(stream, 0x02E2)? as usize;
    let list = table.get(start..)?;
    let count = usize::from(u16_at(list, 0)?);
    let mut rest = list.get(2 + count * HEAD..)?;
    let mut definitions = HashMap::new();
    for at in 0..count {
        let head = list.get(2 + at * HEAD..2 + (at + 1) * HEAD)?;
        let is_simple = head.get(26)? & 1 != 0;
        let mut levels = Levels::default();
        for place in levels.iter_mut().take(if is_simple { 1 } else { LEVELS }) {
            *place = Some(read_level(&mut rest)?);
        }
        definitions.insert(u32_at(head, 0)?, levels);
    }
    Some(definitions)
}

/// The uses in order: a table of heads, after which what they say of their own follows.
fn read_uses(stream: &[u8], table: &[u8]) -> Option<Vec<Use>> {
    const HEAD: usize = 16;
    let start = u32_at(stream, 0x02EA)? as usize;
    let list = table.get(start..)?;
    let count = u32_at(list, 0)? as usize;
    let mut rest = list.get(4 + count.checked_mul(HEAD)?..)?;
    let mut uses = Vec::new();
    for at in 0..count {
        let head = list.get(4 + at * HEAD..4 + (at + 1) * HEAD)?;
        let mut used = Use {
            of: u32_at(head, 0)?,
            ..Use::default()
        };
        let own = *head.get(12)?;
        rest = rest.get(4..)?;
        for _ in 0..own {
            let (start, flags) = (u32_at(rest, 0)?, u32_at(rest, 4)?);
            rest = rest.get(8..)?;
            let level = (flags & 0xF) as usize;
            if flags & 0x10 != 0
                && let Some(place) = used.starts.get_mut(level)
            {
                *place = Some(start);
            }
            if flags & 0x20 != 0 {
                let read = read_level(&mut rest)?;
                if let Some(place) = used.levels.get_mut(level) {
                    *place = Some(read);
                }
            }
        }
        uses.push(used);
    }
    Some(uses)
}

/// A level, which is taken off the bytes: a head, changes of formats, and the pattern of its number, in which small
/// characters stand for levels.
fn read_level(rest: &mut &[u8]) -> Option<ListLevel> {
    const HEAD: usize = 28;
    let head = rest.get(..HEAD)?;
    let changes = usize::from(*head.get(24)?) + usize::from(*head.get(25)?);
    let after = rest.get(HEAD + changes..)?;
    let letters = usize::from(u16_at(after, 0)?);
    let pattern = after.get(2..2 + letters * 2)?;
    *rest = after.get(2 + letters * 2..)?;
    let units = pattern.chunks_exact(2);
    let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let mut text = String::new();
    for unit in char::decode_utf16(units).flatten() {
        match u32::from(unit) {
            level @ 0..=8 => {
                text.push('%');
                text.extend(char::from_digit(level + 1, 10));
            }
            _ => text.push(unit),
        }
    }
    let flags = *head.get(5)?;
    let format = format(*head.get(4)?);
    if format == "bullet" && text.len() == 1 {
        // Bullets of one Latin letter are set in a font of symbols.
        text = SymbolFont::Wingdings.text(&text);
    }
    Some(ListLevel {
        start: u32_at(head, 0)?,
        format: format.into(),
        text: text.into(),
        is_joined: *head.get(15)? == 2,
        is_legal: flags & 0x04 != 0,
        restart: (flags & 0x08 != 0).then(|| usize::from(head.get(26).copied().unwrap_or(0))),
        ..ListLevel::default()
    })
}

/// A format of numbers by its number.
fn format(number: u8) -> &'static str {
    match number {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        8 => "hex",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 | 19 => "decimalFullWidth",
        16 => "japaneseLegal",
        17 => "japaneseDigitalTenThousand",
        18 | 28 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        32 => "ideographZodiacTraditional",
        33 => "taiwaneseCounting",
        34 => "ideographLegalTraditional",
        35 => "taiwaneseCountingThousand",
        36 => "taiwaneseDigital",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        39 => "chineseCountingThousand",
        57 => "numberInDash",
        255 => "none",
        _ => "decimal",
    }
}
