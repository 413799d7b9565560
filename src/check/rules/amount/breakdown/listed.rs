//! Totals before their parts: `共…，其中…`, `…万元。其中，…`, `…万元（甲…，乙…）`.

use super::brackets::Brackets;
use super::certainty::{all_sources, names_a_source};
use super::gather::{gather, named_figures};
use super::label::{may_be_total, trimmed};
use super::part::{Candidate, ListKind, SumPart};
use crate::text::figure::{Figure, Measure};
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
pub(super) fn listed(brackets: &Brackets<'_, '_>) -> Vec<Candidate> {
    let sentence = brackets.sentence;
    let mut found = Vec::new();
    for (at, word) in sentence.words.match_indices("其中") {
        let opening = sentence.range.start + at..sentence.range.start + at + word.len();
        found.extend(after_word(brackets, opening));
    }
    for (at, figure) in sentence.figures.iter().enumerate() {
        found.extend(right_after(brackets, figure).or_else(|| beside(brackets, figure)));
        if let Some(number) = brackets_after(brackets, figure) {
            let totals = joined(brackets, at).filter(|total| total.place.end <= figure.place.end);
            let totals: Vec<&Figure> = totals.skip(1).collect();
            found.extend(
                totals
                    .iter()
                    .filter_map(|total| in_brackets(brackets, total, number)),
            );
        }
    }
    found
}

/// The lists that 其中 opens: one for each measure that the total is given in.
fn after_word(brackets: &Brackets<'_, '_>, opening: Range<usize>) -> Vec<Candidate> {
    let sentence = brackets.sentence;
    let inside = brackets.scope(opening.start);
    let mut all = sentence.figures.iter();
    let first = all.find(|figure| figure.place.start >= opening.end);
    let Some(first) = first else {
        return Vec::new();
    };
    // In brackets that stand right after the total, or after words that the total stands before.
    let outer = inside.and_then(|pair| brackets.pairs().get(pair));
    let (scope, end) = match outer {
        Some(pair) if brackets.bare(pair.start..opening.start).chars().count() < 2 => {
            (brackets.scope(pair.start.saturating_sub(1)), pair.start)
        }
        _ => (inside, opening.start),
    };
    let nearest = sentence.figures.iter().rposition(|figure| {
        let fits = figure.measure == first.measure && figure.place.end <= end;
        fits && brackets.scope(figure.place.start) == scope
            && may_be_total(&before(brackets, figure))
    });
    let mut found = Vec::new();
    for total in nearest.into_iter().flat_map(|at| joined(brackets, at)) {
        let words = brackets.bare(total.place.end..end.max(total.place.end));
        let adjacent = scope == inside || !words.contains(['，', '；', '。', ',', ';']);
        let known = found
            .iter()
            .any(|list: &Candidate| list.total.measure == total.measure);
        if adjacent && !known && total.place.end <= end {
            found.extend(list(brackets, total, (inside, opening.end), &words));
        }
    }
    found
}

/// The words of the sentence before a figure, from the figure before it on.
fn before(brackets: &Brackets<'_, '_>, figure: &Figure) -> String {
    let all = brackets.sentence.figures.iter();
    let last = all
        .rev()
        .find(|other| other.place.end <= figure.place.start);
    let from = last.map_or(brackets.sentence.range.start, |last| last.place.end);
    brackets.bare(from..figure.place.start)
}

