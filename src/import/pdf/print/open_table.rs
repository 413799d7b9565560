//! A table that goes on over the end of a page.

use super::grid::GridCell;
use super::line::width;
use super::page::PrintedPage;
use super::paragraph::{append, first_word, is_numbered};
use super::table::{SheetCell, SheetTable};
use crate::import::Place;
use crate::import::printed::{Table, TableCell};

/// How far columns of a table may be from those above, in points.
const SAME_COLUMN: f64 = 4.0;
/// Rows of a head that may be repeated.
const HEAD: usize = 5;
/// Columns of labels that are carried over the end of a page.
const LABELS: usize = 4;
/// How much of a page may be free below a table that goes on.
const END: f64 = 0.35;

/// A table that may go on on the next page.
#[derive(Debug)]
pub(super) struct OpenTable {
    /// Where its columns begin and the last one ends; none where no lines part them.
    columns: Vec<f64>,
    rows: usize,
    cells: Vec<(u32, SheetCell)>,
    last_page: u32,
    /// The cells that reach its last row, from left to right.
    lowest: Vec<usize>,
    /// Whether it ends where a page may end.
    is_at_end: bool,
}

impl OpenTable {
    /// A table of this page.
    pub(super) fn of(page: &PrintedPage, table: &SheetTable) -> Self {
        let cells = table.cells.iter();
        let mut lowest: Vec<usize> = lowest(&table.cells, table.rows).collect();
        lowest.sort_by_key(|index| table.cells[*index].at.column);
        Self {
            columns: table.columns.clone(),
            rows: table.rows,
            cells: cells.map(|cell| (page.number, cell.clone())).collect(),
            last_page: page.number,
            lowest,
            is_at_end: table.area.bottom - page.frame.bottom < END * page.frame.height(),
        }
    }

    /// The table that it is.
    pub(super) fn table(self) -> Table {
        let mut table = Table::default();
        for (page, SheetCell { at, text, .. }) in self.cells {
            table.put(TableCell {
                place: Place::Page(page),
                text,
                row: at.row,
                column: at.column,
                height: at.height,
                width: at.width,
            });
        }
        table
    }

    /// The table with the one at the top of the next page, if that goes on with it: the columns of one are those of
    /// the other, which may have more, and it is not the next form of its kind.
    pub(super) fn joined(mut self, page: &PrintedPage, next: &SheetTable) -> Result<Self, Self> {
        if self.last_page + 1 != page.number || !self.is_at_end {
            return Err(self);
        }
        let all = match self.columns.len() >= next.columns.len() {
            true => self.columns.clone(),
            false => next.columns.clone(),
        };
        let places = places(&self.columns, &all).zip(places(&next.columns, &all));
        let Some((of_own, of_next)) = places else {
            return Err(self);
        };
        let mut moved = next.clone();
        moved
            .cells
            .iter_mut()
            .for_each(|cell| cell.move_to(&of_next));
        if self.is_next_form(&moved) {
            return Err(self);
        }
        if all.len() > self.columns.len() {
            let cells = self.cells.iter_mut();
            cells.for_each(|(_, cell)| cell.move_to(&of_own));
            self.columns = all;
        }
        self.add(page.number, &moved);
        self.is_at_end = next.area.bottom - page.frame.bottom < END * page.frame.height();
        Ok(self)
    }

    /// Whether the row after the head has the same label on both pages, as the first row of each form has.
    fn is_next_form(&self, next: &SheetTable) -> bool {
        let head = self.head(next);
        let is_label = |cell: &&SheetCell| cell.at.row == head && cell.at.column == 0;
        let own = self.cells.iter().map(|(_, cell)| cell);
        let own = own.take_while(|cell| cell.at.row <= head).find(is_label);
        let of_next = next.cells.iter().find(is_label);
        let text = own.map_or("", |cell| &cell.text);
        !text.is_empty() && of_next.is_some_and(|cell| cell.text == text)
    }

    /// How many rows of the head a table repeats.
    fn head(&self, next: &SheetTable) -> usize {
        let rows = |row: usize| {
            let own = self.cells.iter().map(|(_, cell)| cell);
            let own = own.take_while(move |cell| cell.at.row <= row);
            let own = own.filter(move |cell| cell.at.row == row);
            let other = next.cells.iter();
            let other = other.take_while(move |cell| cell.at.row <= row);
            let other = other.filter(move |cell| cell.at.row == row);
            (own, other)
        };
        let repeats = |row: &usize| {
            let (own, other) = rows(*row);
            let texts = own.clone().any(|cell| !cell.text.is_empty());
            texts && own.map(same).eq(other.map(same))
        };
        let most = HEAD.min(next.rows.saturating_sub(1)).min(self.rows);
        (0..most).take_while(repeats).count()
    }

    /// Adds the rows of the table on the next page.
    fn add(&mut self, page: u32, next: &SheetTable) {
        let head = self.head(next);
        let mut cells: Vec<SheetCell> = next.cells.clone();
        cells.retain(|cell| cell.at.row >= head);
        for cell in &mut cells {
            cell.at.row -= head;
        }
        let mut rows = next.rows - head;
        if self.ends_row(&cells) {
            for cell in cells.extract_if(.., |cell| cell.at.row == 0) {
                if let Some(above) = self.above(cell.at) {
                    above.go_on_with(&cell);
                }
            }
            for cell in &mut cells {
                cell.at.row -= 1;
            }
            rows -= 1;
        } else {
            self.carry_down(&mut cells);
        }
        let (above, before) = (self.rows, self.cells.len());
        self.rows += rows;
        self.last_page = page;
        let below: Vec<usize> = lowest(&cells, rows).map(|index| before + index).collect();
        if rows > 0 {
            let reaches = |index: &usize| {
                let at = self.cells[*index].1.at;
                at.row + at.height == self.rows
            };
            self.lowest.retain(reaches);
            self.lowest.extend(below);
        }
        self.cells.extend(cells.into_iter().map(|mut cell| {
            cell.at.row += above;
            (page, cell)
        }));
        let cells = &self.cells;
        self.lowest.sort_by_key(|index| cells[*index].1.at.column);
    }

