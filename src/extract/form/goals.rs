//! The part of a form about goals: what was promised beside what came of it.

use super::super::facts::{Facts, Quoted};
use super::super::wordings::FrameLabel;
use super::fold;
use super::grid::{FormGrid, Spot};
use super::reading::FormReading;

/// The labels above the goals.
struct Head {
    target: Spot,
    /// A goal that was set anew in the year.
    adjusted: Option<Spot>,
    result: Spot,
}

const TARGET: &str = "目标.年度目标";
const RESULT: &str = "目标.完成情况";

fn head(grid: &FormGrid<'_>, row: usize) -> Option<Head> {
    let fresh = grid.fresh(row);
    let (result, before) = fresh.split_last()?;
    let (last, others) = before.split_last()?;
    let is_adjusted = grid.is(FrameLabel::Adjusted, last.cell);
    let target = match is_adjusted {
        true => others.last()?,
        false => last,
    };
    let fits = grid.field("目标.", result.cell) == Some(RESULT)
        && grid.field("目标.", target.cell) == Some(TARGET);
    let is_indicators = fresh
        .iter()
        .any(|spot| grid.field("指标.", spot.cell) == Some("指标.三级"));
    (fits && !is_indicators).then_some(Head {
        target: *target,
        adjusted: is_adjusted.then_some(*last),
        result: *result,
    })
}

/// Whether the part about goals begins in a row.
pub(super) fn is_head(grid: &FormGrid<'_>, row: usize) -> bool {
    head(grid, row).is_some()
}

/// Reads the part about goals that begins in a row, if one does; gives the row behind it.
pub(super) fn read(
    reading: &mut FormReading<'_>,
    row: usize,
    ends: &dyn Fn(&FormGrid<'_>, usize) -> bool,
) -> Option<usize> {
    let head = head(&reading.grid, row)?;
    reading.label_row(row);
    let mut goals = Vec::new();
    let mut next = row + 1;
    while next < reading.rows.end {
        let fresh = reading.grid.fresh(next);
        let labelled = fresh.iter().any(|spot| reading.grid.is_label(spot.cell));
        if fresh.is_empty() && goals.is_empty() {
            next += 1;
            continue;
        }
        if fresh.is_empty() || labelled || ends(&reading.grid, next) {
            break;
        }
        let Some(goal) = goal(&reading.grid, &head, next, &fresh) else {
            break;
        };
        if goal.0.is_none() && head.adjusted.is_some() {
            let reason = "年初的目标与调整后的不同，请选定".to_owned();
            let words = reading.words(next);
            reading.doubt("目标.年度目标", reason, words);
            keep_both(reading, &head, next);
        }
        goals.push(goal);
        next += 1;
    }
    write(reading, &goals);
    Some(next)
}

/// Goals of which none is taken go into the body with their titles.
fn keep_both(reading: &mut FormReading<'_>, head: &Head, row: usize) {
    let titles = [Some(head.target), head.adjusted].into_iter().flatten();
    for title in titles {
        let spot = reading.grid.spot(row, title.column);
        let Some(spot) = spot.filter(|spot| spot.starts) else {
            continue;
        };
        if let Some(answer) = fold::answer(reading.grid.text(spot.cell)) {
            let label = reading.grid.text(title.cell);
            reading.keep(row, label, answer);
        }
        reading.grid.tell(spot.cell);
    }
}

/// The cells of a goal and its result in a row.
type Goal = (Option<usize>, Option<usize>);

fn goal(grid: &FormGrid<'_>, head: &Head, row: usize, fresh: &[Spot]) -> Option<Goal> {
    let under = |title: Spot| {
        let spot = grid.spot(row, title.column).filter(|spot| spot.starts)?;
        (spot.column >= title.column && spot.end <= title.end).then_some(spot.cell)
    };
    let (target, result) = (under(head.target), under(head.result));
    let adjusted = head.adjusted.and_then(under);
    let known = [target, result, adjusted].iter().flatten().count();
    if known == fresh.len() {
        let same = adjusted.is_none_or(|adjusted| {
            fold::is_blank(grid.text(adjusted))
                || target.is_some_and(|target| grid.text(target) == grid.text(adjusted))
        });
        return Some(if same {
            (target, result)
        } else {
            (None, result)
        });
    }
    match fresh {
        [target, result] if head.adjusted.is_none() => Some((Some(target.cell), Some(result.cell))),
        _ => None,
    }
}

fn write(reading: &mut FormReading<'_>, goals: &[Goal]) {
    if reading.draft.facts.entry("目标").is_some() {
        return;
    }
    let value = |reading: &FormReading<'_>, cell: Option<usize>| {
        let text = fold::answer(reading.grid.text(cell?))?;
        Some(reading.grid.quoted(cell?, fold::prose(text)))
    };
    let cells = goals.iter().flat_map(|(target, result)| [*target, *result]);
    for cell in cells.flatten().collect::<Vec<_>>() {
        match fold::answer(reading.grid.text(cell)) {
            Some(_) => reading.grid.tell(cell),
            None => reading.grid.label(cell),
        }
    }
    match goals {
        [(target, result)] => {
            let (target, result) = (value(reading, *target), value(reading, *result));
            one(reading, target, result);
        }
        _ => {
            for (target, result) in goals {
                let (target, result) = (value(reading, *target), value(reading, *result));
                many(reading, target, result);
            }
        }
    }
}

