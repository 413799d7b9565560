//! A total, and the amounts that may be its parts.

use super::brackets::Brackets;
use crate::text::chars::is_han;
use crate::text::figure::{Figure, Measure};
use rust_decimal::Decimal;

/// A part of a total.
#[derive(Clone, Debug)]
pub(in super::super) struct SumPart {
    /// The amount.
    pub(in super::super) figure: Figure,
    /// How many there are of it: 2 for `甲村、乙村各`.
    pub(super) times: u32,
    /// The words that name it.
    pub(super) label: Box<str>,
}

/// How parts are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    /// After 其中 or the like.
    Named,
    /// In brackets right after the total, or after words that say it is all.
    Enumerated,
    /// Right after the total and a comma, and all are sources of money.
    Beside,
    /// Before the total, which is called 合计 or the like.
    Summed,
    /// It ends with 等, or says that it names the most important.
    Open,
}

/// A total and what may be its parts.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The total.
    pub(super) total: Figure,
    /// What may be its parts.
    pub(super) parts: Vec<SumPart>,
    /// How they are listed.
    pub(super) kind: ListKind,
    /// Whether they may belong to an earlier total.
    pub(super) unclear: bool,
    /// The amounts of the same measure before the total.
    pub(super) earlier: Vec<Decimal>,
    /// Those beside the parts, which by their labels are none.
    pub(super) rest: Vec<Decimal>,
}

impl SumPart {
    /// An amount that stands for `times` parts, and its label.
    pub(super) fn new(figure: &Figure, times: u32, label: String) -> Self {
        Self {
            figure: figure.clone(),
            times,
            label: label.into(),
        }
    }

    /// What it adds to the sum.
    pub(super) fn value(&self) -> Decimal {
        self.figure.value * Decimal::from(self.times)
    }

    /// Whether it is the first after a mark stronger than a comma.
    pub(super) fn begins_clause(&self) -> bool {
        self.label.contains(['；', ';', '。'])
    }
}

/// Whether a part counts the same things as its total, as far as is said: 10个乡镇 has no 20个广场.
pub(super) fn same_things(brackets: &Brackets<'_, '_>, total: &Figure, part: &Figure) -> bool {
    let noun = |figure: &Figure| {
        let rest = brackets
            .sentence
            .cut(figure.place.end..brackets.sentence.range.end);
        rest.chars().next().filter(|c| is_han(*c))
    };
    let neutral = |c: char| "均已为，其的等和及".contains(c);
    match (total.measure, noun(total), noun(part)) {
        (Measure::Count(_), Some(one), Some(other)) => {
            one == other || neutral(one) || neutral(other)
        }
        _ => true,
    }
}
