//! The parts that follow a total, told by their labels from other amounts among them.

use super::brackets::Brackets;
use super::label::{Role, last_clause, role, trimmed};
use super::part::{SumPart, same_things};
use crate::text::figure::{Figure, Measure, Precision};
use rust_decimal::Decimal;

/// An amount after a total, and the words that name it.
#[derive(Debug)]
pub(super) struct NamedFigure<'a> {
    /// The amount.
    pub(super) figure: &'a Figure,
    /// The words before it, or after it: `30万元用于甲`.
    label: String,
}

/// The parts of a total.
#[derive(Debug, Default)]
pub(super) struct FollowingParts {
    /// The parts.
    pub(super) parts: Vec<SumPart>,
    /// The amounts after them, which by their labels are none.
    pub(super) rest: Vec<Decimal>,
    /// Where the last part ends.
    pub(super) end: usize,
}

/// The amounts of a measure in a scope from a place on, with what names them.
pub(super) fn named_figures<'a>(
    brackets: &Brackets<'_, 'a>,
    measure: Measure,
    (scope, from): (Option<usize>, usize),
) -> Vec<NamedFigure<'a>> {
    let sentence = brackets.sentence;
    let figures = brackets.figures(measure, scope, from..sentence.range.end);
    let figures: Vec<&Figure> = figures.collect();
    let ends = figures.iter().map(|figure| figure.place.end);
    let starts: Vec<usize> = std::iter::once(from).chain(ends).collect();
    let before = |at: usize| brackets.bare(starts[at]..figures[at].place.start);
    let named_after = !figures.is_empty() && trimmed(&before(0)).is_empty();
    let after = |at: usize| {
        let next = figures.get(at + 1);
        let end = next.map_or(sentence.range.end, |next| next.place.start);
        let words = brackets.bare(figures[at].place.end..end);
        words
            .split(['；', ';', '，', ',', '。'])
            .next()
            .unwrap_or("")
            .to_owned()
    };
    // `其中30万元用于甲，20万元用于乙`, and then an amount that is named before it.
    let still_after =
        |at: &usize| !named_after || *at == 0 || last_clause(&before(*at)).trim().is_empty();
    let all = (0..figures.len()).take_while(still_after);
    let named = all.map(|at| NamedFigure {
        figure: figures[at],
        label: if named_after { after(at) } else { before(at) },
    });
    named.collect()
}

/// The parts among such amounts; `None` where one of them cannot be added up.
pub(super) fn gather(
    brackets: &Brackets<'_, '_>,
    (total, of_total): (&Figure, &str),
    named: &[NamedFigure<'_>],
) -> Option<FollowingParts> {
    let mut gathered = FollowingParts::default();
    let mut nested = false;
    for (index, NamedFigure { figure, label }) in named.iter().enumerate() {
        nested &= !label.contains(['；', ';', '。']);
        if nested {
            continue;
        }
        let role = match figure.precision {
            Precision::Each => Role::Aside,
            _ => role(label, of_total),
        };
        let times = match role {
            Role::Part => 1,
            Role::Each(0) => return None,
            Role::Each(times) => times,
            Role::Aside => continue,
            Role::Nested => {
                nested = true;
                continue;
            }
            Role::Other => {
                let rest = named[index..].iter().map(|other| other.figure.value);
                gathered.rest = rest.collect();
                break;
            }
        };
        if !figure.is_exact() || !same_things(brackets, total, figure) {
            return None;
        }
        gathered.end = figure.place.end;
        gathered
            .parts
            .push(SumPart::new(figure, times, label.clone()));
    }
    Some(gathered)
}
