//! What an older text prints.

use super::formats::{Formats, Of, Range};
use super::lists::{OldItem, OldLists};
use super::{characters, pieces};
use crate::import::cfb::{u16_at, u32_at};
use crate::import::left_out::LeftOut;
use crate::import::limit;
use crate::import::list::Counters;
use crate::import::place::Place;
use crate::import::printed::{Block, Paragraph, Printed, RowLayout, Rows, Tie};
use crate::import::symbol_font::private_use;

/// What a stretch of the characters is; they stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Region {
    Body,
    Notes,
    Headers,
    Comments,
    Boxes,
}

/// How many characters each stretch has stands at these places.
const REGIONS: [(usize, Region); 8] = [
    (0x4C, Region::Body),
    (0x50, Region::Notes),
    (0x54, Region::Headers),
    (0x58, Region::Comments),
    (0x5C, Region::Comments),
    (0x60, Region::Notes),
    (0x64, Region::Boxes),
    (0x68, Region::Headers),
];

struct OldPrint<'a> {
    data: &'a [u8],
    characters: Formats<'a>,
    paragraphs: Formats<'a>,
    look: Look<'a>,
    blocks: Vec<Block>,
    notes: Vec<Block>,
    headers: Vec<String>,
    text: String,
    /// For each field we are in, whether we are in its code.
    fields: Vec<bool>,
    rows: Rows,
    layout: RowLayout,
    count: u32,
    tables: u32,
    marks: [u32; 2],
    hidden: usize,
    in_hidden: bool,
    pictures: usize,
    lists: OldLists,
    counters: Counters,
    set: Set,
    /// Where the paragraph begins in the text, which has more than one in a cell.
    start: usize,
}

/// How the characters at a place are set.
#[derive(Clone, Copy, Default)]
struct Look<'a> {
    range: Range<'a>,
    hides: bool,
    is_deleted: bool,
}

/// How the paragraphs at these places are set.
#[derive(Clone, Default)]
struct Set {
    places: std::ops::Range<u32>,
    in_table: bool,
    ends_row: bool,
    item: OldItem,
}

/// Fields within fields.
const FIELDS: usize = 64;

/// Adds what a text prints, and gives what it leaves out.
pub(super) fn print(
    stream: &[u8],
    table: &[u8],
    data: &[u8],
    printed: &mut Printed,
) -> Vec<LeftOut> {
    let mut print = OldPrint {
        data,
        characters: Formats::read(stream, table, Of::Characters),
        paragraphs: Formats::read(stream, table, Of::Paragraphs),
        look: Look::default(),
        blocks: Vec::new(),
        notes: Vec::new(),
        headers: Vec::new(),
        text: String::new(),
        fields: Vec::new(),
        rows: Rows::default(),
        layout: RowLayout::default(),
        count: 0,
        tables: 0,
        marks: [0; 2],
        hidden: 0,
        in_hidden: false,
        pictures: 0,
        lists: OldLists::read(stream, table),
        counters: Counters::default(),
        set: Set::default(),
        start: 0,
    };
    print.run(stream, table);
    printed.blocks.append(&mut print.blocks);
    printed.blocks.append(&mut print.notes);
    print.left_out()
}

impl<'a> OldPrint<'a> {
    fn run(&mut self, stream: &[u8], table: &[u8]) {
        let mut left = REGIONS.map(|(at, region)| (u32_at(stream, at).unwrap_or(0), region));
        let mut total = 0;
        for (place, count) in pieces(stream, table).into_iter().flatten() {
            let count = count.unwrap_or(0);
            total += count;
            if total > limit::TEXT {
                break;
            }
            characters(stream, place, count, &mut |c, at| {
                if let Some((left, region)) = left.iter_mut().find(|(left, _)| *left > 0) {
                    *left -= 1;
                    let region = *region;
                    let is_last = *left == 0;
                    self.character(c, at, region);
                    if is_last {
                        self.end(region);
                    }
                }
            });
        }
        self.end(Region::Body);
    }

    fn character(&mut self, c: char, at: u32, region: Region) {
        if region == Region::Comments {
            return;
        }
        if !(self.look.range.from..self.look.range.to).contains(&at) {
            self.look = self.look_at(at);
        }
        match c {
            '\u{13}' if self.fields.len() < FIELDS => self.fields.push(true),
            '\u{14}' => {
                if let Some(field) = self.fields.last_mut() {
                    *field = false;
                }
            }
            '\u{15}' => {
                self.fields.pop();
            }
            '\r' | '\u{C}' | '\u{E}' | '\u{7}' => self.mark(c, at, region),
            _ if self.look.is_deleted || self.fields.contains(&true) => {}
            '\u{1}' => self.pictures += usize::from(region == Region::Body),
            '\u{2}' => self.note_mark(region),
            '\u{B}' => self.write("\n"),
            '\u{1E}' => self.write("-"),
            '\t' => self.write("\t"),
            _ if c.is_control() => {}
            '\u{F020}'..='\u{F0FF}' => {
                let seen = private_use(c.encode_utf8(&mut [0; 4]));
                self.write(&seen);
            }
            _ => self.write(c.encode_utf8(&mut [0; 4])),
        }
    }