/// A total, and what is written as one with it in other measures: 727户2884人.
fn joined<'a>(brackets: &Brackets<'_, 'a>, at: usize) -> impl Iterator<Item = &'a Figure> {
    let figures = brackets.sentence.figures;
    let one = |pair: &(&Figure, &Figure)| {
        let between = brackets.sentence.cut(pair.0.place.end..pair.1.place.start);
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
fn right_after(brackets: &Brackets<'_, '_>, total: &Figure) -> Option<Candidate> {
    let rest = brackets
        .sentence
        .cut(total.place.end..brackets.sentence.range.end);
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
    let scope = brackets.scope(total.place.start);
    list(brackets, total, (scope, from), "全部")
}

/// The sources right after a total, and a comma: `2300万元，中央补助440万元，地方补助1860万元`.
fn beside(brackets: &Brackets<'_, '_>, total: &Figure) -> Option<Candidate> {
    let rest = brackets
        .sentence
        .cut(total.place.end..brackets.sentence.range.end);
    let comma = rest.starts_with(['，', ',']);
    let next = rest.find(|c: char| c.is_ascii_digit());
    if !comma || !next.is_some_and(|next| names_a_source(&rest[..next])) {
        return None;
    }
    let scope = brackets.scope(total.place.start);
    let mut list = list(brackets, total, (scope, total.place.end), "")
        .filter(|list| list.total.measure == Measure::Yuan)?;
    let next = list.parts.iter().position(SumPart::begins_clause);
    list.parts.truncate(next.unwrap_or(list.parts.len()));
    list.kind = ListKind::Beside;
    (list.parts.len() > 1 && all_sources(&list.parts)).then_some(list)
}

/// The pair of brackets right after a figure that may hold its parts: `1288.64万元（甲500万元，乙330万元）`.
fn brackets_after(brackets: &Brackets<'_, '_>, figure: &Figure) -> Option<usize> {
    let sentence = brackets.sentence;
    let rest = sentence.cut(figure.place.end..sentence.range.end);
    let start = figure.place.end + rest.len() - rest.trim_start().len();
    let number = brackets
        .pairs()
        .iter()
        .position(|pair| pair.start == start)?;
    let words = sentence.cut(brackets.pairs().get(number)?.clone());
    let words = words.trim_start_matches(['（', '(', '[', '【', ' ']);
    let named = ["其中", "含", "包括", "即", "约", "每", "按"];
    (!named.iter().any(|word| words.starts_with(word))).then_some(number)
}

/// The list in such a pair.
fn in_brackets(brackets: &Brackets<'_, '_>, total: &Figure, number: usize) -> Option<Candidate> {
    let from = brackets.pairs().get(number)?.start + brackets.opening_length(number);
    let mut list = list(brackets, total, (Some(number), from), "全部")?;
    list.earlier.clear();
    let told = list
        .parts
        .iter()
        .all(|part| part.figure.measure != Measure::Yuan || !trimmed(&part.label).is_empty());
    (told && list.parts.len() > 1).then_some(list)
}

/// The parts of a total in a scope from a place on. `between` are the words between total and list.
fn list(
    brackets: &Brackets<'_, '_>,
    total: &Figure,
    (scope, from): (Option<usize>, usize),
    between: &str,
) -> Option<Candidate> {
    let sentence = brackets.sentence;
    if !total.is_exact() || total.measure == Measure::Percent {
        return None;
    }
    let own = brackets.scope(total.place.start);
    let before = brackets.figures(total.measure, own, sentence.range.start..total.place.start);
    let earlier: Vec<&Figure> = before.collect();
    let last = earlier.last();
    let label_from = last.map_or(sentence.range.start, |last| last.place.end);
    let of_total = brackets.bare(label_from..total.place.start);
    let named = named_figures(brackets, total.measure, (scope, from));
    let first = named.first()?.figure.place.start;
    let gathered = gather(brackets, (total, &of_total), &named)?;
    let tail = sentence.cut(gathered.end.max(from)..sentence.range.end);
    let opening = brackets.bare(from..first);
    let opening = trimmed(&opening);
    let most = OPEN.iter().any(|word| opening.starts_with(word));
    let all = ["全部", "全额", "均用于"];
    let kind = if most || tail.trim_start().starts_with('等') {
        ListKind::Open
    } else if all.iter().any(|word| between.contains(word)) {
        ListKind::Enumerated
    } else {
        ListKind::Named
    };
    Some(Candidate {
        total: total.clone(),
        parts: gathered.parts,
        kind,
        unclear: between.contains(['；', ';']),
        earlier: earlier_totals(brackets, &earlier, total),
        rest: gathered.rest,
    })
}

/// What the list may be of instead: the amounts before the total, and their sum with it where they are
/// a list themselves: `中央资金100万元、省级资金50万元，其中`.
fn earlier_totals(
    brackets: &Brackets<'_, '_>,
    earlier: &[&Figure],
    total: &Figure,
) -> Vec<Decimal> {
    let mut totals: Vec<Decimal> = earlier.iter().map(|figure| figure.value).collect();
    let (mut sum, mut next) = (total.value, total);
    for figure in earlier.iter().rev() {
        let between = brackets.bare(figure.place.end..next.place.start);
        if !between.trim_start().starts_with(['、', '和', '及', '与']) {
            break;
        }
        sum += figure.value;
        next = *figure;
        totals.push(sum);
    }
    totals
}
