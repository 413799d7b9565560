//! What a file says, line by line, as rules about words read it: a source file or an attachment.
//!
//! Cells of one row form one line with tabs between them, so that what is broken over cells is found.
//! Invariant: the place of a hit leads back to the characters, or to the named place, it was found at.

use super::attachment::Attachment;
use super::digit::{Number, numbers};
use super::paper::Paper;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Place;
use crate::model::Year;
use crate::parse::{Passage, PassageKind};
use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// A file's words.
#[derive(Debug)]
pub struct Writing<'a> {
    /// The settings.
    pub(super) config: &'a Config,
    /// The year the file reports on, where it is a report.
    pub(super) year: Option<Year>,
    /// Its lines, in order.
    pub(super) lines: Vec<Line<'a>>,
    origin: Origin<'a>,
}

#[derive(Debug)]
enum Origin<'a> {
    Paper(&'a Paper<'a>),
    Attachment(&'a Attachment<'a>),
}

/// A paragraph, a value, or a row of a table.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) kind: LineKind<'a>,
    /// The text; cells of a row are parted by tabs.
    pub(super) text: Cow<'a, str>,
    /// Numbers in it that are long enough to matter.
    pub(super) numbers: Vec<Number>,
    parts: Vec<Part>,
}

/// What kind of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind<'a> {
    /// A heading.
    Heading,
    /// A paragraph, an item of a list, a page of a PDF.
    Paragraph,
    /// A row of a table, whose first row is the line given here.
    Row { first: usize },
    /// A value of the front matter.
    Field { top: &'a str, key: &'a str },
    /// Header, footer, comment, name of a file or sheet: beside the text.
    Margin,
}

/// A stretch of a line that comes from one passage or piece.
#[derive(Clone, Copy, Debug)]
struct Part {
    at: usize,
    column: u32,
    from: usize,
}

/// Something found in a line.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Which line.
    pub(super) line: usize,
    /// Which bytes of it.
    pub(super) range: Range<usize>,
    /// What was found, in Chinese.
    pub(super) message: String,
    /// What to do about it, in Chinese.
    pub(super) help: String,
}

impl<'a> Writing<'a> {
    /// The words of a source file. What stays in the source (审核, 豁免) is left out.
    pub fn of_paper(paper: &'a Paper<'a>) -> Self {
        let mut writing = Self {
            config: paper.config,
            year: paper.report.map(|report| report.year.value),
            lines: Vec::new(),
            origin: Origin::Paper(paper),
        };
        let mut table = (None, 0);
        for (from, passage) in paper.passages.iter().enumerate() {
            let kind = match passage.kind {
                _ if passage.is_under(&["审核", "review", "豁免", "waive"]) => continue,
                PassageKind::Heading(_) => LineKind::Heading,
                PassageKind::Field { top, key } => LineKind::Field { top, key },
                PassageKind::Cell {
                    table: number,
                    row,
                    column,
                } => {
                    if table.0 != Some(number) {
                        table = (Some(number), writing.lines.len());
                    }
                    let part = (row, column, from);
                    writing.push_cell(table.1, part, Cow::Borrowed(&passage.text));
                    continue;
                }
                _ => LineKind::Paragraph,
            };
            let text = with_line_ends(passage, &paper.document.source.text);
            writing.push(kind, from, text);
        }
        writing.settled()
    }

    /// The words of an attachment.
    pub fn of_attachment(attachment: &'a Attachment<'a>) -> Self {
        let mut writing = Self {
            config: attachment.config,
            year: None,
            lines: Vec::new(),
            origin: Origin::Attachment(attachment),
        };
        let mut table = (None, 0);
        for (from, piece) in attachment.foreign.pieces.iter().enumerate() {
            let text = Cow::Borrowed(&*piece.text);
            if let Some((number, row, column)) = piece.place.cell() {
                if table.0 != Some(number) {
                    table = (Some(number), writing.lines.len());
                }
                writing.push_cell(table.1, (row, column, from), text);
                continue;
            }
            let kind = match piece.place {
                Place::Paragraph(_) | Place::Page(_) | Place::Line(_) | Place::Slide(_) => {
                    LineKind::Paragraph
                }
                _ => LineKind::Margin,
            };
            writing.push(kind, from, text);
        }
        writing.settled()
    }

    fn push(&mut self, kind: LineKind<'a>, from: usize, text: Cow<'a, str>) {
        let part = Part {
            at: 0,
            column: 0,
            from,
        };
        self.lines.push(Line {
            kind,
            text,
            numbers: Vec::new(),
            parts: vec![part],
        });
    }

    /// Adds a cell, to the last line if that is of the same row. Cells that are not neighbours are
    /// kept apart by a second tab.
    fn push_cell(
        &mut self,
        first: usize,
        (row, column, from): (u32, u32, usize),
        text: Cow<'a, str>,
    ) {
        let same_row = self.row_of_last() == Some(row) && self.lines.len() > first;
        let Some(line) = self.lines.last_mut().filter(|_| same_row) else {
            self.push(LineKind::Row { first }, from, text);
            if let Some(part) = self.lines.last_mut().and_then(|line| line.parts.last_mut()) {
                part.column = column;
            }
            return;
        };
        let before = line.parts.last().map_or(0, |part| part.column);
        let joined = line.text.to_mut();
        *joined += if column > before + 1 { "\t\t" } else { "\t" };
        let at = joined.len();
        *joined += &text;
        line.parts.push(Part { at, column, from });
    }

