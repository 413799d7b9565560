//! A text as it flows by: paragraphs, and tables with rows and cells, which become places.
//!
//! Readers of all formats say what begins and ends; where each text stands is worked out here.

mod repeated;

use super::foreign::{Foreign, SpaceLeft};
use super::place::Place;
use super::printed::PrintBuilder;
use std::sync::Arc;

/// What is known while a text streams by.
pub(super) struct Flow<'a> {
    pub(super) foreign: &'a mut Foreign,
    stand: Stand,
    /// Paragraphs with text so far, outside tables.
    pub(super) paragraphs: u32,
    /// Tables so far, and the tables we are in, innermost last.
    pub(super) tables: u32,
    open: Vec<Grid>,
    /// The paragraph so far.
    pub(super) text: String,
    cells: Vec<String>,
    pub(super) space: SpaceLeft,
    /// What is printed of it, where that is kept.
    pub(super) printed: Option<PrintBuilder>,
    /// Whether what is added now is printed.
    pub(super) prints: bool,
}

/// Where a text stands that is in no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Body,
    Header,
    Footer,
    Note,
    Comment(u32),
    Slide(u32),
    Page(u32),
    /// In a part of the package that no program shows as such.
    Part(Arc<str>),
}

impl Stand {
    /// Whether it is the text itself, and nothing around or behind it.
    fn is_printed(&self) -> bool {
        matches!(
            self,
            Self::Body | Self::Note | Self::Slide(_) | Self::Page(_)
        )
    }
}

/// A paragraph that another interrupts.
#[derive(Default)]
pub(super) struct Interrupted {
    text: String,
    printed: Option<String>,
}

/// A table we are in.
struct Grid {
    sheet: Option<u32>,
    number: u32,
    row: u32,
    column: u32,
    /// How many cells the one we are in stands for.
    width: u32,
    height: u32,
    /// Whether we are in a row and in a cell.
    in_row: bool,
    in_cell: bool,
    /// Whether the cell we are in stands for cells that say the same.
    repeats: bool,
    /// The digits in cells of the row so far, each with its column: the row may stand for rows that say the same.
    digits: Vec<(u32, String)>,
}

impl<'a> Flow<'a> {
    pub(super) fn new(foreign: &'a mut Foreign, stand: Stand) -> Self {
        let is_outermost = foreign.intake.depth == 0;
        let is_printed = is_outermost && stand.is_printed();
        let printed = foreign.printed.as_ref().filter(|_| is_printed);
        let printed = printed.map(|_| PrintBuilder::default());
        Self {
            foreign,
            printed,
            prints: true,
            stand,
            paragraphs: 0,
            tables: 0,
            open: Vec::new(),
            text: String::new(),
            cells: Vec::new(),
            space: SpaceLeft::Left,
        }
    }

    /// Where what follows stands.
    pub(super) fn stands(&mut self, stand: Stand) {
        self.end_paragraph();
        self.stand = stand;
    }

    /// Adds to the paragraph. Symbol fonts keep their characters in a range of their own.
    pub(super) fn add(&mut self, text: &str) {
        if self.prints
            && let Some(printed) = &mut self.printed
        {
            printed.text += text;
        }
        if !text.contains(|c| ('\u{F020}'..='\u{F07E}').contains(&c)) {
            self.text += text;
            return;
        }
        let plain = text.chars().map(|c| match c {
            '\u{F020}'..='\u{F07E}' => char::from_u32(u32::from(c) - 0xF000).unwrap_or(c),
            _ => c,
        });
        self.text.extend(plain);
    }

