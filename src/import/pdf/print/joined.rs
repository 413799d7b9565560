//! Pages put together: paragraphs and tables that go on over the end of a page, as blocks.

use super::aligned::PagePart;
use super::grid::GridCell;
use super::page::PrintedPage;
use super::paragraph::{Joiner, Margins, Standing, is_numbered};
use super::table::{SheetCell, SheetTable};
use crate::import::Place;
use crate::import::printed::{Block, Paragraph, Table, TableCell};

/// Lines from which on a column shows its margins.
const LINES: usize = 6;
/// How far columns of a table may be from those above, in points.
const SAME_COLUMN: f64 = 4.0;
/// Rows of a head that may be repeated.
const HEAD: usize = 5;

/// The blocks of all pages.
pub(super) fn blocks(mut pages: Vec<PrintedPage>) -> Vec<Block> {
    adopt_margins(&mut pages);
    let mut joined = Joined::default();
    for page in &pages {
        joined.add_page(page);
    }
    joined.end_paragraph();
    joined.end_table();
    joined.blocks
}

/// Columns with few lines take the margins of the one with the most, if they may be its own.
fn adopt_margins(pages: &mut [PrintedPage]) {
    let mut counts: Vec<Vec<usize>> = Vec::new();
    for page in pages.iter() {
        let mut count = vec![0; page.regions.len()];
        for (region, part) in &page.parts {
            if let (PagePart::Line(_), Some(count)) = (part, count.get_mut(*region)) {
                *count += 1;
            }
        }
        counts.push(count);
    }
    let all = pages.iter().zip(&counts);
    let all = all.flat_map(|(page, counts)| page.regions.iter().zip(counts));
    let Some((typical, _)) = all
        .filter(|(_, count)| **count >= LINES)
        .max_by_key(|(_, count)| **count)
    else {
        return;
    };
    let typical = *typical;
    for (page, counts) in pages.iter_mut().zip(&counts) {
        let size = page.size;
        for (margins, count) in page.regions.iter_mut().zip(counts) {
            let is_like = margins.left > typical.left - 2.0 * size
                && margins.right < typical.right + 2.0 * size;
            if *count < LINES && is_like {
                *margins = Margins {
                    pitch: margins.pitch.or(typical.pitch),
                    ..typical
                };
            }
        }
    }
}

#[derive(Default)]
struct Joined {
    blocks: Vec<Block>,
    joiner: Joiner,
    /// The page on which the paragraph begins.
    begun: u32,
    table: Option<OpenTable>,
}

/// A table that may go on on the next page.
struct OpenTable {
    columns: Vec<f64>,
    rows: usize,
    cells: Vec<(u32, SheetCell)>,
    last_page: u32,
}

impl Joined {
    fn add_page(&mut self, page: &PrintedPage) {
        for (index, (region, part)) in page.parts.iter().enumerate() {
            match part {
                PagePart::Line(line) => {
                    self.end_table();
                    let next = page.parts.get(index + 1).filter(|next| next.0 == *region);
                    let next = next.and_then(|(_, part)| match part {
                        PagePart::Line(line) => Some(line),
                        _ => None,
                    });
                    let Some(margins) = page.regions.get(*region) else {
                        continue;
                    };
                    let is_new = self.joiner.is_empty();
                    let ended = self.joiner.add(Standing {
                        line,
                        next,
                        margins,
                        region: (page.number, *region),
                    });
                    let begins = is_new || ended.is_some();
                    self.push(ended);
                    if begins {
                        self.begun = page.number;
                    }
                }
                PagePart::Table(table) => {
                    self.end_paragraph();
                    self.add_table(page.number, table, index);
                }
                PagePart::Turned(text) => {
                    self.end_paragraph();
                    self.end_table();
                    self.begun = page.number;
                    self.push(Some(text.clone()));
                }
            }
        }
    }

    fn push(&mut self, text: Option<String>) {
        let place = Place::Page(self.begun);
        self.blocks.extend(text.map(|text| {
            let level = None;
            Block::Paragraph(Paragraph { place, text, level })
        }));
    }

    fn end_paragraph(&mut self) {
        let text = self.joiner.end();
        self.push(text);
    }

    /// Adds a table, which is this part of its page.
    fn add_table(&mut self, page: u32, table: &SheetTable, part: usize) {
        let before = self
            .table
            .as_mut()
            .filter(|before| part == 0 && before.last_page + 1 == page && before.goes_on(table));
        match before {
            Some(before) => before.add(page, table),
            None => {
                self.end_table();
                let cells = table.cells.iter().map(|cell| (page, cell.clone()));
                self.table = Some(OpenTable {
                    columns: table.columns.clone(),
                    rows: table.rows,
                    cells: cells.collect(),
                    last_page: page,
                });
            }
        }
    }

