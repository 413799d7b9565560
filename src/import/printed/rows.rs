//! Tables whose rows tell where the right edges of their cells are (RTF, older texts), so that what one row has in one cell may be
//! two in another. The columns of the grid lie between all edges.

use super::{Table, TableCell};
use crate::import::place::Place;

/// Edges this near one another are one, in twentieths of a point.
const NEAR: i64 = 20;

/// Edges that all rows of a table may have: those of rows beyond that are not known.
const EDGES: usize = 2 << 20;

/// How a cell is tied to its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Tie {
    #[default]
    None,
    /// The cell above goes on here.
    Up,
    /// The cell to the left goes on here.
    Left,
}

/// What a row says of its cells.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct RowLayout {
    pub(in crate::import) left: i64,
    /// The right edge of each cell, and its tie.
    pub(in crate::import) cells: Vec<(i64, Tie)>,
    /// The tie of the cell whose edge comes next.
    pub(in crate::import) next: Tie,
}

/// A table so far.
#[derive(Debug, Default)]
pub(in crate::import) struct Rows {
    rows: Vec<(RowLayout, Vec<(String, Place)>)>,
    /// The row so far.
    cells: Vec<(String, Place)>,
    /// Edges of all rows.
    edges: usize,
}

impl Rows {
    pub(in crate::import) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.cells.is_empty()
    }

    /// Row and column of the next cell.
    pub(in crate::import) fn next(&self) -> (u32, u32) {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        (count(self.rows.len()), count(self.cells.len()))
    }

    pub(in crate::import) fn cell(&mut self, text: String, place: Place) {
        self.cells.push((text, place));
    }

    /// The row ends.
    pub(in crate::import) fn row(&mut self, layout: &RowLayout) {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return;
        }
        self.edges += layout.cells.len();
        let layout = match self.edges <= EDGES {
            true => layout.clone(),
            false => RowLayout::default(),
        };
        self.rows.push((layout, cells));
    }

    /// The table ends.
    pub(in crate::import) fn finish(mut self, layout: &RowLayout) -> Table {
        self.row(layout);
        let edges = self.all_edges();
        let column = |edge: i64| edges.partition_point(|other| *other < edge - NEAR);
        let mut table = Table::default();
        for (row, (layout, cells)) in self.rows.into_iter().enumerate() {
            let mut left = column(layout.left);
            for (at, (text, place)) in cells.into_iter().enumerate() {
                let known = layout.cells.get(at);
                let right = known.map_or(left + 1, |(edge, _)| column(*edge).max(left + 1));
                let tie = known.map_or(Tie::None, |(_, tie)| *tie);
                let is_empty = text.trim().is_empty();
                let tied = match tie {
                    Tie::Up if is_empty => table.extend_down(row, left),
                    Tie::Left if is_empty => table.extend_right((row, left), right - left),
                    _ => None,
                };
                if tied.is_none() {
                    table.put(TableCell {
                        place,
                        text,
                        row,
                        column: left,
                        height: 1,
                        width: right - left,
                    });
                }
                left = right;
            }
        }
        table
    }

    /// All edges, from left to right, those near one another once.
    fn all_edges(&self) -> Vec<i64> {
        let layouts = self.rows.iter().map(|(layout, _)| layout);
        let edges = layouts.flat_map(|layout| {
            let right = layout.cells.iter().map(|(edge, _)| *edge);
            right.chain([layout.left])
        });
        let mut edges: Vec<i64> = edges.collect();
        edges.sort_unstable();
        edges.dedup_by(|edge, before| *edge - *before <= NEAR);
        edges
    }
}