    /// The paragraph ends in what is printed, if that is kept.
    fn end_printed(&mut self) {
        let place = self.place();
        if let Some(printed) = &mut self.printed {
            printed.end_paragraph(&place);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.end_printed();
        if self.text.trim().is_empty() {
            self.text.clear();
            return;
        }
        let text = std::mem::take(&mut self.text);
        if let Some(cell) = self.cells.last_mut() {
            if !cell.is_empty() {
                cell.push('\n');
            }
            *cell += &text;
        } else {
            let space = match self.place() {
                Place::Part(name) => self.foreign.push_rest(&Place::Part(name), &text),
                place => self.foreign.push(place, &text),
            };
            self.full_if(space);
            self.paragraphs += 1;
        }
        self.text = text;
        self.text.clear();
    }

    /// The place of a paragraph outside tables.
    fn place(&self) -> Place {
        match &self.stand {
            Stand::Body => Place::Paragraph(self.paragraphs),
            Stand::Header => Place::Header,
            Stand::Footer => Place::Footer,
            Stand::Note => Place::Note,
            Stand::Comment(number) => Place::Comment(*number),
            Stand::Slide(number) => Place::Slide(*number),
            Stand::Page(number) => Place::Page(*number),
            Stand::Part(name) => Place::Part((&**name).into()),
        }
    }

    /// The place of the cell we are in, if it is one.
    fn cell_place(&self) -> Option<Place> {
        let grid = self.open.last().filter(|grid| grid.in_cell)?;
        let (row, column) = (grid.row, grid.column);
        let place = match grid.sheet {
            Some(sheet) => Place::Cell { sheet, row, column },
            None => Place::TableCell {
                table: grid.number,
                row,
                column,
            },
        };
        let inside = |name: String, place| Place::Inside(name.into(), Box::new(place));
        Some(match &self.stand {
            Stand::Slide(number) => inside(format!("第{}张幻灯片", number + 1), place),
            Stand::Part(name) => inside(format!("内部文件“{name}”"), place),
            _ => place,
        })
    }

    /// The place of what is read now.
    pub(super) fn here(&self) -> Place {
        self.cell_place().unwrap_or_else(|| self.place())
    }

    /// The place of what no reader has a better one for.
    pub(super) fn place_of_rest(&self) -> Place {
        match &self.stand {
            Stand::Part(name) => Place::Part((&**name).into()),
            Stand::Slide(number) => Place::Slide(*number),
            _ => Place::Hidden,
        }
    }

    /// A table begins; of a workbook it is this sheet.
    pub(super) fn open_table(&mut self, sheet: Option<u32>) {
        self.end_paragraph();
        self.open.push(Grid {
            sheet,
            number: self.tables,
            row: 0,
            column: 0,
            width: 1,
            height: 1,
            in_row: false,
            in_cell: false,
            repeats: false,
            digits: Vec::new(),
        });
        self.tables += u32::from(sheet.is_none());
        if let Some(printed) = &mut self.printed {
            printed.open_table();
        }
    }

    /// A row begins, which may tell its number and for how many it stands. The row before it ends, as it
    /// does in pages that do not say so.
    pub(super) fn open_row(&mut self, number: Option<u32>, height: u32) {
        self.end_paragraph();
        if self.open.last().is_some_and(|grid| grid.in_row) {
            self.close_row();
        }
        if let Some(grid) = self.open.last_mut() {
            grid.row = number.unwrap_or(grid.row);
            grid.column = 0;
            grid.height = height;
            grid.in_row = true;
        }
        if let Some(printed) = &mut self.printed {
            printed.open_row();
        }
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        self.push_repeated_row();
        if let Some(grid) = self.open.last_mut() {
            grid.row = grid.row.saturating_add(grid.height);
            grid.column = 0;
            grid.in_row = false;
        }
        if let Some(printed) = &mut self.printed {
            printed.close_row();
        }
    }

    pub(super) fn open_cell(&mut self, number: Option<u32>, width: u32) {
        self.close_cell();
        if let Some(grid) = self.open.last_mut() {
            self.cells.push(String::new());
            grid.column = number.unwrap_or(grid.column);
            grid.width = width;
            grid.in_cell = true;
            grid.repeats = false;
        }
        if let Some(printed) = &mut self.printed {
            printed.open_cell(width as usize, 1);
        }
    }

    /// The cell we are in stands for cells that say the same.
    pub(super) fn repeat_cell(&mut self) {
        if let Some(grid) = self.open.last_mut() {
            grid.repeats = true;
        }
    }

    /// The cell ends, if we are in one.
    pub(super) fn close_cell(&mut self) {
        self.end_paragraph();
        let Some(place) = self.cell_place() else {
            return;
        };
        let mut times = 1;
        if let Some(grid) = self.open.last_mut() {
            grid.in_cell = false;
            grid.column = grid.column.saturating_add(grid.width);
            times = if grid.repeats { grid.width } else { 1 };
        }
        let text = self.cells.pop().unwrap_or_default();
        if let Some(printed) = &mut self.printed {
            printed.close_cell(&place);
        }
        let space = self.foreign.push(place.clone(), &text);
        self.full_if(space);
        self.push_repeated(&place, (text.trim(), times));
    }

    pub(super) fn close_table(&mut self) {
        self.close_cell();
        self.open.pop();
        if let Some(printed) = &mut self.printed {
            printed.close_table();
        }
    }

    /// Ends what was left without its end.
    pub(super) fn finish(&mut self) {
        while !self.open.is_empty() {
            self.close_table();
        }
        self.end_paragraph();
        if let (Some(builder), Some(printed)) = (&mut self.printed, &mut self.foreign.printed) {
            builder.finish(printed);
        }
    }

    /// Whether it is the text itself that flows by.
    pub(super) fn is_body(&self) -> bool {
        self.stand == Stand::Body
    }

    pub(super) fn is_in_table(&self) -> bool {
        !self.open.is_empty()
    }

    /// What was written since the last cell is the next one.
    pub(super) fn fill_cell(&mut self) {
        let line = self.take_line();
        self.open_cell(None, 1);
        self.put_line(line);
        self.close_cell();
    }

    /// What was written since the last cell stands behind the table.
    pub(super) fn leave_table(&mut self) {
        let line = self.take_line();
        self.close_table();
        self.put_line(line);
    }

    /// What was written of the paragraph so far, which another interrupts.
    pub(super) fn take_line(&mut self) -> Interrupted {
        let printed = self.printed.as_mut();
        Interrupted {
            text: std::mem::take(&mut self.text),
            printed: printed.map(|printed| std::mem::take(&mut printed.text)),
        }
    }

    /// The paragraph that was interrupted goes on.
    pub(super) fn put_line(&mut self, line: Interrupted) {
        self.text = line.text;
        if let Some((builder, text)) = self.printed.as_mut().zip(line.printed) {
            builder.text = text;
        }
    }

    fn full_if(&mut self, space: SpaceLeft) {
        if space == SpaceLeft::Full {
            self.space = space;
        }
    }
}
