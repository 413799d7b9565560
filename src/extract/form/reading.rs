//! A form while it is read: its grid, and what has come of it so far.

use super::super::draft::{BodyBlock, Doubt, ReportDraft};
use super::super::facts::Quoted;
use super::fold;
use super::grid::FormGrid;
use std::ops::Range;

/// A value that a label offers for a field of the report.
pub(super) struct Offer {
    /// The field.
    pub(super) field: &'static str,
    /// How surely the label means it; 0 is surest.
    pub(super) rank: usize,
    /// The label as printed.
    pub(super) label: String,
    /// The value.
    pub(super) quoted: Quoted,
    /// The row it stands in.
    pub(super) row: usize,
}

/// A form while it is read.
pub(super) struct FormReading<'t> {
    /// The grid.
    pub(super) grid: FormGrid<'t>,
    /// The rows of the form.
    pub(super) rows: Range<usize>,
    /// What came of it.
    pub(super) draft: ReportDraft,
    /// Parts of the body, with the row they stood in.
    pub(super) body: Vec<(usize, BodyBlock)>,
    /// Values for the fields of the report.
    pub(super) offers: Vec<Offer>,
    /// The unit of money that the head of the form gives.
    pub(super) unit: Option<&'static str>,
    /// The columns of points in the table of indicators: 分值 and 得分.
    pub(super) points: (Option<usize>, Option<usize>),
}

impl<'t> FormReading<'t> {
    pub(super) fn new(grid: FormGrid<'t>, rows: Range<usize>) -> Self {
        Self {
            grid,
            rows,
            draft: ReportDraft::default(),
            body: Vec::new(),
            offers: Vec::new(),
            unit: None,
            points: (None, None),
        }
    }

    /// Something has to be looked at by a person.
    pub(super) fn doubt(&mut self, field: &str, reason: String, quoted: Option<Quoted>) {
        self.draft.doubts.push(Doubt {
            field: field.to_owned(),
            reason,
            quoted,
        });
    }

    /// What a label says goes into the body as it is: a short text as one line, a longer one as a chapter.
    pub(super) fn keep(&mut self, row: usize, label: &str, text: &str) {
        /// More letters than stand on the line of their label.
        const SHORT: usize = 30;
        let label = fold::name(label);
        let label = label.trim_end_matches(['：', ':']);
        if text.chars().nth(SHORT).is_none() && !text.contains('\n') {
            let line = format!("{label}：{}", text.trim());
            self.body.push((row, BodyBlock::Paragraph(line)));
            return;
        }
        self.body
            .push((row, BodyBlock::Heading(2, label.to_owned())));
        self.paragraphs(row, text);
    }

    /// The labels that begin in a row are the head of what follows.
    pub(super) fn label_row(&mut self, row: usize) {
        for spot in self.grid.fresh(row) {
            if self.grid.is_label(spot.cell) {
                self.grid.label(spot.cell);
            }
        }
    }

    /// Each line of a text is a paragraph of the body.
    pub(super) fn paragraphs(&mut self, row: usize, text: &str) {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let paragraphs = lines.map(|line| (row, BodyBlock::Paragraph(line.to_owned())));
        self.body.extend(paragraphs);
    }

    /// The words of all cells that begin in a row.
    pub(super) fn words(&self, row: usize) -> Option<Quoted> {
        let fresh = self.grid.fresh(row);
        let first = fresh.first()?.cell;
        let words: Vec<&str> = fresh.iter().map(|spot| self.grid.text(spot.cell)).collect();
        let words = words.join("　");
        Some(self.grid.quoted_words(first, String::new(), words))
    }
}
