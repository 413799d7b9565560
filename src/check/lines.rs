//! What a file says, line by line, as rules about words read it: a source file or an attachment.
//!
//! Of a source file, lines in which no such rule could find anything are left out, tables aside.
//! Cells of one row form one line with tabs between them, so that what is broken over cells is found.
//! Invariant: the range of a match leads back to the characters, or to the named place, it was found at.

use super::attachment::AttachmentContext;
use super::looks_for::LineKind;
use super::prefilter::Prefilter;
use super::report_context::ReportContext;
use super::text_table::may_be_table;
use crate::config::{Config, ReviewDisplay};
use crate::diagnostic::{Code, Diagnostic, Help, Severity};
use crate::model::Year;
use crate::parse::{Passage, PassageKind};
use crate::source::Span;
use crate::text::features::Features;
use crate::text::features::kind::SPACE;
use crate::text::personal::PersonalNumber;
use std::borrow::Cow;
use std::ops::Range;

/// A file's words.
#[derive(Debug)]
pub struct Lines<'a> {
    /// The settings.
    pub(super) config: &'a Config,
    /// The year the file reports on, where it is a report.
    pub(super) year: Option<Year>,
    /// Its lines, in order.
    pub(super) all: Vec<Line<'a>>,
    pub(super) origin: LinesOrigin<'a>,
    pub(super) prefilter: &'a Prefilter,
}

/// Which file the lines are of.
#[derive(Clone, Copy, Debug)]
pub(super) enum LinesOrigin<'a> {
    Report(&'a ReportContext<'a>),
    Attachment(&'a AttachmentContext<'a>),
}

/// A paragraph, a value, or a row of a table.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) kind: LineKind<'a>,
    /// The text; cells of a row are parted by tabs.
    pub(super) text: Cow<'a, str>,
    /// Numbers of persons in it.
    pub(super) personal: Vec<PersonalNumber>,
    /// What it contains.
    pub(super) features: Features,
    /// Where its parts come from; most lines have one.
    pub(super) first: LineStretch,
    pub(super) more: Vec<LineStretch>,
}

/// A stretch of a line that comes from one passage or piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineStretch {
    /// Where in the line it begins.
    pub(super) at: usize,
    /// The column of its cell.
    pub(super) column: u32,
    /// Which passage or piece.
    pub(super) from: usize,
    /// Where in that it begins.
    pub(super) start: usize,
}

impl LineStretch {
    /// A part that begins a line.
    pub(super) fn cell(column: u32, from: usize) -> Self {
        Self {
            at: 0,
            column,
            from,
            start: 0,
        }
    }
}

impl Line<'_> {
    pub(super) fn last_part(&self) -> LineStretch {
        self.more.last().copied().unwrap_or(self.first)
    }
}

/// Something found in a line.
#[derive(Clone, Debug)]
pub struct Match {
    /// Which line.
    pub(super) line: usize,
    /// Which bytes of it.
    pub(super) range: Range<usize>,
    /// What was found, in Chinese.
    pub(super) message: String,
    /// What to do about it, in Chinese.
    pub(super) help: Help,
    /// How serious it is, where that is not what the rule says.
    pub(super) severity: Option<Severity>,
}

impl<'a> Lines<'a> {
    /// The words of a source file. What stays in the source (审核, 豁免) is left out.
    pub fn of_report(ctx: &'a ReportContext<'a>) -> Self {
        let mut lines = Self {
            config: ctx.config,
            year: ctx.report.map(|report| report.year.value),
            all: Vec::new(),
            origin: LinesOrigin::Report(ctx),
            prefilter: ctx.prefilter,
        };
        let is_wanted = ctx.prefilter.wanted_lines(ctx.config);
        let mut table = (None, 0);
        for (from, (passage, features)) in ctx.passages.iter().zip(&ctx.features).enumerate() {
            let kind = match passage.kind {
                PassageKind::Heading(_) => LineKind::Heading,
                PassageKind::Field {
                    top: "豁免" | "waive",
                    ..
                } => continue,
                PassageKind::Field {
                    top: "审核" | "review",
                    ..
                } if ctx.config.review == ReviewDisplay::Hidden => continue,
                PassageKind::Field { top, key } => LineKind::Field { top, key },
                PassageKind::Cell {
                    table: number,
                    row,
                    column,
                } => {
                    if table.0 != Some(number) {
                        table = (Some(number), lines.all.len());
                    }
                    let part = LineStretch::cell(column, from);
                    let text = (Cow::Borrowed(&*passage.text), *features);
                    lines.push_cell(table.1, row, part, text);
                    continue;
                }
                _ if may_be_table(&passage.text) && lines.push_text_table(ctx, from) => continue,
                _ => LineKind::Paragraph,
            };
            if !is_wanted(kind, &passage.text, *features) {
                continue;
            }
            let text = match features.has(SPACE) {
                true => with_line_ends(passage, &ctx.document.source.text),
                false => Cow::Borrowed(&*passage.text),
            };
            lines.push(kind, LineStretch::cell(0, from), (text, *features));
        }
        lines.find_personal();
        lines.find_beside(ctx);
        lines.find_crossed(ctx);
        lines.find_hidden(ctx);
        lines
    }

