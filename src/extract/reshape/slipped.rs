//! Tables whose cells do not stand under their heads, as those of pages where merged cells fell out.
//!
//! A table is put together anew only if figures stand where no head is, or under heads that they cannot be of, and
//! only if that brings more of them under heads.

use super::align::fit;
use super::assemble::assemble;
use super::piece::{Between, CopiedCell, CopiedCells, Empties, RowsBy};
use super::reader::HeadRun;
use super::value::{CellKind, value};
use super::words::{FormHead, FormWord, meanings};
use crate::import::Table;

/// Cells of a table that is looked at at most.
const MOST: usize = 6_000;
/// Figures out of place that make a table a slipped one.
const FEW: usize = 2;

/// The table, its cells under their heads if they had slipped.
pub(super) fn mended(table: Table) -> Table {
    if table.cells().len() > MOST {
        return table;
    }
    let before = misplaced(&table);
    if before < FEW {
        return table;
    }
    let Some(mut mended) = assemble(&pieces(&table)) else {
        return table;
    };
    if misplaced(&mended) * 2 > before {
        return table;
    }
    mended.name = table.name;
    mended
}

/// The cells row by row.
fn pieces(table: &Table) -> CopiedCells {
    let mut list = Vec::with_capacity(table.cells().len());
    for row in 0..table.rows() {
        let full = table.row(row).filter(|cell| !cell.text.trim().is_empty());
        list.extend(full.enumerate().map(|(at, cell)| CopiedCell {
            place: cell.place.clone(),
            text: cell.text.clone(),
            starts_line: at == 0,
        }));
    }
    CopiedCells {
        list,
        rows_by: RowsBy::Lines,
        between: Between::Border,
        empties: Empties::Lost,
    }
}

/// How many figures stand where they cannot belong.
fn misplaced(table: &Table) -> usize {
    let mut heads: Vec<(usize, FormHead)> = Vec::new();
    let (mut misplaced, mut head_row) = (0, 0);
    for row in 0..table.rows() {
        let here = heads_of(table, row);
        let run = HeadRun {
            end: here.len(),
            heads: here,
        };
        if run.is_of_funds() || run.is_of_indicators() {
            // Of heads in two rows, those above stand over what none below stands over.
            heads.retain(|(column, _)| {
                head_row + 1 == row && !run.heads.iter().any(|(here, _)| here == column)
            });
            heads.extend(run.heads);
            head_row = row;
            continue;
        }
        let Some(first) = heads.iter().map(|(column, _)| *column).min() else {
            continue;
        };
        let cells = table.row(row).filter(|cell| cell.column >= first);
        misplaced += cells
            .filter(|cell| is_misplaced(&heads, cell.column, &cell.text))
            .count();
    }
    misplaced
}

fn is_misplaced(heads: &[(usize, FormHead)], column: usize, text: &str) -> bool {
    let value = value(text);
    let is_figure = matches!(
        value,
        CellKind::Number(_) | CellKind::Percent(_) | CellKind::Money(_)
    );
    let head = heads.iter().find(|(at, _)| *at == column);
    is_figure && head.is_none_or(|(_, head)| fit(*head, &value).is_none())
}

/// The heads in a row, each with the column that it begins in.
fn heads_of(table: &Table, row: usize) -> Vec<(usize, FormHead)> {
    let head = |text: &str| {
        meanings(text).find_map(|word| match word {
            FormWord::Head(head) => Some(head),
            _ => None,
        })
    };
    let cells = table.row(row);
    cells
        .filter_map(|cell| Some((cell.column, head(&cell.text)?)))
        .collect()
}
