//! Which cells of a row stand under which heads, where cells are missing: told by what the cells are, and by
//! arithmetic. Where two readings are about as likely, none is given.

use super::value::CellKind;
use super::words::FormHead;
use rust_decimal::Decimal;

/// How much likelier than others the best reading must be.
const MARGIN: u32 = 2;
/// Columns and cells a row may have at most.
const MOST: usize = 14;
/// Readings that are looked at.
const READINGS: usize = 200;

/// Whether rows of this form are known to have scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scores {
    #[default]
    Unknown,
    Given,
}

/// For each cell, under which head it stands in all likely readings; `None` for the whole if there is no reading.
pub(super) fn align(
    heads: &[FormHead],
    cells: &[CellKind],
    scores: Scores,
) -> Option<Vec<Option<usize>>> {
    let likely = likely(heads, cells, scores)?;
    let (_, first) = likely.first()?;
    let agreed = |cell: usize| {
        likely
            .iter()
            .all(|(_, columns)| columns.get(cell) == first.get(cell))
    };
    let columns = first.iter().enumerate();
    Some(
        columns
            .map(|(cell, column)| agreed(cell).then_some(*column))
            .collect(),
    )
}

/// How unlikely the best reading of a row is.
pub(super) fn cost(heads: &[FormHead], cells: &[CellKind], scores: Scores) -> Option<u32> {
    likely(heads, cells, scores)?
        .iter()
        .map(|(cost, _)| *cost)
        .min()
}

fn likely(
    heads: &[FormHead],
    cells: &[CellKind],
    scores: Scores,
) -> Option<Vec<(u32, Vec<usize>)>> {
    if cells.len() > heads.len() || heads.len() > MOST || cells.is_empty() {
        return None;
    }
    let mut search = Search {
        heads,
        cells,
        scores,
        chosen: Vec::new(),
        best: u32::MAX,
        found: Vec::new(),
    };
    search.place(0, 0, 0);
    let limit = search.best.saturating_add(MARGIN);
    search.found.retain(|(cost, _)| *cost < limit);
    (search.found.len() < READINGS).then_some(search.found)
}

struct Search<'a> {
    heads: &'a [FormHead],
    cells: &'a [CellKind],
    scores: Scores,
    chosen: Vec<usize>,
    best: u32,
    found: Vec<(u32, Vec<usize>)>,
}

impl Search<'_> {
    /// Places the cells from one on under the heads from one on.
    fn place(&mut self, cell: usize, head: usize, cost: u32) {
        if cost >= self.best.saturating_add(MARGIN) || self.found.len() >= READINGS {
            return;
        }
        let Some(value) = self.cells.get(cell) else {
            let missing: u32 = self.heads[head..].iter().map(|head| missing(*head)).sum();
            self.settle(cost + missing);
            return;
        };
        let Some(role) = self.heads.get(head) else {
            return;
        };
        if self.heads.len() - head < self.cells.len() - cell {
            return;
        }
        if let Some(fit) = fit(*role, value) {
            self.chosen.push(head);
            self.place(cell + 1, head + 1, cost + fit);
            self.chosen.pop();
        }
        self.place(cell, head + 1, cost + missing(*role));
    }

    fn settle(&mut self, cost: u32) {
        let Some(more) = self.judged() else { return };
        let cost = cost + more;
        if cost < self.best.saturating_add(MARGIN) {
            self.best = self.best.min(cost);
            self.found.push((cost, self.chosen.clone()));
        }
    }

    fn under(&self, head: FormHead) -> Option<&CellKind> {
        let column = self.heads.iter().position(|other| *other == head)?;
        let cell = self.chosen.iter().position(|chosen| *chosen == column)?;
        self.cells.get(cell)
    }

    /// What arithmetic says of a reading: how much less likely it is; `None` if it cannot be.
    fn judged(&self) -> Option<u32> {
        let has = |head| self.heads.contains(&head);
        let (weight, score) = (self.under(FormHead::Weight), self.under(FormHead::Score));
        let is_full = self.cells.len() == self.heads.len();
        let mut more = 0;
        if let (Some(CellKind::Number(weight)), Some(CellKind::Number(score))) = (weight, score)
            && score > weight
            && !is_full
        {
            return None;
        }
        if let (Some(CellKind::Number(weight)), Some(CellKind::Number(score))) = (weight, score)
            && *score + *score < *weight
        {
            more += 3;
        }
        if score.is_some() && weight.is_none() && has(FormHead::Weight) {
            more += 4;
        }
        let is_unscored = weight.is_some() && score.is_none() && has(FormHead::Score);
        if has(FormHead::Spent) {
            return self.judged_funds(more + if is_unscored { 3 } else { 0 });
        }
        if is_unscored {
            more += if self.scores == Scores::Given { 5 } else { 2 };
        }
        // What was done is most often what was wanted.
        let is_met = match (
            figure(self.under(FormHead::Target)),
            figure(self.under(FormHead::Actual)),
        ) {
            (Some(target), Some(actual)) => target == actual,
            _ => false,
        };
        if has(FormHead::Target) && has(FormHead::Actual) && !is_met {
            more += 2;
        }
        let plain = |head| matches!(self.under(head), Some(CellKind::Number(_)));
        if has(FormHead::Weight)
            && weight.is_none()
            && plain(FormHead::Target)
            && plain(FormHead::Actual)
        {
            more += 3;
        }
        Some(more)
    }

    fn judged_funds(&self, more: u32) -> Option<u32> {
        let is_full = self.cells.len() == self.heads.len();
        let rate = self.under(FormHead::Rate);
        let (budget, spent) = (self.under(FormHead::Budget), self.under(FormHead::Spent));
        let is_rate = matches!(rate, Some(CellKind::Percent(_) | CellKind::Number(_)));
        if is_rate && !is_full {
            let is_right = match (amount(budget), amount(spent)) {
                (Some(budget), Some(spent)) => is_rate_of(rate?, budget, spent),
                _ => false,
            };
            if !is_right {
                return None;
            }
        }
        let is_number = |head| matches!(self.under(head), Some(CellKind::Number(_)));
        let scored = is_number(FormHead::Weight) || is_number(FormHead::Score);
        let alone = scored && self.heads.contains(&FormHead::Rate) && !is_rate;
        Some(more + if alone { 4 } else { 0 })
    }
}

