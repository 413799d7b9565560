//! The numbers that a file only prints: formats write digits before values, lists before paragraphs, and what is
//! struck out is gone.

use super::foreign::Foreign;
use super::intake::has_number;
use super::place::Place;
use super::printed::{Block, Printed};

/// Adds the numbers of what is printed that were not told.
pub(super) fn push(printed: &Printed, foreign: &mut Foreign) {
    let mut push = |place: &Place, text: &str| {
        if has_number(text) {
            foreign.push_pieced(place.clone(), text);
            foreign.push_run(place, text);
        }
    };
    for block in &printed.blocks {
        match block {
            Block::Paragraph(line) => push(&line.place, &line.text),
            Block::Table(table) => {
                for cell in table.cells() {
                    push(&cell.place, &cell.text);
                }
            }
        }
    }
}
