//! Lists as Word counts them: what number comes next, and how it is written.
//!
//! A paragraph names a use of a definition. Uses of one definition count on together, unless a use says that it
//! starts anew.

use super::limit;
use super::list_mark::ListMark;
use super::numerals::numeral;
use super::symbol_font::{SymbolFont, private_use};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
pub(super) const LEVELS: usize = 9;
/// Characters of a number before a paragraph.
const CHARACTERS: usize = 60;

/// A level of a list.
#[derive(Default)]
pub(super) struct ListLevel {
    pub(super) start: u32,
    pub(super) format: Box<str>,
    pub(super) text: Box<str>,
    /// Whether nothing stands between the number and the text.
    pub(super) is_joined: bool,
    /// Whether all numbers are in digits.
    pub(super) is_legal: bool,
    /// The level, from 1, after which it starts anew; 0 for none.
    pub(super) restart: Option<usize>,
    pub(super) style: Option<Box<str>>,
    pub(super) font: Option<SymbolFont>,
    pub(super) hides: bool,
}

/// How far the lists of a text have been counted.
#[derive(Default)]
pub(super) struct Counters {
    /// By definition.
    counts: HashMap<Box<str>, [Option<u32>; LEVELS]>,
    /// Uses whose level has started.
    started: HashSet<(Box<str>, usize)>,
    /// Bytes of the numbers so far.
    written: usize,
}

/// Where a paragraph stands in its list.
pub(super) struct ListPlace<'a> {
    pub(super) definition: &'a str,
    /// The use of it.
    pub(super) number: &'a str,
    /// The level, from 0.
    pub(super) level: usize,
    /// The number at which this use starts, if it says so.
    pub(super) begins: Option<u32>,
}

impl Counters {
    /// The number of the next paragraph that stands here; `None` if there is no such level.
    pub(super) fn next(
        &mut self,
        place: &ListPlace<'_>,
        levels: &[Option<&ListLevel>; LEVELS],
    ) -> Option<ListMark> {
        let level = levels.get(place.level).copied().flatten()?;
        let counts = self.counts.entry(place.definition.into()).or_default();
        let is_first = self.started.insert((place.number.into(), place.level));
        let count = counts.get_mut(place.level)?;
        *count = Some(match (place.begins.filter(|_| is_first), *count) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        });
        for (at, count) in counts.iter_mut().enumerate().skip(place.level + 1) {
            let restart = levels
                .get(at)
                .copied()
                .flatten()
                .and_then(|level| level.restart);
            if restart.is_none_or(|last| place.level < last) {
                *count = None;
            }
        }
        let text = match level.hides {
            true => String::new(),
            false => level.label(place.level, levels, counts),
        };
        self.written += text.len();
        let has_space = self.written <= limit::TEXT;
        has_space.then_some(ListMark {
            text,
            is_joined: level.is_joined,
        })
    }
}

impl ListLevel {
    /// The number as its pattern has it: `%1` is the number of the first level.
    fn label(
        &self,
        own: usize,
        levels: &[Option<&ListLevel>; LEVELS],
        counts: &[Option<u32>; LEVELS],
    ) -> String {
        let mut out = String::new();
        let pattern: String = self.text.chars().take(CHARACTERS).collect();
        let pattern = match self.font {
            Some(font) if &*self.format == "bullet" => font.text(&pattern),
            _ => private_use(&pattern),
        };
        let mut characters = pattern.chars().peekable();
        while let Some(c) = characters.next().filter(|_| out.len() < CHARACTERS * 3) {
            let digit = characters.peek().and_then(|next| next.to_digit(10));
            let Some(at) = digit.filter(|digit| c == '%' && *digit > 0) else {
                out.push(c);
                continue;
            };
            characters.next();
            let at = at as usize - 1;
            let Some(level) = levels.get(at).copied().flatten().filter(|_| at <= own) else {
                continue;
            };
            // A level that no paragraph had counts as if one had.
            let count = counts.get(at).copied().flatten().unwrap_or(level.start);
            let format = match self.is_legal && !matches!(&*level.format, "none" | "bullet") {
                true => "decimal",
                false => &level.format,
            };
            out += &numeral(format, count);
        }
        out
    }
}
