//! Paragraphs that follow one another, as one text with places.

use crate::import::{Block, Paragraph, Place, Table};
use std::ops::Range;

/// Paragraphs and their text, a line end between each two.
#[derive(Debug)]
pub(super) struct Stretch {
    paragraphs: Vec<Paragraph>,
    pub(super) text: String,
    /// Where each paragraph begins in the text.
    starts: Vec<usize>,
}

/// A form that was found.
#[derive(Debug)]
pub(super) struct FoundForm {
    /// The bytes that it takes the place of.
    pub(super) range: Range<usize>,
    /// What of these stands before it as paragraphs.
    pub(super) before: Vec<(usize, String)>,
    pub(super) table: Table,
}

impl Stretch {
    pub(super) fn new(paragraphs: Vec<Paragraph>) -> Self {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(paragraphs.len());
        for paragraph in &paragraphs {
            if !starts.is_empty() {
                text.push('\n');
            }
            starts.push(text.len());
            text += &paragraph.text;
        }
        Self {
            paragraphs,
            text,
            starts,
        }
    }

    fn paragraph_at(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1)
    }

    /// The place of a byte of the text.
    pub(super) fn place(&self, byte: usize) -> Place {
        let paragraph = self.paragraphs.get(self.paragraph_at(byte));
        paragraph.map_or(Place::Paragraph(0), |paragraph| paragraph.place.clone())
    }

    /// The lines of a part of the text, without their ends.
    pub(super) fn lines(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let part = self.text.get(range.clone()).unwrap_or("");
        let mut at = range.start;
        part.split('\n').map(move |line| {
            let start = at;
            at += line.len() + 1;
            start..start + line.len()
        })
    }

    /// The blocks: forms as tables, everything else as it was.
    pub(super) fn with(self, forms: Vec<FoundForm>) -> Vec<Block> {
        if forms.is_empty() {
            return self.paragraphs.into_iter().map(Block::Paragraph).collect();
        }
        let mut blocks = Vec::new();
        let mut from = 0;
        for form in forms {
            self.keep(from..form.range.start, &mut blocks);
            for (byte, text) in form.before {
                let paragraph = Paragraph {
                    place: self.place(byte),
                    text,
                    level: None,
                };
                blocks.push(Block::Paragraph(paragraph));
            }
            blocks.push(Block::Table(form.table));
            from = form.range.end;
        }
        self.keep(from..self.text.len(), &mut blocks);
        blocks
    }

    /// Adds the paragraphs of a part of the text; of those at its ends, what belongs to it.
    fn keep(&self, range: Range<usize>, blocks: &mut Vec<Block>) {
        if range.is_empty() {
            return;
        }
        for index in self.paragraph_at(range.start)..self.paragraphs.len() {
            let (start, paragraph) = (self.starts[index], &self.paragraphs[index]);
            if start >= range.end {
                return;
            }
            let end = start + paragraph.text.len();
            if range.start <= start && end <= range.end {
                blocks.push(Block::Paragraph(paragraph.clone()));
                continue;
            }
            let part = start.max(range.start)..end.min(range.end);
            let text = self.text.get(part).unwrap_or("");
            if text.contains(|c: char| !c.is_whitespace() && c != '|') {
                let text = text.trim().to_owned();
                blocks.push(Block::Paragraph(Paragraph {
                    text,
                    ..paragraph.clone()
                }));
            }
        }
    }
}

/// Whether a line begins a chapter: `一、`, `（二）`.
pub(super) fn is_chapter(line: &str) -> bool {
    let mut letters = line.trim_start().chars();
    let number = |c: char| "一二三四五六七八九十".contains(c);
    match letters.next() {
        Some('(' | '（') => {
            let rest = letters.as_str();
            let after = rest.trim_start_matches(number);
            after.len() < rest.len() && after.starts_with([')', '）'])
        }
        Some(c) if number(c) => letters
            .as_str()
            .trim_start_matches(number)
            .starts_with('、'),
        _ => false,
    }
}
