//! Forms (自评表): facts found by their labels, wherever these stand in the grid.

use super::draft::ReportDraft;
use crate::import::Table;

/// Reads a form; `None` if the table is none.
pub(super) fn read(_table: &Table) -> Option<ReportDraft> {
    None
}