    fn look_at(&self, at: u32) -> Look<'a> {
        let range = self.characters.at(at);
        let mut look = Look {
            range,
            ..Look::default()
        };
        for (change, value) in range.changes(&[]) {
            let is_on = matches!(value.first(), Some(1 | 129));
            match change {
                0x083C => look.hides = is_on,
                0x0800 => look.is_deleted = is_on,
                _ => {}
            }
        }
        look
    }

    fn write(&mut self, text: &str) {
        if self.look.hides {
            if !text.trim().is_empty() {
                self.hidden += usize::from(!self.in_hidden);
                self.in_hidden = true;
            }
            return;
        }
        self.in_hidden = false;
        self.text += text;
    }

    /// The mark of a note, where it is referred to and in it.
    fn note_mark(&mut self, region: Region) {
        let [referred, noted] = &mut self.marks;
        let count = match region {
            Region::Notes => noted,
            _ => referred,
        };
        *count += 1;
        let mark = format!("[{count}]");
        self.write(&mark);
    }

    /// A paragraph, a cell or a row ends, unless the mark of it is not printed.
    fn mark(&mut self, c: char, at: u32, region: Region) {
        self.in_hidden = false;
        for field in &mut self.fields {
            *field = false;
        }
        if self.look.hides || self.look.is_deleted {
            return;
        }
        self.set_paragraph(at);
        let Set {
            in_table,
            ends_row,
            item,
            ..
        } = self.set;
        let level = item.level_in_outline();
        let in_table = (in_table || c == '\u{7}') && region == Region::Body;
        if !ends_row {
            self.number(&item);
        }
        if ends_row && c == '\u{7}' {
            self.rows.row(&self.layout);
        } else if c == '\u{7}' && in_table {
            let text = std::mem::take(&mut self.text).trim().to_owned();
            let (row, column) = self.rows.next();
            let table = self.tables;
            self.rows
                .cell(text, Place::TableCell { table, row, column });
        } else if in_table {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
        } else {
            self.paragraph(region, level);
        }
        self.start = self.text.len();
    }

    /// How the paragraph is set whose mark is here.
    fn set_paragraph(&mut self, at: u32) {
        if self.set.places.contains(&at) {
            return;
        }
        let range = self.paragraphs.at(at);
        let mut set = Set {
            places: range.from..range.to,
            item: self.lists.of_style(range.style),
            ..Set::default()
        };
        let mut layout = RowLayout::default();
        for (change, value) in range.changes(self.data) {
            match (change, value.first()) {
                (0x2416, Some(first)) => set.in_table = *first != 0,
                (0x2417, Some(first)) => set.ends_row = *first != 0,
                (0xD608, _) => layout = row_layout(value),
                _ => set.item.set(change, value),
            }
        }
        if set.ends_row {
            self.layout = layout;
        }
        self.set = set;
    }

    /// Puts the number before the paragraph.
    fn number(&mut self, item: &OldItem) {
        if let Some(label) = self.lists.next(item, &mut self.counters) {
            let start = self.start.min(self.text.len());
            let follows = self.text.get(start..).and_then(|text| text.chars().next());
            if self.text.is_char_boundary(start) {
                self.text.insert_str(start, &label.before(follows));
            }
        }
    }

    fn paragraph(&mut self, region: Region, level: Option<u8>) {
        self.end_table();
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let place = match region {
            Region::Notes => Place::Note,
            _ => Place::Paragraph(self.count),
        };
        let paragraph = Paragraph { place, text, level };
        match region {
            Region::Body | Region::Boxes => {
                self.count += 1;
                self.blocks.push(Block::Paragraph(paragraph));
            }
            Region::Notes => self.notes.push(Block::Paragraph(paragraph)),
            Region::Headers => self.headers.push(paragraph.text),
            Region::Comments => {}
        }
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            let rows = std::mem::take(&mut self.rows);
            self.blocks.push(Block::Table(rows.finish(&self.layout)));
            self.tables += 1;
        }
    }

    /// A stretch of the characters ends.
    fn end(&mut self, region: Region) {
        self.fields.clear();
        self.paragraph(region, None);
    }

    fn left_out(self) -> Vec<LeftOut> {
        let mut left = Vec::new();
        let words: Vec<&str> = self
            .headers
            .iter()
            .flat_map(|text| text.split_whitespace())
            .collect();
        let words = words.join(" ");
        if words.contains(|c: char| c.is_alphabetic() && !"第页共".contains(c)) {
            left.push(LeftOut::Header(words.into()));
        }
        if self.hidden > 0 {
            left.push(LeftOut::HiddenText(self.hidden));
        }
        if self.pictures > 0 {
            left.push(LeftOut::Pictures(self.pictures));
        }
        if self.lists.is_unread {
            left.push(LeftOut::Numbers);
        }
        left
    }
}

/// The edges of the cells of a row, and how they are tied to their neighbours.
fn row_layout(value: &[u8]) -> RowLayout {
    let count = usize::from(value.first().copied().unwrap_or(0));
    let edge = |at: usize| {
        let edge = u16_at(value, 1 + at * 2).unwrap_or(0);
        i64::from(i16::from_le_bytes(edge.to_le_bytes()))
    };
    let cells = (0..count).map(|at| {
        let flags = u16_at(value, 1 + (count + 1) * 2 + at * 20).unwrap_or(0);
        let tie = match flags {
            _ if flags & 0x0002 != 0 => Tie::Left,
            _ if flags & 0x0020 != 0 && flags & 0x0040 == 0 => Tie::Up,
            _ => Tie::None,
        };
        (edge(at + 1), tie)
    });
    RowLayout {
        left: edge(0),
        cells: cells.collect(),
        next: Tie::None,
    }
}
