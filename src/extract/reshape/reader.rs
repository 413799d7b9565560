//! The pieces of a form, what each of them is, and how far they are read.

use super::piece::{Piece, Pieces, RowsBy};
use super::sheet::Sheet;
use super::value::{Value, value};
use super::words::{Head, Word, meanings};

/// Reads a form from left to right.
pub(super) struct Reader<'a> {
    pub(super) pieces: &'a Pieces,
    words: Vec<Vec<Word>>,
    values: Vec<Value>,
    pub(super) at: usize,
    pub(super) sheet: Sheet,
    /// Of the row of labels and values we are in: whether its last piece is a label, and whether it has a value.
    pub(super) after_label: bool,
    pub(super) has_value: bool,
    /// Where totals stand that come after the indicators.
    pub(super) sums: Option<Sums>,
}

/// Heads that stand side by side.
#[derive(Debug)]
pub(super) struct Run {
    /// Pieces and what they head.
    pub(super) heads: Vec<(usize, Head)>,
    /// The first piece after them.
    pub(super) end: usize,
}

/// Where totals stand: their own column, and those of weights and scores.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    pub(super) name: usize,
    pub(super) under: Vec<usize>,
}

/// Whether the first of these heads is the last of the goals before them: 实际完成情况.
pub(super) fn is_after_goals(heads: &[(usize, Head)]) -> bool {
    let said = |head: Head| heads.iter().filter(|(_, other)| *other == head).count();
    let is_first = |at: usize, head: Head| heads.get(at).is_some_and(|(_, other)| *other == head);
    is_first(0, Head::Actual) && is_first(1, Head::Level1) && said(Head::Actual) > 1
}

impl Run {
    fn counts(&self, holds: impl Fn(Head) -> bool) -> usize {
        self.heads.iter().filter(|(_, head)| holds(*head)).count()
    }

    pub(super) fn has(&self, head: Head) -> bool {
        self.heads.iter().any(|(_, other)| *other == head)
    }

    /// Whether these are the heads of funds.
    pub(super) fn is_of_funds(&self) -> bool {
        self.has(Head::Spent)
            && (self.has(Head::Budget) || self.has(Head::Initial))
            && self.counts(Head::is_of_indicators) == 0
    }

    /// Whether these are the heads of indicators.
    pub(super) fn is_of_indicators(&self) -> bool {
        self.heads.len() >= 3
            && self.counts(Head::is_of_indicators) >= 2
            && self.counts(Head::is_of_funds) == 0
            && (self.has(Head::Level3) || self.has(Head::Level2) || self.has(Head::Target))
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(pieces: &'a Pieces) -> Self {
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

    pub(super) fn piece(&self, at: usize) -> &'a Piece {
        &self.pieces.list[at]
    }

    pub(super) fn value(&self, at: usize) -> &Value {
        self.values.get(at).unwrap_or(&Value::Empty)
    }

    pub(super) fn is(&self, at: usize, word: Word) -> bool {
        self.words
            .get(at)
            .is_some_and(|words| words.contains(&word))
    }

    pub(super) fn is_empty(&self, at: usize) -> bool {
        *self.value(at) == Value::Empty
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
        [Word::Name, Word::Label, Word::WeakLabel]
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

    fn head(&self, at: usize) -> Option<Head> {
        self.words.get(at)?.iter().find_map(|word| match word {
            Word::Head(head) => Some(*head),
            _ => None,
        })
    }

    /// The heads that begin at a piece.
    pub(super) fn run(&self, from: usize) -> Option<Run> {
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
        let run = Run { heads, end };
        (run.heads.len() >= 2).then_some(run)
    }

    /// The heads that begin after titles of a kind, and the titles.
    pub(super) fn titled_run(&self, from: usize, titles: &[Word]) -> Option<(Vec<usize>, Run)> {
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

    pub(super) fn funds_at(&self, at: usize) -> Option<(Vec<usize>, Run)> {
        let found = self.titled_run(at, &[Word::FundTitle, Word::FundNames])?;
        found.1.is_of_funds().then_some(found)
    }

    pub(super) fn indicators_at(&self, at: usize) -> Option<(Vec<usize>, Run)> {
        let found = self.titled_run(at, &[Word::IndicatorTitle, Word::GoalTitle])?;
        found.1.is_of_indicators().then_some(found)
    }

    /// The titles and heads of goals that begin at a piece.
    pub(super) fn goals_at(&self, from: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let (mut titles, mut heads) = (Vec::new(), Vec::new());
        let mut at = from;
        while self.is(at, Word::GoalTitle) && titles.len() < 3 {
            titles.push(at);
            at = self.next_full(at + 1);
        }
        while self.is(at, Word::GoalHead) && heads.len() < 3 {
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
