//! Numbers that reach a person, in tables that are no forms.

use super::super::wordings::{self, FrameLabel};
use super::fold::fold;
use super::pairs::without_phone;
use crate::import::Table;

/// Takes telephone numbers out of the cells right of their labels: 联系电话.
pub(in crate::extract) fn without_numbers(mut table: Table) -> Table {
    let is_private = |text: &str| wordings::frames(&fold(text)).contains(&FrameLabel::Private);
    let labels: Vec<(usize, usize)> = table
        .cells()
        .iter()
        .filter(|cell| is_private(&cell.text))
        .map(|cell| (cell.row, cell.column))
        .collect();
    let beside = |(row, column): &(usize, usize)| {
        let label = table.at(*row, *column)?;
        let mut next = label.column + 1..table.width(*row);
        let value =
            next.find_map(|column| table.at(*row, column).filter(|cell| cell.column == column))?;
        Some((value.row, value.column))
    };
    let values: std::collections::HashSet<_> = labels.iter().filter_map(beside).collect();
    for cell in table.cells_mut() {
        if !values.contains(&(cell.row, cell.column)) {
            continue;
        }
        let (bare, had_phone) = without_phone(&cell.text);
        if had_phone {
            cell.text = bare;
        }
    }
    table
}
