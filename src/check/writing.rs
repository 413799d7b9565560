//! What a file says, line by line, as rules about words read it: a source file or an attachment.
//!
//! Of a source file, lines in which no such rule could find anything are left out, tables aside.
//! Cells of one row form one line with tabs between them, so that what is broken over cells is found.
//! Invariant: the place of a hit leads back to the characters, or to the named place, it was found at.

use super::attachment::Attachment;
use super::digit::{Number, numbers};
use super::glance::{Glance, seen};
use super::paper::Paper;
use super::secrecy::may_be_mark;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Place;
use crate::model::Year;
use crate::parse::{Passage, PassageKind};
use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The fewest digits that make a number anybody looks for: those of a mobile number.
const FEWEST_DIGITS: u32 = 11;

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
    /// What a glance at it tells.
    pub(super) glance: Glance,
    /// Where its parts come from; most lines have one.
    first: Part,
    more: Vec<Part>,
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

impl Part {
    /// A part that begins a line.
    fn cell(column: u32, from: usize) -> Self {
        Self {
            at: 0,
            column,
            from,
        }
    }
}

impl Line<'_> {
    fn last_part(&self) -> Part {
        self.more.last().copied().unwrap_or(self.first)
    }
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
        for (from, (passage, glance)) in paper.passages.iter().zip(&paper.glances).enumerate() {
            let kind = match passage.kind {
                PassageKind::Heading(_) => LineKind::Heading,
                PassageKind::Field {
                    top: "审核" | "review" | "豁免" | "waive",
                    ..
                } => continue,
                PassageKind::Field { top, key } => LineKind::Field { top, key },
                PassageKind::Cell {
                    table: number,
                    row,
                    column,
                } => {
                    if table.0 != Some(number) {
                        table = (Some(number), writing.lines.len());
                    }
                    let part = Part::cell(column, from);
                    let text = (Cow::Borrowed(&*passage.text), *glance);
                    writing.push_cell(table.1, row, part, text);
                    continue;
                }
                _ => LineKind::Paragraph,
            };
            if !writing.may_be_told_of(kind, &passage.text, *glance) {
                continue;
            }
            let text = match glance.has(seen::SPACE) {
                true => with_line_ends(passage, &paper.document.source.text),
                false => Cow::Borrowed(&*passage.text),
            };
            writing.push(kind, Part::cell(0, from), (text, *glance));
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
            let text = (Cow::Borrowed(&*piece.text), Glance::at(&piece.text));
            if let Some((number, row, column)) = piece.place.cell() {
                if table.0 != Some(number) {
                    table = (Some(number), writing.lines.len());
                }
                writing.push_cell(table.1, row, Part::cell(column, from), text);
                continue;
            }
            let kind = match piece.place {
                Place::Paragraph(_) | Place::Page(_) | Place::Line(_) | Place::Slide(_) => {
                    LineKind::Paragraph
                }
                _ => LineKind::Margin,
            };
            writing.push(kind, Part::cell(0, from), text);
        }
        writing.settled()
    }

    /// Whether some rule could find something in a line that is no row of a table: a number, a matter
    /// or a mark.
    fn may_be_told_of(&self, kind: LineKind<'_>, text: &str, glance: Glance) -> bool {
        glance.digits >= FEWEST_DIGITS
            || glance.has(seen::MATTER)
            || !self.config.sensitive_words.is_empty()
            || may_be_mark(kind, text, glance)
    }

    fn push(&mut self, kind: LineKind<'a>, first: Part, (text, glance): (Cow<'a, str>, Glance)) {
        self.lines.push(Line {
            kind,
            text,
            numbers: Vec::new(),
            glance,
            first,
            more: Vec::new(),
        });
    }

    /// Adds a cell, to the last line if that is of the same row. Cells that are not neighbours are
    /// kept apart by a second tab.
    fn push_cell(
        &mut self,
        first: usize,
        row: u32,
        mut part: Part,
        (text, glance): (Cow<'a, str>, Glance),
    ) {
        let same_row = self.row_of_last() == Some(row) && self.lines.len() > first;
        let Some(line) = self.lines.last_mut().filter(|_| same_row) else {
            self.push(LineKind::Row { first }, part, (text, glance));
            return;
        };
        let far = part.column > line.last_part().column + 1;
        let joined = line.text.to_mut();
        *joined += if far { "\t\t" } else { "\t" };
        part.at = joined.len();
        *joined += &text;
        line.more.push(part);
        line.glance.join(glance);
    }

    fn row_of_last(&self) -> Option<u32> {
        let from = self.lines.last()?.last_part().from;
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
            if line.glance.digits >= FEWEST_DIGITS {
                line.numbers = numbers(&line.text);
            }
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
        let line = self.lines.get(line)?;
        let more = line.more.partition_point(|part| part.at <= at);
        Some(line.more[..more].last().copied().unwrap_or(line.first))
    }

    /// The passage or piece that a byte of a line comes from.
    pub(super) fn origin_of(&self, line: usize, at: usize) -> Option<usize> {
        self.part(line, at).map(|part| part.from)
    }

    /// The cells of a line, with their columns and where they begin.
    pub(super) fn cells(&self, line: usize) -> impl Iterator<Item = (u32, usize, &str)> {
        self.lines.get(line).into_iter().flat_map(|line| {
            let parts = std::iter::once(&line.first).chain(&line.more);
            parts.enumerate().map(|(index, part)| {
                let next = line.more.get(index);
                let end = next.map_or(line.text.len(), |next| next.at);
                let cell = line.text.get(part.at..end).unwrap_or("");
                (part.column, part.at, cell.trim_matches('\t'))
            })
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
