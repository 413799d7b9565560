//! Parts before their total, `甲…，乙…，合计…`, and budgets that grew: `年初…，年中追加…，调整后…`.

use super::brackets::Brackets;
use super::label::{Role, names_a_sum, role, trimmed};
use super::part::{Candidate, ListKind, SumPart, same_things};
use crate::text::figure::{Figure, Measure};

/// The total at the end of a sentence's parts, if they are plain.
pub(super) fn summed_up(brackets: &Brackets<'_, '_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for total in brackets.sentence.figures {
        let known = found.iter().any(|list| list.total.measure == total.measure);
        if !known && total.is_exact() && total.measure != Measure::Percent {
            found.extend(before(brackets, total));
        }
    }
    found
}

fn before(brackets: &Brackets<'_, '_>, total: &Figure) -> Option<Candidate> {
    let sentence = brackets.sentence;
    let scope = brackets.scope(total.place.start);
    let from = sentence.range.start..total.place.start;
    let earlier: Vec<&Figure> = brackets.figures(total.measure, scope, from).collect();
    let last = earlier.last().filter(|_| earlier.len() > 1)?;
    let of_total = brackets.bare(last.place.end..total.place.start);
    if !names_a_sum(&of_total) {
        return None;
    }
    let (mut parts, mut rest) = (Vec::new(), Vec::new());
    let mut start = sentence.range.start;
    for figure in &earlier {
        let label = brackets.bare(start..figure.place.start);
        start = figure.place.end;
        let label = match parts.is_empty() {
            true => label.rsplit("其中").next().unwrap_or("").to_owned(),
            false => label,
        };
        let times = match role(&label, &of_total) {
            Role::Part => 1,
            Role::Each(times) if times > 0 => times,
            // What became of the money: what follows may be parts of it.
            Role::Other => {
                rest.extend(parts.drain(..).map(|part: SumPart| part.value()));
                rest.push(figure.value);
                continue;
            }
            _ => return None,
        };
        if names_a_sum(&label) || !figure.is_exact() || !same_things(brackets, total, figure) {
            return None;
        }
        parts.push(SumPart::new(figure, times, label));
    }
    let told = parts.iter().all(|part| !trimmed(&part.label).is_empty());
    rest.reverse();
    (told && parts.len() > 1).then(|| Candidate {
        total: total.clone(),
        parts,
        kind: ListKind::Summed,
        unclear: false,
        earlier: Vec::new(),
        rest,
    })
}

/// Words of what a budget was at the start of the year, of what was added, and of what it came to.
const GROWTH: [&[&str]; 3] = [
    &["年初"],
    &["追加", "调增", "年中增加", "年中新增", "中途增加"],
    &["调整后", "全年预算", "共", "总计", "合计"],
];

/// Words of changes that go the other way.
const SHRINKING: &[&str] = &[
    "调减", "核减", "减少", "压减", "取消", "收回", "合并", "终止", "追减", "调剂", "结转",
];

/// `年初批复8个项目，年中增加8个，共15个`.
pub(super) fn grown(brackets: &Brackets<'_, '_>) -> Option<Candidate> {
    let words = brackets.sentence.words;
    if !words.contains("年初") || !GROWTH[1].iter().any(|word| words.contains(word)) {
        return None;
    }
    let plain = brackets.bare(brackets.sentence.range.clone());
    if SHRINKING.iter().any(|word| plain.contains(word)) {
        return None;
    }
    let measure = brackets.sentence.figures.first()?.measure;
    let all = brackets.figures(measure, None, brackets.sentence.range.clone());
    let mut start = brackets.sentence.range.start;
    let mut roles: [Option<(&Figure, String)>; 3] = [None, None, None];
    for figure in all {
        let label = brackets.bare(start..figure.place.start);
        start = figure.place.end;
        let is = |words: &&[&str]| words.iter().any(|word| label.contains(word));
        let role = GROWTH.iter().position(is)?;
        if roles[role].is_some() || !figure.is_exact() {
            return None;
        }
        roles[role] = Some((figure, label));
    }
    let [Some(initial), Some(added), Some((total, _))] = roles else {
        return None;
    };
    let parts = [initial, added].map(|(figure, label)| SumPart::new(figure, 1, label));
    let alike = parts
        .iter()
        .all(|part| same_things(brackets, total, &part.figure));
    alike.then(|| Candidate {
        total: total.clone(),
        parts: parts.into(),
        kind: ListKind::Summed,
        unclear: false,
        earlier: Vec::new(),
        rest: Vec::new(),
    })
}
