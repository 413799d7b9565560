//! Lines of tables that are written as text, in a report and in an attachment.

use super::attachment::AttachmentContext;
use super::lines::{Line, LineStretch, Lines, LinesOrigin};
use super::looks_for::LineKind;
use super::report_context::ReportContext;
use super::text_table::{TextPart, cells, text_table};
use crate::import::Place;
use std::borrow::Cow;
use std::ops::Range;

impl<'a> Lines<'a> {
    /// Adds the rows of a passage that is a table written as text, and what stands between them; says whether it is one.
    pub(super) fn push_text_table(&mut self, ctx: &'a ReportContext<'a>, from: usize) -> bool {
        let Some(passage) = ctx.passages.get(from) else {
            return false;
        };
        let starts = passage.line_starts(&ctx.document.source.text);
        let Some(parts) = text_table(&passage.text, &starts) else {
            return false;
        };
        for part in parts {
            match part {
                TextPart::Row(cells) => self.push_row((from, &passage.text), cells),
                TextPart::Prose(range) => self.push_prose((from, &passage.text), range),
            }
        }
        true
    }

    /// Adds a piece that is a row of a table written as text; says whether it is one.
    pub(super) fn push_row_of_text(
        &mut self,
        attachment: &'a AttachmentContext<'a>,
        from: usize,
    ) -> bool {
        let row = |from: usize| {
            let piece = attachment.foreign.pieces.get(from)?;
            let row = is_line(&piece.place).then(|| cells(&piece.text))?;
            (row.len() > 1).then_some((piece, row))
        };
        let Some((piece, here)) = row(from) else {
            return false;
        };
        let goes_on = self.is_row_of(from.wrapping_sub(1));
        let is_row = goes_on || row(from + 1).is_some();
        if is_row {
            self.push_row((from, &piece.text), here);
        }
        is_row
    }

    /// Whether the last line is a row that is all of one piece or passage.
    fn is_row_of(&self, from: usize) -> bool {
        self.all.last().is_some_and(|last| {
            let is_one = last.last_part().from == from && last.first.from == from;
            // A cell of another table is all of its piece.
            let is_apart =
                last.more.is_empty() && matches!(self.origin, LinesOrigin::Attachment(_));
            is_one && matches!(last.kind, LineKind::Row { .. }) && !is_apart
        })
    }

    /// Adds a row. It goes on with the table of the last line if that is of the same text, or of the text before.
    fn push_row(&mut self, (from, text): (usize, &'a str), cells: Vec<(u32, Range<usize>)>) {
        let goes_on = match self.origin {
            LinesOrigin::Report(_) => self.is_row_of(from),
            LinesOrigin::Attachment(_) => self.is_row_of(from.wrapping_sub(1)),
        };
        let kind = match self.all.last().filter(|_| goes_on) {
            Some(last) => last.kind,
            None => LineKind::Row {
                first: self.all.len(),
            },
        };
        let mut line = String::new();
        let mut parts = Vec::new();
        for (column, cell) in cells {
            if !parts.is_empty() {
                line.push('\t');
            }
            parts.push(LineStretch {
                at: line.len(),
                column,
                from,
                start: cell.start,
            });
            line += &text[cell];
        }
        let features = self.prefilter.scan(&line);
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else { return };
        self.all.push(Line {
            kind,
            text: Cow::Owned(line),
            personal: Vec::new(),
            features,
            first,
            more: parts.collect(),
        });
    }

    /// Adds what stands between rows, if it is more than tags.
    fn push_prose(&mut self, (from, text): (usize, &'a str), range: Range<usize>) {
        let prose = &text[range.clone()];
        if !prose.contains(|c: char| c.is_ascii_digit() || !c.is_ascii()) {
            return;
        }
        self.all.push(Line {
            kind: LineKind::Paragraph,
            text: Cow::Borrowed(prose),
            personal: Vec::new(),
            features: self.prefilter.scan(prose),
            first: LineStretch {
                at: 0,
                column: 0,
                from,
                start: range.start,
            },
            more: Vec::new(),
        });
    }
}

/// Whether a piece is one line of a text.
fn is_line(place: &Place) -> bool {
    match place {
        Place::Line(_) | Place::Paragraph(_) => true,
        Place::Inside(_, place) => is_line(place),
        _ => false,
    }
}
