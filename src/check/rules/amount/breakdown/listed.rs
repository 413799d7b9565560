//! Totals before their parts: `共…，其中…`, `…万元。其中，…`, `…万元（甲…，乙…）`.

use super::certainty::{Listing, all_sources};
use super::label::{Role, last_clause, may_be_total, role, trimmed};
use super::layout::Layout;
use super::{Candidate, Part, same_things};
use crate::text::figure::{Figure, Measure, Precision};
use rust_decimal::Decimal;
use std::ops::Range;

/// Words before the parts of a total that stands right before them.
const OPENINGS: &[&str] = &[
    "包括",
    "分别为",
    "分别是",
    "具体为",
    "具体是",
    "具体包括",
    "：",
    ":",
];

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
    for (at, figure) in sentence.figures.iter().enumerate() {
        found.extend(right_after(layout, figure).or_else(|| beside(layout, figure)));
        if let Some(number) = brackets_after(layout, figure) {
            let totals = joined(layout, at).filter(|total| total.place.end <= figure.place.end);
            let totals: Vec<&Figure> = totals.skip(1).collect();
            found.extend(
                totals
                    .iter()
                    .filter_map(|total| in_brackets(layout, total, number)),
            );
        }
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
        fits && layout.scope(figure.place.start) == scope && may_be_total(&before(layout, figure))
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

/// The words of the sentence before a figure, from the figure before it on.
fn before(layout: &Layout<'_, '_>, figure: &Figure) -> String {
    let all = layout.sentence.figures.iter();
    let last = all
        .rev()
        .find(|other| other.place.end <= figure.place.start);
    let from = last.map_or(layout.sentence.range.start, |last| last.place.end);
    layout.bare(from..figure.place.start)
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

/// The sources right after a total, and a comma: `2300万元，中央补助440万元，地方补助1860万元`.
fn beside(layout: &Layout<'_, '_>, total: &Figure) -> Option<Candidate> {
    let rest = layout
        .sentence
        .cut(total.place.end..layout.sentence.range.end);
    let comma = rest.starts_with(['，', ',']);
    let scope = layout.scope(total.place.start);
    let mut list = list(layout, total, (scope, total.place.end), "")
        .filter(|list| comma && list.total.measure == Measure::Yuan)?;
    let next = list.parts.iter().position(Part::begins_clause);
    list.parts.truncate(next.unwrap_or(list.parts.len()));
    list.listing = Listing::Beside;
    (list.parts.len() > 1 && all_sources(&list.parts)).then_some(list)
}

/// The pair of brackets right after a figure that may hold its parts: `1288.64万元（甲500万元，乙330万元）`.
fn brackets_after(layout: &Layout<'_, '_>, figure: &Figure) -> Option<usize> {
    let sentence = layout.sentence;
    let rest = sentence.cut(figure.place.end..sentence.range.end);
    let start = figure.place.end + rest.len() - rest.trim_start().len();
    let number = layout.pairs().iter().position(|pair| pair.start == start)?;
    let words = sentence.cut(layout.pairs().get(number)?.clone());
    let words = words.trim_start_matches(['（', '(', '[', '【', ' ']);
    let named = ["其中", "含", "包括", "即", "约", "每", "按"];
    (!named.iter().any(|word| words.starts_with(word))).then_some(number)
}

/// The list in such a pair.
fn in_brackets(layout: &Layout<'_, '_>, total: &Figure, number: usize) -> Option<Candidate> {
    let from = layout.pairs().get(number)?.start + layout.opening_length(number);
    let mut list = list(layout, total, (Some(number), from), "全部")?;
    list.earlier.clear();
    let told = list
        .parts
        .iter()
        .all(|part| part.figure.measure != Measure::Yuan || !trimmed(&part.label).is_empty());
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
    let (mut parts, mut rest) = (Vec::new(), Vec::new());
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
        // `其中30万元用于甲，20万元用于乙`, and then an amount that is named before it.
        if follows
            && !parts.is_empty()
            && !last_clause(sentence.cut(start..figure.place.start))
                .trim()
                .is_empty()
        {
            break;
        }
        start = figure.place.end;
        let next_clause = label.contains(['；', ';', '。']);
        if nested && !next_clause {
            continue;
        }
        nested = false;
        let role = match figure.precision {
            Precision::Each => Role::Aside,
            _ => role(&label, &of_total),
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
                rest = figures[index..].iter().map(|figure| figure.value).collect();
                break;
            }
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
        earlier: earlier_totals(layout, &earlier, total),
        rest,
    })
}

/// What the list may be of instead: the amounts before the total, and their sum with it where they are
/// a list themselves: `中央资金100万元、省级资金50万元，其中`.
fn earlier_totals(layout: &Layout<'_, '_>, earlier: &[&Figure], total: &Figure) -> Vec<Decimal> {
    let mut totals: Vec<Decimal> = earlier.iter().map(|figure| figure.value).collect();
    let (mut sum, mut next) = (total.value, total);
    for figure in earlier.iter().rev() {
        let between = layout.bare(figure.place.end..next.place.start);
        if !between.trim_start().starts_with(['、', '和', '及', '与']) {
            break;
        }
        sum += figure.value;
        next = *figure;
        totals.push(sum);
    }
    totals
}

/// The label after an amount: `30万元用于甲；`.
fn after(words: &str) -> &str {
    words
        .split(['；', ';', '，', ',', '。'])
        .next()
        .unwrap_or("")
}
