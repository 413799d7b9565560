//! The pieces of a form, what each of them is, and how far they are read.

use super::piece::{CopiedCell, CopiedCells, RowsBy};
use super::sheet::Sheet;
use super::value::{CellKind, value};
use super::words::{FormHead, FormWord, meanings};

/// Reads a form from left to right.
pub(super) struct FormReader<'a> {
    pub(super) pieces: &'a CopiedCells,
    words: Vec<Vec<FormWord>>,
    values: Vec<CellKind>,
    pub(super) at: usize,
    pub(super) sheet: Sheet,
    /// Of the row of labels and values we are in: whether its last piece is a label, and whether it has a value.
    pub(super) after_label: bool,
    pub(super) has_value: bool,
    /// Where totals stand that come after the indicators.
    pub(super) sums: Option<TotalColumns>,
}

/// Heads that stand side by side.
#[derive(Debug)]
pub(super) struct HeadRun {
    /// Pieces and what they head.
    pub(super) heads: Vec<(usize, FormHead)>,
    /// The first piece after them.
    pub(super) end: usize,
}

/// Where totals stand: their own column, and those of weights and scores.
#[derive(Clone, Debug)]
pub(super) struct TotalColumns {
    pub(super) name: usize,
    pub(super) under: Vec<usize>,
}

/// Whether the first of these heads is the last of the goals before them: 实际完成情况.
pub(super) fn is_after_goals(heads: &[(usize, FormHead)]) -> bool {
    let said = |head: FormHead| heads.iter().filter(|(_, other)| *other == head).count();
    let is_first =
        |at: usize, head: FormHead| heads.get(at).is_some_and(|(_, other)| *other == head);
    is_first(0, FormHead::Actual) && is_first(1, FormHead::Level1) && said(FormHead::Actual) > 1
}

impl HeadRun {
    fn counts(&self, holds: impl Fn(FormHead) -> bool) -> usize {
        self.heads.iter().filter(|(_, head)| holds(*head)).count()
    }

    pub(super) fn has(&self, head: FormHead) -> bool {
        self.heads.iter().any(|(_, other)| *other == head)
    }

    /// Whether these are the heads of funds.
    pub(super) fn is_of_funds(&self) -> bool {
        self.has(FormHead::Spent)
            && (self.has(FormHead::Budget) || self.has(FormHead::Initial))
            && self.counts(FormHead::is_of_indicators) == 0
    }

    /// Whether these are the heads of indicators.
    pub(super) fn is_of_indicators(&self) -> bool {
        self.heads.len() >= 3
            && self.counts(FormHead::is_of_indicators) >= 2
            && self.counts(FormHead::is_of_funds) == 0
            && (self.has(FormHead::Level3)
                || self.has(FormHead::Level2)
                || self.has(FormHead::Target))
    }
}

impl<'a> FormReader<'a> {
    pub(super) fn new(pieces: &'a CopiedCells) -> Self {
        Self {
            pieces,
            words: pieces
                .list
                .iter()
                .map(|piece| meanings(&piece.text).collect())
                .collect(),
            values: pieces.list.iter().map(|piece| value(&piece.text)).collect(),
            at: 0,
            sheet: Sheet::default(),
            after_label: false,
            has_value: false,
            sums: None,
        }
    }

    pub(super) fn piece(&self, at: usize) -> &'a CopiedCell {
        &self.pieces.list[at]
    }

    pub(super) fn value(&self, at: usize) -> &CellKind {
        self.values.get(at).unwrap_or(&CellKind::Empty)
    }

    pub(super) fn is(&self, at: usize, word: FormWord) -> bool {
        self.words
            .get(at)
            .is_some_and(|words| words.contains(&word))
    }

    pub(super) fn is_empty(&self, at: usize) -> bool {
        *self.value(at) == CellKind::Empty
    }

    /// Whether a piece is the first of a row as lines tell it.
    pub(super) fn starts_row(&self, at: usize) -> bool {
        self.pieces.rows_by == RowsBy::Lines
            && self
                .pieces
                .list
                .get(at)
                .is_some_and(|piece| piece.starts_line)
    }

    /// Whether it is a label before a value.
    pub(super) fn is_label(&self, at: usize) -> bool {
        [FormWord::Name, FormWord::Label, FormWord::WeakLabel]
            .iter()
            .any(|word| self.is(at, *word))
    }

    /// The next piece that is not empty, from here on.
    pub(super) fn next_full(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.pieces.list.len() && self.is_empty(at) {
            at += 1;
        }
        at
    }

    fn head(&self, at: usize) -> Option<FormHead> {
        self.words.get(at)?.iter().find_map(|word| match word {
            FormWord::Head(head) => Some(*head),
            _ => None,
        })
    }

    /// The heads that begin at a piece.
    pub(super) fn run(&self, from: usize) -> Option<HeadRun> {
        let mut heads = Vec::new();
        let (mut at, mut end) = (from, from);
        while let Some(head) = self.head(at) {
            heads.push((at, head));
            end = at + 1;
            at = self.next_full(at + 1);
            if heads.len() > 24 {
                return None;
            }
        }
        if is_after_goals(&heads) {
            return None;
        }
        let run = HeadRun { heads, end };
        (run.heads.len() >= 2).then_some(run)
    }

    /// The heads that begin after titles of a kind, and the titles.
    pub(super) fn titled_run(
        &self,
        from: usize,
        titles: &[FormWord],
    ) -> Option<(Vec<usize>, HeadRun)> {
        let mut before = Vec::new();
        let mut at = from;
        while before.len() < 4
            && titles.iter().any(|title| self.is(at, *title))
            && self.head(at).is_none()
        {
            before.push(at);
            at = self.next_full(at + 1);
        }
        Some((before, self.run(at)?))
    }

    pub(super) fn funds_at(&self, at: usize) -> Option<(Vec<usize>, HeadRun)> {
        let found = self.titled_run(at, &[FormWord::FundTitle, FormWord::FundNames])?;
        found.1.is_of_funds().then_some(found)
    }

    pub(super) fn indicators_at(&self, at: usize) -> Option<(Vec<usize>, HeadRun)> {
        let found = self.titled_run(at, &[FormWord::IndicatorTitle, FormWord::GoalTitle])?;
        found.1.is_of_indicators().then_some(found)
    }

    /// The titles and heads of goals that begin at a piece.
    pub(super) fn goals_at(&self, from: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let (mut titles, mut heads) = (Vec::new(), Vec::new());
        let mut at = from;
        while self.is(at, FormWord::GoalTitle) && titles.len() < 3 {
            titles.push(at);
            at = self.next_full(at + 1);
        }
        while self.is(at, FormWord::GoalHead) && heads.len() < 3 {
            heads.push(at);
            at = self.next_full(at + 1);
        }
        let is_known = heads.len() >= 2 || !titles.is_empty() && !heads.is_empty();
        is_known.then_some((titles, heads))
    }

    /// Whether another part of the form begins at a piece.
    pub(super) fn part_begins(&self, at: usize) -> bool {
        self.is_label(at)
            || self.funds_at(at).is_some()
            || self.indicators_at(at).is_some()
            || self.goals_at(at).is_some()
    }
}
