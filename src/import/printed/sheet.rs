//! A sheet as it is printed: cells in any order, merged ranges and hidden rows become a table.
//!
//! Work and memory follow from the cells that are there, whatever a sheet claims. Hidden rows and columns are left
//! out, and so are empty ones at the edges; of several empty ones between cells one stays.

use super::axis::Axis;
use super::{Table, TableCell};
use crate::import::Place;
use std::collections::{BTreeMap, BTreeSet};

/// Merged ranges that are looked at.
const RANGES: usize = 100_000;
/// How far a merged range reaches past the last cell with a text.
const REACH: u32 = 100;

/// A sheet so far.
#[derive(Debug, Default)]
pub(in crate::import) struct SheetBuilder {
    name: Option<Box<str>>,
    cells: Vec<SheetCell>,
    ranges: Vec<MergedRange>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// Formulas without a value.
    pub(in crate::import) uncomputed: usize,
}

#[derive(Debug)]
struct SheetCell {
    row: u32,
    column: u32,
    text: String,
    place: Place,
}

/// The last row and the last column: behind it there is still a number. Files may claim more than any program has.
const FARTHEST: u32 = u32::MAX - 1;

/// A merged range, its last row and column included.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct MergedRange {
    pub(in crate::import) top: u32,
    pub(in crate::import) left: u32,
    pub(in crate::import) bottom: u32,
    pub(in crate::import) right: u32,
}

impl SheetBuilder {
    /// A sheet of this name; none where it is a table of values without one.
    pub(in crate::import) fn new(name: Option<&str>) -> Self {
        Self {
            name: name.map(Into::into),
            ..Self::default()
        }
    }

    /// A cell prints this text.
    pub(in crate::import) fn cell(&mut self, (row, column): (u32, u32), place: Place, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            self.cells.push(SheetCell {
                row: row.min(FARTHEST),
                column: column.min(FARTHEST),
                text,
                place,
            });
        }
    }

    /// The name of the sheet; empty where it has none.
    pub(in crate::import) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    /// How many cells print something.
    pub(in crate::import) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(in crate::import) fn merge(&mut self, range: MergedRange) {
        let is_range = range.bottom > range.top || range.right > range.left;
        if is_range && self.ranges.len() < RANGES {
            self.ranges.push(MergedRange {
                top: range.top.min(FARTHEST),
                left: range.left.min(FARTHEST),
                bottom: range.bottom.min(FARTHEST),
                right: range.right.min(FARTHEST),
            });
        }
    }

    /// Rows from the first to the last are hidden.
    pub(in crate::import) fn hide_rows(&mut self, first: u32, last: u32) {
        add(&mut self.hidden_rows, first, last);
    }

    /// Columns from the first to the last are hidden.
    pub(in crate::import) fn hide_columns(&mut self, first: u32, last: u32) {
        add(&mut self.hidden_columns, first, last);
    }

    /// The table that is printed, if anything is, and how many of its cells found no place in it.
    pub(in crate::import) fn finish(mut self) -> (Option<Table>, usize) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        let spans = self.spans();
        let rows = spans.iter().map(|(_, range)| (range.top, range.bottom));
        let rows = Axis::new(std::mem::take(&mut self.hidden_rows), rows.collect());
        let columns = spans.iter().map(|(_, range)| (range.left, range.right));
        let columns = Axis::new(std::mem::take(&mut self.hidden_columns), columns.collect());
        let mut table = Table::default();
        table.name = self.name.take();
        let mut seen = 0;
        for (at, range) in spans {
            let (row, column) = (rows.position(range.top), columns.position(range.left));
            let height = rows.position(range.bottom + 1) - row;
            let width = columns.position(range.right + 1) - column;
            // All of it is hidden.
            if height == 0 || width == 0 {
                continue;
            }
            seen += 1;
            let cell = &mut self.cells[at];
            table.put(TableCell {
                place: cell.place.clone(),
                text: std::mem::take(&mut cell.text),
                row,
                column,
                height,
                width,
            });
        }
        let lost = seen - table.cells().len();
        ((!table.cells().is_empty()).then_some(table), lost)
    }

    /// The cells that are seen and what each covers: what lies under a merged range is not seen.
    fn spans(&mut self) -> Vec<(usize, MergedRange)> {
        let last_row = self
            .cells
            .last()
            .map_or(0, |cell| cell.row)
            .saturating_add(REACH);
        let last_column = self.cells.iter().map(|cell| cell.column).max();
        let last_column = last_column.unwrap_or(0).saturating_add(REACH);
        self.ranges.sort_by_key(|range| (range.top, range.left));
        let mut ranges = self.ranges.iter().peekable();
        let mut open = OpenRanges::default();
        let mut spans = Vec::with_capacity(self.cells.len());
        for (at, cell) in self.cells.iter().enumerate() {
            let key = (cell.row, cell.column);
            while let Some(range) = ranges.next_if(|range| (range.top, range.left) <= key) {
                open.add(*range);
            }
            open.close_before(cell.row);
            let range = match open.over(cell.column) {
                Some(range) if (range.top, range.left) == key => MergedRange {
                    bottom: range.bottom.min(last_row),
                    right: range.right.min(last_column),
                    ..range
                },
                Some(_) => continue,
                None => MergedRange {
                    top: cell.row,
                    left: cell.column,
                    bottom: cell.row,
                    right: cell.column,
                },
            };
            spans.push((at, range));
        }
        spans
    }
}

fn add(hidden: &mut Vec<(u32, u32)>, first: u32, last: u32) {
    match hidden.last_mut() {
        Some(range) if range.1.checked_add(1) == Some(first) => range.1 = last.max(first),
        _ => hidden.push((first, last.max(first))),
    }
}

/// Merged ranges that go through a row; of two that overlap the first counts.
#[derive(Default)]
struct OpenRanges {
    by_left: BTreeMap<u32, MergedRange>,
    by_bottom: BTreeSet<(u32, u32)>,
}

impl OpenRanges {
    fn add(&mut self, range: MergedRange) {
        self.close_before(range.top);
        let overlaps = self.by_left.range(..=range.right).next_back();
        if overlaps.is_none_or(|(_, other)| other.right < range.left) {
            self.by_left.insert(range.left, range);
            self.by_bottom.insert((range.bottom, range.left));
        }
    }

    fn close_before(&mut self, row: u32) {
        while let Some((bottom, left)) = self.by_bottom.first().copied()
            && bottom < row
        {
            self.by_bottom.pop_first();
            self.by_left.remove(&left);
        }
    }

    fn over(&self, column: u32) -> Option<MergedRange> {
        let (_, range) = self.by_left.range(..=column).next_back()?;
        (range.right >= column).then_some(*range)
    }
}