/// A single goal, or several that are numbered alike in both cells.
fn one(reading: &mut FormReading<'_>, target: Option<Quoted>, result: Option<Quoted>) {
    if let (Some(target), Some(result)) = (&target, &result) {
        let targets = numbered(&target.value);
        let results = numbered(&result.value);
        if targets.len() > 1 && targets.len() == results.len() {
            for ((value, words), (of_result, result_words)) in targets.into_iter().zip(results) {
                let part = |whole: &Quoted, value: &str, words: &str| Quoted {
                    value: value.to_owned(),
                    words: words.to_owned(),
                    place: whole.place.clone(),
                };
                let mut row = Facts::default();
                row.set("目标", part(target, value, words));
                row.set("完成", part(result, of_result, result_words));
                reading.draft.facts.add_row("目标", row);
            }
            return;
        }
    }
    let values = [("年度目标", target), ("完成情况", result)];
    for (field, quoted) in values {
        if let Some(quoted) = quoted {
            reading.draft.facts.group_mut("目标").set(field, quoted);
        }
    }
}

fn many(reading: &mut FormReading<'_>, target: Option<Quoted>, result: Option<Quoted>) {
    let mut row = Facts::default();
    match (target, result) {
        (Some(target), result) => {
            row.set("目标", target);
            if let Some(result) = result {
                row.set("完成", result);
            }
            reading.draft.facts.add_row("目标", row);
        }
        (None, Some(result)) => reading.paragraphs(0, &result.words),
        (None, None) => {}
    }
}

/// The goals of a text that numbers them 目标1：…… 目标2：……, each without its number and with it.
fn numbered(text: &str) -> Vec<(&str, &str)> {
    let mut starts = Vec::new();
    for (at, word) in text.match_indices("目标") {
        let after = &text[at + word.len()..];
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &after[..after.len() - rest.len()];
        let expected = (starts.len() + 1).to_string();
        let Some(colon) = rest.chars().next().filter(|c| "：:.、".contains(*c)) else {
            continue;
        };
        if number == expected {
            starts.push((at, at + word.len() + number.len() + colon.len_utf8()));
        }
    }
    if starts
        .first()
        .is_none_or(|(at, _)| !text[..*at].trim().is_empty())
    {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let ends: Vec<usize> = ends.collect();
    let parts = starts.iter().zip(ends);
    parts
        .map(|((at, value), end)| {
            let value = text[*value..end].trim().trim_end_matches(['；', ';', '。']);
            (value, text[*at..end].trim())
        })
        .collect()
}

/// Offers a goal or a result that stands right of its own label; whether it is one.
pub(super) fn pair(reading: &mut FormReading<'_>, label: usize, value: usize) -> bool {
    let field = match reading.grid.field("目标.", label) {
        Some(TARGET) => "年度目标",
        Some(RESULT) => "完成情况",
        _ => return false,
    };
    let text = reading.grid.text(value);
    let folded = reading.grid.folded(value);
    // The title of a column that no list knows.
    if folded.ends_with("目标") || folded.ends_with("情况") {
        return false;
    }
    let Some(answer) = fold::answer(text) else {
        reading.grid.label(value);
        return true;
    };
    let entry = reading.draft.facts.entry("目标");
    let group = reading.draft.facts.group("目标");
    if entry.is_some() && group.is_none_or(|group| group.one(field).is_some()) {
        return false;
    }
    let quoted = reading.grid.quoted(value, fold::prose(answer));
    reading.draft.facts.group_mut("目标").set(field, quoted);
    reading.grid.tell(value);
    true
}
