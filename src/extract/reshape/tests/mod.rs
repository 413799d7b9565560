//! Invented forms in each shape, with the whole grid that comes of them, and properties of any text.

mod property;

use super::reshape;
use crate::import::{Block, Paragraph, Place, Table};

/// Texts, a line a paragraph, and what becomes of them, parted by `====`.
const CASES: &[(&str, &str)] = &[
    (
        "a_rows_between_bars",
        include_str!("cases/a_rows_between_bars.txt"),
    ),
    (
        "a_heads_in_two_rows",
        include_str!("cases/a_heads_in_two_rows.txt"),
    ),
    (
        "b_cells_one_after_another",
        include_str!("cases/b_cells_one_after_another.txt"),
    ),
    (
        "b_empty_cells_lost",
        include_str!("cases/b_empty_cells_lost.txt"),
    ),
    (
        "c_cell_a_line_empty_kept",
        include_str!("cases/c_cell_a_line_empty_kept.txt"),
    ),
    (
        "c_cell_a_line_no_bars",
        include_str!("cases/c_cell_a_line_no_bars.txt"),
    ),
    ("d_spaces", include_str!("cases/d_spaces.txt")),
    (
        "d_spaces_in_one_line",
        include_str!("cases/d_spaces_in_one_line.txt"),
    ),
    (
        "e_nothing_between",
        include_str!("cases/e_nothing_between.txt"),
    ),
    ("e_points", include_str!("cases/e_points.txt")),
    ("e_doubtful", include_str!("cases/e_doubtful.txt")),
    ("f_text_is_text", include_str!("cases/f_text_is_text.txt")),
];

#[test]
fn forms_in_each_shape() {
    let mut wrong = String::new();
    for (name, case) in CASES {
        let (text, expected) = case.split_once("====\n").unwrap_or((case, ""));
        let found = shown(&reshape(paragraphs(text)));
        if found != expected {
            wrong += &format!("#### {name}\n{found}");
        }
    }
    assert_eq!(wrong, "");
}

/// The lines of a text as paragraphs.
fn paragraphs(text: &str) -> Vec<Block> {
    let block = |(number, line): (usize, &str)| {
        Block::Paragraph(Paragraph {
            place: Place::Line(u32::try_from(number).unwrap_or(u32::MAX)),
            text: line.to_owned(),
            level: None,
        })
    };
    text.lines().enumerate().map(block).collect()
}

/// Paragraphs and grids: a row a line, `^` where a cell from above or from the left stands.
fn shown(blocks: &[Block]) -> String {
    let mut shown = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => shown += &format!("P {}\n", paragraph.text),
            Block::Table(table) => (0..table.rows()).for_each(|row| shown += &line(table, row)),
        }
    }
    shown
}

fn line(table: &Table, row: usize) -> String {
    let cell = |column: usize| match table.at(row, column) {
        Some(cell) if (cell.row, cell.column) == (row, column) => cell.text.replace('\n', "⏎"),
        Some(_) => "^".to_owned(),
        None => String::new(),
    };
    let cells: Vec<String> = (0..table.columns()).map(cell).collect();
    format!("T {}\n", cells.join("|").trim_end_matches('|'))
}