    /// The words of an attachment.
    pub(super) fn of_attachment(
        attachment: &'a AttachmentContext<'a>,
        prefilter: &'a Prefilter,
    ) -> Self {
        let mut lines = Self {
            config: attachment.config,
            year: None,
            all: Vec::new(),
            origin: LinesOrigin::Attachment(attachment),
            prefilter,
        };
        let mut table = (None, 0);
        for (from, piece) in attachment.foreign.pieces.iter().enumerate() {
            let text = (Cow::Borrowed(&*piece.text), prefilter.scan(&piece.text));
            if let Some((number, row, column)) = piece.place.cell() {
                if table.0 != Some(number) {
                    table = (Some(number), lines.all.len());
                }
                lines.push_cell(table.1, row, LineStretch::cell(column, from), text);
                continue;
            }
            if lines.push_row_of_text(attachment, from) {
                continue;
            }
            let kind = match piece.place.is_running_text() {
                true => LineKind::Paragraph,
                false => LineKind::Margin,
            };
            lines.push(kind, LineStretch::cell(0, from), text);
        }
        lines.find_personal();
        lines
    }

    fn push(
        &mut self,
        kind: LineKind<'a>,
        first: LineStretch,
        (text, features): (Cow<'a, str>, Features),
    ) {
        self.all.push(Line {
            kind,
            text,
            personal: Vec::new(),
            features,
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
        mut part: LineStretch,
        (text, features): (Cow<'a, str>, Features),
    ) {
        let same_row = self.row_of_last() == Some(row) && self.all.len() > first;
        let Some(line) = self.all.last_mut().filter(|_| same_row) else {
            self.push(LineKind::Row { first }, part, (text, features));
            return;
        };
        let far = part.column > line.last_part().column + 1;
        let joined = line.text.to_mut();
        *joined += if far { "\t\t" } else { "\t" };
        part.at = joined.len();
        *joined += &text;
        line.more.push(part);
        line.features.join(features);
    }

    fn row_of_last(&self) -> Option<u32> {
        let from = self.all.last()?.last_part().from;
        match &self.origin {
            LinesOrigin::Report(ctx) => match ctx.passages.get(from)?.kind {
                PassageKind::Cell { row, .. } => Some(row),
                _ => None,
            },
            LinesOrigin::Attachment(attachment) => {
                let piece = attachment.foreign.pieces.get(from)?;
                piece.place.cell().map(|(_, row, _)| row)
            }
        }
    }

    /// The findings that these matches are: each for itself in a source file, one for all that are as serious
    /// in an attachment, where an editor looks once.
    pub(super) fn findings(&self, code: Code, matches: Vec<Match>) -> Vec<Diagnostic> {
        let ctx = match &self.origin {
            LinesOrigin::Report(ctx) => *ctx,
            LinesOrigin::Attachment(attachment) => {
                return attachment.findings_of_matches(code, self, matches);
            }
        };
        let finding = |found: Match| {
            let span = self.span(ctx, &found);
            let mut finding = ctx.finding(code, span, found.message).help(found.help);
            finding.severity = found.severity.unwrap_or(finding.severity);
            finding
        };
        matches.into_iter().map(finding).collect()
    }

    fn span(&self, ctx: &ReportContext<'_>, found: &Match) -> Span {
        let place = |at: usize, end: usize| {
            let part = self.part(found.line, at)?;
            let passage = ctx.passages.get(part.from)?;
            let in_passage =
                |at: usize| (at.saturating_sub(part.at) + part.start).min(passage.text.len());
            Some(passage.span(in_passage(at)..in_passage(end)))
        };
        let last = found.range.end.saturating_sub(1).max(found.range.start);
        let first = place(found.range.start, found.range.end);
        let end = place(last, found.range.end);
        match (first, end) {
            (Some(first), Some(end)) => {
                Span::new(first.start as usize..end.end.max(first.end) as usize)
            }
            _ => Span::default(),
        }
    }

    fn part(&self, line: usize, at: usize) -> Option<LineStretch> {
        let line = self.all.get(line)?;
        let more = line.more.partition_point(|part| part.at <= at);
        Some(line.more[..more].last().copied().unwrap_or(line.first))
    }

    /// The lines that may have something the rule looks for, with their indices.
    pub(super) fn candidates(&self, code: Code) -> impl Iterator<Item = (usize, &Line<'a>)> {
        let wanted = self.prefilter.wanted_by(code, self.config);
        let lines = self.all.iter().enumerate();
        lines.filter(move |(_, line)| wanted(line.features))
    }

    /// The passage or piece that a byte of a line comes from.
    pub(super) fn origin_of(&self, line: usize, at: usize) -> Option<usize> {
        self.part(line, at).map(|part| part.from)
    }

    /// The cells of a line, with their columns and where they begin.
    pub(super) fn cells(&self, line: usize) -> impl Iterator<Item = (u32, usize, &str)> {
        self.all.get(line).into_iter().flat_map(|line| {
            let parts = std::iter::once(&line.first).chain(&line.more);
            parts.enumerate().map(|(index, part)| {
                let next = line.more.get(index);
                let end = next.map_or(line.text.len(), |next| next.at);
                let cell = line.text.get(part.at..end).unwrap_or("");
                (part.column, part.at, cell.trim_matches('\t'))
            })
        })
    }

    /// The column of a byte of a line.
    pub(super) fn column(&self, line: usize, at: usize) -> Option<u32> {
        self.part(line, at).map(|part| part.column)
    }

    /// The cell of a line in a column.
    pub(super) fn cell(&self, line: usize, column: u32) -> Option<&str> {
        let line = self.all.get(line)?;
        let index = match line.first.column == column {
            true => 0,
            false => {
                1 + line
                    .more
                    .binary_search_by_key(&column, |part| part.column)
                    .ok()?
            }
        };
        let part = index.checked_sub(1).map_or(line.first, |at| line.more[at]);
        let end = line.more.get(index).map_or(line.text.len(), |next| next.at);
        Some(line.text.get(part.at..end)?.trim_matches('\t'))
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
