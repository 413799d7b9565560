//! Figures in a text: amounts of money, percentages and counts, as people write them.
//!
//! Takes texts and passages; gives their figures in order. Numbers are decimals, arithmetic is checked: what
//! cannot be worked out is left out. Invariant: the place of a figure lies on character boundaries of
//! the text it was read from, and its value is at most 10^15.

mod arabic;
mod numeral;
mod reader;
mod unit;
mod value;

pub use unit::MONEY_UNITS;
pub use value::{Figure, Measure, Precision};

use crate::parse::Passage;

/// The figures of a text whose line ends do not matter.
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    reader::figures(text, &|_| false, &mut found);
    found
}

/// The figures of a passage of `source`.
pub fn figures_of(passage: &Passage<'_>, source: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    add_figures(passage, source, &mut found);
    found
}

/// Adds the figures of a passage of `source`. A space that stands for a line end of the source does not
/// part a number: editors break lines anywhere.
pub(super) fn add_figures(passage: &Passage<'_>, source: &str, found: &mut Vec<Figure>) {
    let text = &*passage.text;
    let line_end = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        let next = after.chars().take(2).map(char::len_utf8).sum::<usize>();
        let around = passage.span(at - last..at + next);
        around
            .slice(source)
            .is_some_and(|around| around.contains('\n'))
    };
    reader::figures(text, &line_end, found);
}
