//! What all parts of a text share while it is printed.

use super::numbering::DocxNumbering;
use super::styles::DocxStyles;
use crate::import::archive::Archive;
use crate::import::foreign::Foreign;
use crate::import::left_out::LeftOut;
use crate::import::numerals::numeral;
use crate::import::printed::{Block, Printed};
use crate::import::xml::{Attributes, XmlEvent, walk};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Headers and footers that are told.
const MARGINS: usize = 64;

/// DocxStyles, lists and notes of a text, and what was left out of it.
#[derive(Default)]
pub(super) struct Book {
    pub(super) styles: DocxStyles,
    pub(super) numbering: DocxNumbering,
    pub(super) notes: DocxNotes,
    /// Stretches of text and rows that are hidden.
    pub(super) hidden: usize,
    pub(super) pictures: usize,
    /// Files within the file.
    pub(super) embedded: usize,
    margins: Vec<LeftOut>,
}

impl Book {
    /// Reads what the parts of a text have in common.
    pub(super) fn read(archive: &mut Archive<'_>, foreign: &mut Foreign) -> Self {
        Self {
            styles: DocxStyles::read(&archive.text("word/styles.xml", foreign)),
            numbering: DocxNumbering::read(&archive.text("word/numbering.xml", foreign)),
            notes: DocxNotes::read(&archive.text("word/settings.xml", foreign)),
            ..Self::default()
        }
    }

    /// Keeps the words of a header or a footer, if it has more than a number of the page.
    pub(super) fn margin(&mut self, made: fn(Box<str>) -> LeftOut, printed: &Printed) {
        let mut words: Vec<&str> = Vec::new();
        for block in &printed.blocks {
            match block {
                Block::Paragraph(paragraph) => words.push(&paragraph.text),
                Block::Table(table) => words.extend(table.cells().iter().map(|cell| &*cell.text)),
            }
        }
        let words: Vec<&str> = words
            .iter()
            .flat_map(|text| text.split_whitespace())
            .collect();
        let words = words.join(" ");
        let says = words.contains(|c: char| c.is_alphabetic() && !"第页共".contains(c));
        let margin = made(words.into());
        if says && self.margins.len() < MARGINS && !self.margins.contains(&margin) {
            self.margins.push(margin);
        }
    }

    /// What whoever imports the text has to be told.
    pub(super) fn left_out(self) -> impl Iterator<Item = LeftOut> {
        let counts = [
            (self.hidden, LeftOut::HiddenText(self.hidden)),
            (self.embedded, LeftOut::EmbeddedFiles(self.embedded)),
            (self.pictures, LeftOut::Pictures(self.pictures)),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        self.margins.into_iter().chain(counts.map(|(_, left)| left))
    }
}

/// The notes at the foot of pages and at the end, in the order in which the text refers to them.
#[derive(Default)]
pub(super) struct DocxNotes {
    formats: [Option<Box<str>>; 2],
    counts: [u32; 2],
    marks: HashMap<(usize, Box<str>), Box<str>>,
    current: Box<str>,
}

/// Which of the two kinds a name is of.
fn kind(name: &str) -> usize {
    usize::from(name.starts_with("endnote"))
}

impl DocxNotes {
    /// Reads the settings of a text.
    fn read(xml: &str) -> Self {
        let mut notes = Self::default();
        let mut within = None;
        let _ = walk(xml, &mut |mark| {
            match mark {
                XmlEvent::Open(name @ ("footnotePr" | "endnotePr"), _) => within = Some(kind(name)),
                XmlEvent::Close("footnotePr" | "endnotePr") => within = None,
                XmlEvent::Open("numFmt", attributes) => {
                    if let Some(format) = within.and_then(|kind| notes.formats.get_mut(kind)) {
                        *format = attributes.get("val").map(Into::into);
                    }
                }
                _ => {}
            }
            ControlFlow::Continue(())
        });
        notes
    }

    /// The text refers to a note: its mark, which no digits beside it run into.
    pub(super) fn refer(&mut self, name: &str, attributes: &Attributes<'_>) -> String {
        let kind = kind(name);
        let id = attributes.get("id").unwrap_or_default().into_boxed_str();
        let mark = match attributes.is_on("customMarkFollows") {
            true => String::new(),
            false => self.next(kind),
        };
        self.marks.insert((kind, id), mark.as_str().into());
        mark
    }

    fn next(&mut self, kind: usize) -> String {
        let usual = ["decimal", "lowerRoman"];
        let format = self.formats.get(kind).and_then(Option::as_deref);
        let format = format.or(usual.get(kind).copied()).unwrap_or("decimal");
        let Some(count) = self.counts.get_mut(kind) else {
            return String::new();
        };
        *count += 1;
        let mark = numeral(format, *count);
        match mark.contains(|c: char| c.is_ascii_alphanumeric()) {
            true => format!("[{mark}]"),
            false => mark,
        }
    }

    /// A note begins. Says whether the text refers to it.
    pub(super) fn begins(&mut self, name: &str, attributes: &Attributes<'_>) -> bool {
        let id = attributes.get("id").unwrap_or_default().into_boxed_str();
        let mark = self.marks.get(&(kind(name), id));
        self.current = mark.cloned().unwrap_or_default();
        mark.is_some()
    }

    /// The mark of the note we are in.
    pub(super) fn mark(&self) -> String {
        self.current.to_string()
    }
}
