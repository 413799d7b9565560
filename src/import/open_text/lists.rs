//! OpenLists of OpenDocument as they are gone through: where each item stands, and what was counted before it.

use super::styles::{LEVELS, LevelCounts, OpenStyles};
use crate::import::list_mark::ListMark;
use crate::import::xml::Attributes;
use std::collections::HashMap;

/// The lists we are in, and those that were.
#[derive(Default)]
pub(super) struct OpenLists {
    /// OpenStyles of the lists we are in, outermost first.
    open: Vec<Box<str>>,
    id: Option<Box<str>>,
    counts: LevelCounts,
    /// The counts of the lists before, by their styles and by their names.
    before: HashMap<Box<str>, LevelCounts>,
    by_id: HashMap<Box<str>, LevelCounts>,
    /// Whether the next paragraph is the first of its item, and where that starts anew.
    item: Option<Option<u32>>,
    /// The lists around the text boxes and tables we are in.
    outer: Vec<Around>,
}

/// OpenLists that a text box or a table interrupts.
struct Around {
    open: Vec<Box<str>>,
    id: Option<Box<str>>,
    counts: LevelCounts,
    item: Option<Option<u32>>,
}

impl OpenLists {
    pub(super) fn begin(&mut self, attributes: &Attributes<'_>) {
        let get = |name: &str| attributes.get(name).map(String::into_boxed_str);
        let style = get("style-name").or_else(|| self.open.last().cloned());
        let style = style.unwrap_or_default();
        if self.open.is_empty() {
            let before = match get("continue-list") {
                Some(id) => self.by_id.get(&id),
                None if attributes.is_on("continue-numbering") => self.before.get(&style),
                None => None,
            };
            self.counts = before.copied().unwrap_or_default();
            self.id = get("id");
        }
        self.item = None;
        self.open.push(style);
    }

    pub(super) fn end(&mut self) {
        let style = self.open.pop().unwrap_or_default();
        if self.open.is_empty() {
            self.before.insert(style, self.counts);
            if let Some(id) = self.id.take() {
                self.by_id.insert(id, self.counts);
            }
        }
    }

    pub(super) fn begin_item(&mut self, attributes: &Attributes<'_>) {
        let start = attributes.get("start-value");
        self.item = Some(start.and_then(|start| start.parse().ok()));
    }

    pub(super) fn end_item(&mut self) {
        self.item = None;
    }

    /// A text box or a table begins: lists in it are their own.
    pub(super) fn interrupt(&mut self) {
        self.outer.push(Around {
            open: std::mem::take(&mut self.open),
            id: self.id.take(),
            counts: self.counts,
            item: self.item.take(),
        });
    }

    pub(super) fn resume(&mut self) {
        if let Some(around) = self.outer.pop() {
            let Around {
                open,
                id,
                counts,
                item,
            } = around;
            (self.open, self.id, self.counts, self.item) = (open, id, counts, item);
        }
    }

    /// The number of a paragraph, if it is the first of an item.
    pub(super) fn of_paragraph(&mut self, styles: &OpenStyles) -> Option<ListMark> {
        let start = self.item.take()?;
        let at = self.open.len().checked_sub(1).filter(|at| *at < LEVELS)?;
        let style = self.open.last()?;
        styles.next(style, at, start, &mut self.counts)
    }

    /// The number of a heading of this level, from 1, that is in no list.
    pub(super) fn of_heading(
        &mut self,
        styles: &OpenStyles,
        style: &str,
        (level, start): (u8, Option<u32>),
    ) -> Option<ListMark> {
        if !self.open.is_empty() {
            return self.of_paragraph(styles);
        }
        let list = styles.list_of_heading(style);
        let counts = self.before.entry(list.into()).or_default();
        let at = usize::from(level).checked_sub(1)?;
        styles.next(list, at, start, counts)
    }
}
