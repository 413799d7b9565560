//! What was copied out of a table, as the pieces that were its cells.

use crate::import::Place;

/// A cell as it was copied.
#[derive(Clone, Debug)]
pub(super) struct CopiedCell {
    pub(super) place: Place,
    /// Its text; empty for a cell that was empty.
    pub(super) text: String,
    /// Whether it is the first of its line.
    pub(super) starts_line: bool,
}

/// How rows are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowsBy {
    /// A line is a row.
    Lines,
    /// Lines say nothing: a row is over when its columns are filled.
    Count,
}

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// A bar or the end of a line.
    Border,
    /// Spaces, which stand within cells as well.
    Spaces,
    /// Nothing.
    Nothing,
}

/// Whether empty cells were copied too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Empties {
    Kept,
    Lost,
}

/// All pieces of a form.
#[derive(Debug)]
pub(super) struct CopiedCells {
    pub(super) list: Vec<CopiedCell>,
    pub(super) rows_by: RowsBy,
    pub(super) between: Between,
    pub(super) empties: Empties,
}