    fn row_of_last(&self) -> Option<u32> {
        let from = self.lines.last()?.parts.last()?.from;
        match &self.origin {
            Origin::Paper(paper) => match paper.passages.get(from)?.kind {
                PassageKind::Cell { row, .. } => Some(row),
                _ => None,
            },
            Origin::Attachment(attachment) => {
                let piece = attachment.foreign.pieces.get(from)?;
                piece.place.cell().map(|(_, row, _)| row)
            }
        }
    }

    fn settled(mut self) -> Self {
        for line in &mut self.lines {
            line.numbers = numbers(&line.text);
        }
        self
    }

    /// The findings that these hits are: each for itself in a source file, one for all of them
    /// in an attachment, where an editor looks once.
    pub(super) fn findings(&self, code: Code, hits: Vec<Hit>) -> Vec<Diagnostic> {
        let paper = match &self.origin {
            Origin::Paper(paper) => *paper,
            Origin::Attachment(attachment) => {
                return attachment
                    .finding_of_hits(code, self, hits)
                    .into_iter()
                    .collect();
            }
        };
        let finding = |hit: Hit| {
            let span = self.span(paper, &hit);
            paper.finding(code, span, hit.message).help(hit.help)
        };
        hits.into_iter().map(finding).collect()
    }

    fn span(&self, paper: &Paper<'_>, hit: &Hit) -> Span {
        let place = |at: usize, end: usize| {
            let part = self.part(hit.line, at)?;
            let passage = paper.passages.get(part.from)?;
            Some(passage.span(at - part.at..end.saturating_sub(part.at).min(passage.text.len())))
        };
        let last = hit.range.end.saturating_sub(1).max(hit.range.start);
        let first = place(hit.range.start, hit.range.end);
        let end = place(last, hit.range.end);
        match (first, end) {
            (Some(first), Some(end)) => {
                Span::new(first.start as usize..end.end.max(first.end) as usize)
            }
            _ => Span::default(),
        }
    }

    fn part(&self, line: usize, at: usize) -> Option<Part> {
        let parts = &self.lines.get(line)?.parts;
        let after = parts.partition_point(|part| part.at <= at);
        parts.get(after.checked_sub(1)?).copied()
    }

    /// The passage or piece that a byte of a line comes from.
    pub(super) fn origin_of(&self, line: usize, at: usize) -> Option<usize> {
        self.part(line, at).map(|part| part.from)
    }

    /// The cells of a line, with their columns and where they begin.
    pub(super) fn cells(&self, line: usize) -> impl Iterator<Item = (u32, usize, &str)> {
        let found = self.lines.get(line);
        let text = found.map_or("", |line| &*line.text);
        let parts = found.map_or(&[][..], |line| &line.parts[..]);
        parts.iter().enumerate().map(move |(index, part)| {
            let end = parts.get(index + 1).map_or(text.len(), |next| next.at);
            let cell = text.get(part.at..end).unwrap_or("");
            (part.column, part.at, cell.trim_matches('\t'))
        })
    }

    /// The words that say what stands at a place: what precedes it in its line, and the titles of
    /// its column.
    pub(super) fn context(&self, line: usize, at: usize) -> String {
        const BEFORE: usize = 20;
        const TITLE_ROWS: usize = 4;
        let text = self.lines.get(line).map_or("", |line| &*line.text);
        let before = text.get(..at).unwrap_or("");
        let start = before
            .char_indices()
            .rev()
            .nth(BEFORE)
            .map_or(0, |(at, _)| at);
        let mut context = before[start..].to_owned();
        if let Some(LineKind::Row { first }) = self.lines.get(line).map(|line| line.kind)
            && let Some(part) = self.part(line, at)
        {
            for title in first..line.min(first + TITLE_ROWS) {
                let above = self
                    .cells(title)
                    .find(|(column, ..)| *column == part.column);
                let above = above.map_or("", |(_, _, cell)| cell);
                context.insert(0, '\t');
                context.insert_str(0, above);
            }
        }
        if let Some(LineKind::Field { key, .. }) = self.lines.get(line).map(|line| line.kind) {
            context.insert_str(0, key);
        }
        context
    }
}

/// The text of a passage; where two digits are parted by the end of a line of the source, it says so.
fn with_line_ends<'a>(passage: &'a Passage<'_>, source: &str) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(&*passage.text);
    let bytes = passage.text.as_bytes();
    for (at, _) in passage.text.match_indices(' ') {
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        if at > 0 && is_digit(at - 1) && is_digit(at + 1) {
            let (before, after) = (passage.span(at - 1..at), passage.span(at + 1..at + 2));
            let between = source.get(before.end as usize..after.start as usize);
            if between.is_some_and(|between| between.contains('\n')) {
                text.to_mut().replace_range(at..=at, "\n");
            }
        }
    }
    text
}