    /// The cell in the last row with these columns.
    fn above(&mut self, at: GridCell) -> Option<&mut SheetCell> {
        let column = |index: &usize| self.cells[*index].1.at.column;
        let found = self.lowest.binary_search_by_key(&at.column, column).ok()?;
        let (_, cell) = self.cells.get_mut(*self.lowest.get(found)?)?;
        (cell.at.width == at.width).then_some(cell)
    }

    /// Whether the first of these rows is the end of the last row above: it has no label of its own, and all that it
    /// says goes on with what stands above. Where cells of it cover more rows, no line above may have room for more.
    fn ends_row(&mut self, cells: &[SheetCell]) -> bool {
        let first: Vec<&SheetCell> = cells.iter().filter(|cell| cell.at.row == 0).collect();
        let has_label = first
            .iter()
            .find(|cell| cell.at.column == 0)
            .is_none_or(|cell| !cell.text.is_empty());
        let label = first.iter().find(|cell| cell.at.height == 1);
        if has_label || label.is_none_or(|cell| !cell.text.is_empty()) {
            return false;
        }
        let is_tall = first.iter().any(|cell| cell.at.height > 1);
        let has_own_label = label
            .and_then(|cell| self.above(cell.at))
            .is_some_and(|it| it.at.height == 1 && !it.text.is_empty());
        let goes_on = |cell: &&SheetCell| {
            let Some(above) = self.above(cell.at) else {
                return cell.text.is_empty() && cell.at.height == 1;
            };
            cell.text.is_empty()
                || above.is_full_before(cell)
                || !is_tall && above.is_long_before(cell)
                || !is_tall && has_own_label && above.is_number_before(cell)
        };
        first.iter().all(goes_on)
    }

    /// A label that is merged over rows stands for those on the next page as well, whose first cells are empty.
    fn carry_down(&mut self, cells: &mut Vec<SheetCell>) {
        let (mut column, mut is_in_label) = (0, false);
        for _ in 0..LABELS {
            let mut first = cells.iter().take_while(|cell| cell.at.row == 0);
            let Some(index) = first.position(|cell| cell.at.column == column) else {
                return;
            };
            let at = cells[index].at;
            let is_empty = cells[index].text.is_empty();
            let Some(above) = self.above(at).filter(|above| {
                let is_merged = is_in_label || above.at.height > 1 || at.height > 1;
                let is_label = above.text.chars().any(char::is_alphabetic);
                is_empty && is_merged && is_label
            }) else {
                return;
            };
            above.at.height += at.height;
            column += at.width;
            is_in_label = true;
            cells.remove(index);
        }
    }
}

impl SheetCell {
    /// Whether its last line has no room for what the cell below begins with, and its text is not at its end.
    fn is_full_before(&self, below: &SheetCell) -> bool {
        let first = if self.is_number_before(below) {
            below.text.chars().next().map_or(0.0, width)
        } else {
            first_word(&below.text)
        };
        let is_open = !self.text.ends_with(['。', '；', '！', '？']);
        is_open && !is_numbered(&below.text) && self.room < first
    }

    /// Whether it is a text without end.
    fn is_long_before(&self, below: &SheetCell) -> bool {
        let is_open = !self.text.ends_with(['。', '；', '！', '？']);
        is_open && !is_numbered(&below.text) && self.text.chars().count() > 12
    }

    /// Whether it ends as a number and the cell below is digits.
    fn is_number_before(&self, below: &SheetCell) -> bool {
        let is_part = |c: char| c.is_ascii_digit() || ".,%".contains(c);
        self.text.ends_with(is_part) && below.text.chars().all(is_part)
    }

    /// Adds what the cell below says and covers. What may be one number or two stays on two lines.
    fn go_on_with(&mut self, below: &SheetCell) {
        self.at.height += below.at.height - 1;
        if below.text.is_empty() {
            return;
        }
        let is_full = self.is_full_before(below);
        if self.is_number_before(below) && !is_full {
            self.text.push('\n');
            self.text += &below.text;
        } else {
            append(&mut self.text, &below.text, if is_full { 0.0 } else { 1.0 });
        }
        self.room = below.room;
    }
}

/// Which of these cells reach the last of so many rows.
fn lowest(cells: &[SheetCell], rows: usize) -> impl Iterator<Item = usize> {
    let cells = cells.iter().enumerate();
    cells
        .filter(move |(_, cell)| cell.at.row + cell.at.height == rows)
        .map(|(index, _)| index)
}

/// What two rows of a head have in common.
fn same(cell: &SheetCell) -> (usize, usize, usize, String) {
    let text = cell.text.replace(char::is_whitespace, "");
    (cell.at.column, cell.at.width, cell.at.height, text)
}

/// Which of all columns each of these is, if all are among them, with the outermost.
fn places(columns: &[f64], all: &[f64]) -> Option<Vec<usize>> {
    let near = |at: &f64| {
        let after = all.partition_point(|other| *other <= at - SAME_COLUMN);
        let is_near = all.get(after)? - at < SAME_COLUMN;
        is_near.then_some(after)
    };
    let places: Vec<usize> = columns.iter().map(near).collect::<Option<_>>()?;
    let is_whole = places.first() == Some(&0) && places.last() == Some(&all.len().checked_sub(1)?);
    let rises = places.windows(2).all(|pair| pair[0] < pair[1]);
    (is_whole && rises).then_some(places)
}
