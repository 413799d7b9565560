//! Texts (`.docx`): body, tables, headers and footers, notes, comments, tracked changes.

use super::archive::Archive;
use super::foreign::{Extra, Foreign, SpaceLeft};
use super::place::Place;
use super::xml::{XmlEvent, walk};
use std::ops::ControlFlow;

/// What is known while a text streams by.
struct Text<'a> {
    foreign: &'a mut Foreign,
    part: Part,
    /// Paragraphs with text so far, outside tables.
    paragraphs: u32,
    /// Tables so far, and the tables we are in, innermost last: number, row, column.
    tables: u32,
    open: Vec<(u32, u32, u32)>,
    text: String,
    cell: Vec<String>,
    deleted: String,
    comment: u32,
    inside: bool,
    changes: usize,
    comments: usize,
    space: SpaceLeft,
}

/// Which part of the package.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Body,
    Header,
    Footer,
    Note,
    Comments,
}

/// Reads a text.
pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) {
    let mut tables = 0;
    let (mut changes, mut comments) = (0, 0);
    for name in archive.under("word/") {
        let file = name.strip_prefix("word/").unwrap_or(&name);
        let part = match file {
            "document.xml" => Part::Body,
            "footnotes.xml" | "endnotes.xml" => Part::Note,
            "comments.xml" => Part::Comments,
            _ if file.starts_with("header") && file.ends_with(".xml") => Part::Header,
            _ if file.starts_with("footer") && file.ends_with(".xml") => Part::Footer,
            _ => continue,
        };
        let xml = archive.text(&name);
        let mut text = Text::new(foreign, part, tables);
        let outcome = walk(&xml, &mut |mark| {
            match mark {
                XmlEvent::Open(name, _) => text.start(name),
                XmlEvent::Close(name) => text.end(name),
                XmlEvent::Text(piece) if text.inside => text.text += piece,
                XmlEvent::Text(_) => {}
            }
            match text.space {
                SpaceLeft::Left => ControlFlow::Continue(()),
                SpaceLeft::Full => ControlFlow::Break(()),
            }
        });
        text.end("p");
        (tables, changes, comments) = (
            text.tables,
            changes + text.changes,
            comments + text.comments,
        );
        if let Err(gap) = outcome {
            foreign.gaps.push(gap);
        }
    }
    if comments > 0 {
        foreign.extras.push(Extra::Comments(comments));
    }
    if changes > 0 {
        foreign.extras.push(Extra::Changes(changes));
    }
}

impl<'a> Text<'a> {
    fn new(foreign: &'a mut Foreign, part: Part, tables: u32) -> Self {
        Self {
            foreign,
            part,
            paragraphs: 0,
            tables,
            open: Vec::new(),
            text: String::new(),
            cell: Vec::new(),
            deleted: String::new(),
            comment: 0,
            inside: false,
            changes: 0,
            comments: 0,
            space: SpaceLeft::Left,
        }
    }

    fn start(&mut self, name: &str) {
        match name {
            "t" | "delText" | "instrText" => self.inside = true,
            "tab" => self.text.push(' '),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            "ins" | "del" | "moveFrom" | "moveTo" => self.changes += 1,
            "comment" => self.comments += 1,
            "tbl" => {
                self.open.push((self.tables, 0, 0));
                self.tables += 1;
            }
            "tc" => self.cell.push(String::new()),
            _ => {}
        }
        if name == "delText" {
            self.deleted = std::mem::take(&mut self.text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" | "instrText" => self.inside = false,
            "delText" => {
                self.inside = false;
                let before = std::mem::take(&mut self.deleted);
                let struck = std::mem::replace(&mut self.text, before);
                let place = Place::Deleted(self.paragraphs);
                self.space = self.foreign.push(place, &struck);
            }
            "p" => self.end_paragraph(),
            "tc" => {
                let text = self.cell.pop().unwrap_or_default();
                if let Some((table, row, column)) = self.open.last_mut() {
                    let place = Place::TableCell {
                        table: *table,
                        row: *row,
                        column: *column,
                    };
                    *column += 1;
                    self.space = self.foreign.push(place, &text);
                }
            }
            "tr" => {
                if let Some((_, row, column)) = self.open.last_mut() {
                    *row += 1;
                    *column = 0;
                }
            }
            "tbl" => {
                self.open.pop();
            }
            "comment" => self.comment += 1,
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        if let Some(cell) = self.cell.last_mut() {
            if !cell.is_empty() {
                cell.push('\n');
            }
            *cell += &text;
            return;
        }
        let place = match self.part {
            Part::Body => Place::Paragraph(self.paragraphs),
            Part::Header => Place::Header,
            Part::Footer => Place::Footer,
            Part::Note => Place::Note,
            Part::Comments => Place::Comment(self.comment),
        };
        self.paragraphs += 1;
        self.space = self.foreign.push(place, &text);
    }
}