    fn end_table(&mut self) {
        let Some(open) = self.table.take() else {
            return;
        };
        let mut table = Table::default();
        for (page, SheetCell { at, text }) in open.cells {
            table.put(TableCell {
                place: Place::Page(page),
                text,
                row: at.row,
                column: at.column,
                height: at.height,
                width: at.width,
            });
        }
        self.blocks.push(Block::Table(table));
    }
}

impl OpenTable {
    /// Whether a table on the next page goes on with this one: its columns are the same, and it is not the next form
    /// of its kind.
    fn goes_on(&self, next: &SheetTable) -> bool {
        let pairs = self.columns.iter().zip(&next.columns);
        let mut pairs = pairs.map(|(one, other)| (one - other).abs() < SAME_COLUMN);
        let is_same = !self.columns.is_empty()
            && self.columns.len() == next.columns.len()
            && pairs.all(|same| same);
        let head = self.head(next);
        let label = |cell: &SheetCell| {
            (cell.at.row == head && cell.at.column == 0).then(|| cell.text.clone())
        };
        let own = self.cells.iter().find_map(|(_, cell)| label(cell));
        let of_next = next.cells.iter().find_map(label);
        let is_next_form = own == of_next && own.is_some_and(|text| !text.is_empty());
        is_same && !is_next_form
    }

    /// How many rows of the head a table repeats.
    fn head(&self, next: &SheetTable) -> usize {
        let rows = |row: usize| {
            let own = self.cells.iter().map(|(_, cell)| cell);
            let own = own.filter(move |cell| cell.at.row == row);
            let other = next.cells.iter().filter(move |cell| cell.at.row == row);
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
                if let Some(above) = self.above(cell.at).filter(|_| !cell.text.is_empty()) {
                    super::paragraph::append(&mut above.text, &cell.text, 1.0);
                }
            }
            for cell in &mut cells {
                cell.at.row -= 1;
            }
            rows -= 1;
        } else {
            self.carry_down(&mut cells);
        }
        let above = self.rows;
        self.cells.extend(cells.into_iter().map(|mut cell| {
            cell.at.row += above;
            (page, cell)
        }));
        self.rows += rows;
        self.last_page = page;
    }

    /// The cell in the last row with these columns.
    fn above(&mut self, at: GridCell) -> Option<&mut SheetCell> {
        let rows = self.rows;
        let mut cells = self.cells.iter_mut().rev().map(|(_, cell)| cell);
        cells.find(|cell| {
            let above = cell.at;
            above.row + above.height == rows && above.column == at.column && above.width == at.width
        })
    }

    /// Whether the first of these rows is the end of the last row above: its label is empty, it has no cells of more
    /// rows, and all that it says goes on with a text that has no end.
    fn ends_row(&mut self, cells: &[SheetCell]) -> bool {
        let first: Vec<&SheetCell> = cells.iter().filter(|cell| cell.at.row == 0).collect();
        let is_label = |cell: &&&SheetCell| cell.at.column == 0;
        let has_label = first
            .iter()
            .find(is_label)
            .is_none_or(|cell| !cell.text.is_empty());
        if has_label || first.iter().any(|cell| cell.at.height > 1) {
            return false;
        }
        let mut texts = first.iter().filter(|cell| !cell.text.is_empty());
        texts.all(|cell| {
            let above = self.above(cell.at).map(|above| above.text.as_str());
            let goes_on = |above: &str| {
                above.chars().count() > 12 && !above.ends_with(['。', '；', '！', '？'])
            };
            above.is_some_and(goes_on) && !is_numbered(&cell.text)
        })
    }

    /// A label that is merged over rows stands for those on the next page as well, whose first cells are empty.
    fn carry_down(&mut self, cells: &mut Vec<SheetCell>) {
        let mut column = 0;
        while let Some(index) = cells
            .iter()
            .position(|cell| cell.at.row == 0 && cell.at.column == column)
        {
            let at = cells[index].at;
            let is_empty = cells[index].text.is_empty();
            let Some(above) = self.above(at).filter(|above| {
                let is_merged = above.at.height > 1 || at.height > 1;
                let is_label = above.text.chars().any(char::is_alphabetic);
                is_empty && is_merged && is_label
            }) else {
                return;
            };
            above.at.height += at.height;
            column += at.width;
            cells.remove(index);
        }
    }
}

/// What two rows of a head have in common.
fn same(cell: &SheetCell) -> (usize, usize, usize, String) {
    let text = cell.text.replace(char::is_whitespace, "");
    (cell.at.column, cell.at.width, cell.at.height, text)
}
