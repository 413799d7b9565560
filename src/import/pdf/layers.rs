//! Layers of a PDF that are switched off when it is opened.

use super::file::PdfFile;
use super::value::{Dictionary, PdfValue};
use std::collections::HashSet;

/// Which layers are off.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Whether a layer that nobody names is off.
    are_off: bool,
    /// Numbers of those that are otherwise.
    others: HashSet<u32>,
}

impl Layers {
    /// What the catalog says of them.
    pub(super) fn of(file: &PdfFile<'_>) -> Self {
        let root = file.root.and_then(|number| file.newest(number));
        let catalog = root.map_or(PdfValue::Null, |index| file.value(index));
        let Some(catalog) = catalog.dictionary() else {
            return Self::default();
        };
        let layers = file.get(catalog, b"OCProperties");
        let Some(layers) = layers.dictionary() else {
            return Self::default();
        };
        let usual = file.get(layers, b"D");
        let Some(usual) = usual.dictionary() else {
            return Self::default();
        };
        let are_off = file.get(usual, b"BaseState").name() == Some(b"OFF");
        let others = file.get(usual, if are_off { b"ON" } else { b"OFF" });
        let others = others.items().iter().filter_map(number).collect();
        Self { are_off, others }
    }

    /// Whether what belongs to this layer, or to these by a rule, is not shown.
    pub(super) fn hide(&self, file: &PdfFile<'_>, layer: &PdfValue<'_>) -> bool {
        let rule = file.follow(layer);
        let rule = rule.dictionary().filter(|it| it.is(b"Type", b"OCMD"));
        match rule {
            None => number(layer).is_some_and(|number| self.is_off(number)),
            Some(rule) => self.hide_by(file, rule),
        }
    }

    fn hide_by<'f>(&self, file: &'f PdfFile<'_>, rule: &Dictionary<'f>) -> bool {
        let groups = rule.get(b"OCGs");
        let list = groups.map(|groups| file.follow(groups));
        let list = list.as_deref().map_or(&[][..], PdfValue::items);
        let single = groups.into_iter().filter(|_| list.is_empty());
        let numbers: Vec<u32> = list.iter().chain(single).filter_map(number).collect();
        let mut off = numbers.iter().map(|number| self.is_off(*number));
        match file.get(rule, b"P").name() {
            _ if numbers.is_empty() => false,
            Some(b"AllOn") => off.any(|is_off| is_off),
            Some(b"AnyOff") => off.all(|is_off| !is_off),
            Some(b"AllOff") => off.any(|is_off| !is_off),
            _ => off.all(|is_off| is_off),
        }
    }

    fn is_off(&self, number: u32) -> bool {
        self.are_off != self.others.contains(&number)
    }
}

fn number(value: &PdfValue<'_>) -> Option<u32> {
    match value {
        PdfValue::Reference(number) => Some(*number),
        _ => None,
    }
}
