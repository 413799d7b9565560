//! Totals before their parts: `共…，其中…`, `…万元。其中，…`, `…万元（甲…，乙…）`.

use super::certainty::Listing;
use super::label::{Role, role, trimmed};
use super::layout::Layout;
use super::{Candidate, Part, same_things};
use crate::text::figure::{Figure, Measure, Precision};
use std::ops::Range;

/// Words before the parts of a total that stands right before them.
const OPENINGS: &[&str] = &["包括", "分别为", "分别是", "：", ":"];

/// Words before parts that are not all there are.
const OPEN: &[&str] = &["主要", "重点", "含", "仅"];

/// The lists of a sentence.
pub(super) fn listed(layout: &Layout<'_, '_>) -> Vec<Candidate> {
    let sentence = layout.sentence;
    let mut found = Vec::new();
    for (at, word) in sentence.words.match_indices("其中") {
        let opening = sentence.range.start + at..sentence.range.start + at + word.len();
        found.extend(after_word(layout, opening));
    }
    for figure in sentence.figures {
        found.extend(right_after(layout, figure));
        found.extend(in_brackets(layout, figure));
    }
    found
}

/// The lists that 其中 opens: one for each measure that the total is given in.
fn after_word(layout: &Layout<'_, '_>, opening: Range<usize>) -> Vec<Candidate> {
    let sentence = layout.sentence;
    let inside = layout.scope(opening.start);
    let mut all = sentence.figures.iter();
    let first = all.find(|figure| figure.place.start >= opening.end);
    let Some(first) = first else {
        return Vec::new();
    };
    // In brackets that stand right after the total, or after words that the total stands before.
    let outer = inside.and_then(|pair| layout.pairs().get(pair));
    let (scope, end) = match outer {
        Some(pair) if layout.bare(pair.start..opening.start).chars().count() < 2 => {
            (layout.scope(pair.start.saturating_sub(1)), pair.start)
        }
        _ => (inside, opening.start),
    };
    let nearest = sentence.figures.iter().rposition(|figure| {
        let fits = figure.measure == first.measure && figure.place.end <= end;
        fits && layout.scope(figure.place.start) == scope
    });
    let mut found = Vec::new();
    for total in nearest.into_iter().flat_map(|at| joined(layout, at)) {
        let words = layout.bare(total.place.end..end.max(total.place.end));
        let adjacent = scope == inside || !words.contains(['，', '；', '。', ',', ';']);
        let known = found
            .iter()
            .any(|list: &Candidate| list.total.measure == total.measure);
        if adjacent && !known && total.place.end <= end {
            found.extend(list(layout, total, (inside, opening.end), &words));
        }
    }
    found
}

/// A total, and what is written as one with it in other measures: 727户2884人.
fn joined<'a>(layout: &Layout<'_, 'a>, at: usize) -> impl Iterator<Item = &'a Figure> {
    let figures = layout.sentence.figures;
    let one = |pair: &(&Figure, &Figure)| {
        let between = layout.sentence.cut(pair.0.place.end..pair.1.place.start);
        between.trim_matches(['、', ' ']).is_empty()
    };
    let after = figures[at..]
        .iter()
        .zip(&figures[at + 1..])
        .take_while(one)
        .count();
    let before = figures[..at]
        .iter()
        .zip(&figures[1..=at])
        .rev()
        .take_while(one)
        .count();
    let all = figures[at - before..=at + after].iter();
    std::iter::once(&figures[at]).chain(all)
}

/// The list after a total and 包括, 分别为 or a colon.
fn right_after(layout: &Layout<'_, '_>, total: &Figure) -> Option<Candidate> {
    let rest = layout
        .sentence
        .cut(total.place.end..layout.sentence.range.end);
    let start = rest.len() - rest.trim_start_matches(['，', ',', ' ']).len();
    let opening = OPENINGS
        .iter()
        .find(|word| rest[start..].starts_with(**word))?;
    let from = total.place.end + start + opening.len();
    if rest[start + opening.len()..]
        .trim_start()
        .starts_with("其中")
    {
        return None;
    }
    let scope = layout.scope(total.place.start);
    list(layout, total, (scope, from), "全部")
}