fn figure(value: Option<&CellKind>) -> Option<Decimal> {
    match value? {
        CellKind::Number(figure) | CellKind::Percent(figure) | CellKind::Money(figure) => {
            Some(*figure)
        }
        _ => None,
    }
}

fn amount(value: Option<&CellKind>) -> Option<Decimal> {
    match value? {
        CellKind::Number(amount) | CellKind::Money(amount) => Some(*amount),
        _ => None,
    }
}

/// Whether a rate is what spending has of a budget, as far as it is written.
pub(super) fn is_rate_of(rate: &CellKind, budget: Decimal, spent: Decimal) -> bool {
    let (rate, is_bare) = match rate {
        CellKind::Percent(rate) => (*rate, false),
        CellKind::Number(rate) => (*rate, true),
        _ => return false,
    };
    if budget.is_zero() {
        return spent.is_zero();
    }
    let Some(share) = spent
        .checked_div(budget)
        .and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED))
    else {
        return false;
    };
    // One more in the last decimal that is written: offices round, or cut off.
    let near = |rate: Decimal, scale: u32| (share - rate).abs() <= Decimal::new(1, scale.min(6));
    let of_one = || rate.checked_mul(Decimal::ONE_HUNDRED);
    near(rate, rate.scale())
        || is_bare && of_one().is_some_and(|whole| near(whole, rate.scale().saturating_sub(2)))
}

/// How unlikely it is that a column is empty.
fn missing(head: FormHead) -> u32 {
    match head {
        FormHead::Deviation => 0,
        FormHead::Relation | FormHead::Measure | FormHead::Rate | FormHead::Score => 1,
        FormHead::Weight | FormHead::Initial | FormHead::Other => 2,
        FormHead::Spent | FormHead::Actual | FormHead::Money => 3,
        FormHead::Budget | FormHead::Target => 4,
        _ => 9,
    }
}

/// How unlikely a cell is under a head; `None` if it cannot stand there.
pub(super) fn fit(head: FormHead, value: &CellKind) -> Option<u32> {
    use CellKind::{Dash, Empty, Measure, Money, Number, Percent, Relation, Words};
    let within =
        |number: &Decimal, most: u32| !number.is_sign_negative() && *number <= Decimal::from(most);
    match (head, value) {
        (_, Empty) => Some(0),
        (FormHead::Actual | FormHead::HalfActual, CellKind::Result) => Some(0),
        (_, CellKind::Result) => None,
        (FormHead::Level1 | FormHead::Level2, Words) => Some(0),
        (FormHead::Level3, Words | Measure) => Some(0),
        (FormHead::Level3, _) => None,
        (_, Dash) => Some(1),
        (FormHead::Relation, Relation) => Some(0),
        (FormHead::Measure, Measure) => Some(0),
        (
            FormHead::Target | FormHead::HalfTarget | FormHead::Actual | FormHead::HalfActual,
            value,
        ) => match value {
            Number(_) | Money(_) | Percent(_) | Words => Some(0),
            Measure => Some(5),
            _ => None,
        },
        (FormHead::Weight | FormHead::Score, Number(number)) => within(number, 100).then_some(0),
        (FormHead::Deviation, Words) => Some(0),
        (FormHead::Deviation, Measure) => Some(1),
        (
            FormHead::Initial | FormHead::Budget | FormHead::Spent | FormHead::Money,
            Number(_) | Money(_),
        ) => Some(0),
        (FormHead::Other, Words) => Some(0),
        (FormHead::Other, _) => Some(2),
        (FormHead::Rate, Percent(_)) => Some(0),
        (FormHead::Rate, Number(_)) => Some(1),
        _ => None,
    }
}