/// The list in brackets right after a total: `1288.64万元（甲500万元，乙330万元）`.
fn in_brackets(layout: &Layout<'_, '_>, total: &Figure) -> Option<Candidate> {
    let sentence = layout.sentence;
    let rest = sentence.cut(total.place.end..sentence.range.end);
    let start = total.place.end + rest.len() - rest.trim_start().len();
    let number = layout.pairs().iter().position(|pair| pair.start == start)?;
    let pair = layout.pairs().get(number)?.clone();
    let words = sentence.cut(pair.clone());
    let words = words.trim_start_matches(['（', '(', '[', '【', ' ']);
    let named = ["其中", "含", "包括", "即", "约", "每", "按"];
    if named.iter().any(|word| words.starts_with(word)) {
        return None;
    }
    let list = list(layout, total, (Some(number), pair.start), "全部")?;
    let told = list
        .parts
        .iter()
        .all(|part| !trimmed(&part.label).is_empty());
    (told && list.parts.len() > 1).then_some(list)
}

/// The parts of a total in a scope from a place on. `between` are the words between total and list.
fn list(
    layout: &Layout<'_, '_>,
    total: &Figure,
    (scope, from): (Option<usize>, usize),
    between: &str,
) -> Option<Candidate> {
    let sentence = layout.sentence;
    if !total.is_exact() || total.measure == Measure::Percent {
        return None;
    }
    let own = layout.scope(total.place.start);
    let before = layout.figures(total.measure, own, sentence.range.start..total.place.start);
    let earlier: Vec<&Figure> = before.collect();
    let label_from = earlier
        .last()
        .map_or(sentence.range.start, |last| last.place.end);
    let of_total = layout.bare(label_from..total.place.start);
    let figures = layout.figures(total.measure, scope, from..sentence.range.end);
    let figures: Vec<&Figure> = figures.collect();
    let first = figures.first()?;
    let opening = layout.bare(from..first.place.start);
    let follows = trimmed(&opening).is_empty();
    let mut parts = Vec::new();
    let (mut start, mut end, mut nested) = (from, from, false);
    for (index, figure) in figures.iter().enumerate() {
        let label = match follows {
            false => layout.bare(start..figure.place.start),
            true => {
                let next = figures.get(index + 1);
                let end = next.map_or(sentence.range.end, |next| next.place.start);
                after(&layout.bare(figure.place.end..end)).to_owned()
            }
        };
        start = figure.place.end;
        let next_clause = label.contains(['；', ';', '。']);
        if nested && !next_clause {
            continue;
        }
        nested = false;
        let role = match figure.precision {
            Precision::Each => Role::Price,
            _ => role(&label, &of_total),
        };
        let times = match role {
            Role::Part => 1,
            Role::Each(0) => return None,
            Role::Each(times) => times,
            Role::Price => continue,
            Role::Nested => {
                nested = true;
                continue;
            }
            Role::Other => break,
        };
        if !figure.is_exact() || !same_things(layout, total, figure) {
            return None;
        }
        end = figure.place.end;
        parts.push(Part::new(figure, times, label));
    }
    let tail = sentence.cut(end..sentence.range.end).trim_start();
    let open =
        tail.starts_with('等') || OPEN.iter().any(|word| trimmed(&opening).starts_with(word));
    let whole = ["全部", "全额", "均用于"]
        .iter()
        .any(|word| between.contains(word));
    let listing = match (open, whole) {
        (true, _) => Listing::Open,
        (false, true) => Listing::Enumerated,
        (false, false) => Listing::Named,
    };
    Some(Candidate {
        total: total.clone(),
        parts,
        listing,
        unclear: between.contains(['；', ';']),
        earlier: earlier.iter().map(|figure| figure.value).collect(),
    })
}

/// The label after an amount: `30万元用于甲；`.
fn after(words: &str) -> &str {
    words
        .split(['；', ';', '，', ',', '。'])
        .next()
        .unwrap_or("")
}
