//! Rows of indicators with nothing between their cells: taken apart only where one way is left.

use super::value::{CellKind, MEASURES, RESULTS, value};
use super::words::FormHead;

/// What an empty row is printed as.
pub(super) const DOTS: [char; 2] = ['…', '.'];
/// Letters of a text that is tried at most.
const LONGEST: usize = 4_000;
/// Words of comparison before a figure.
static COMPARED: &[&str] = &[
    "大于等于",
    "小于等于",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "大于",
    "小于",
    "≥",
    "≧",
    "≤",
    "≦",
    "＞",
    "＜",
    ">=",
    "<=",
    ">",
    "<",
    "=",
    "＝",
];

/// The rows that a text is made of; `None` if any of it is not clear.
pub(super) fn rows(heads: &[FormHead], text: &str) -> Option<Vec<Vec<(FormHead, String)>>> {
    let text = text.trim().trim_end_matches(DOTS);
    if text.chars().count() > LONGEST || heads.first() != Some(&FormHead::Level3) {
        return None;
    }
    if RESULTS.iter().any(|result| text.contains(result)) {
        by_results(heads, text)
    } else {
        by_figures(heads, text)
    }
}

/// The first result in a text, longest of those that begin at one place: where it begins and what it is.
fn first_result(text: &str) -> Option<(usize, &'static str)> {
    let found = RESULTS
        .iter()
        .filter_map(|result| Some((text.find(result)?, *result)));
    found.min_by_key(|(at, result)| (*at, std::cmp::Reverse(result.len())))
}

/// Rows that end with a result: a name, a target, the result.
fn by_results(heads: &[FormHead], text: &str) -> Option<Vec<Vec<(FormHead, String)>>> {
    let asked: Vec<FormHead> = heads
        .iter()
        .copied()
        .filter(|head| *head != FormHead::Deviation)
        .collect();
    if asked != [FormHead::Level3, FormHead::Target, FormHead::Actual] {
        return None;
    }
    let mut rows = Vec::new();
    let mut rest = text;
    while let Some((at, result)) = first_result(rest) {
        // What follows a goal that was not met may be the reason.
        let is_met = matches!(result, "达成预期指标" | "全部达成预期指标");
        let (row, after) = (&rest[..at], &rest[at + result.len()..]);
        if !is_met && !after.is_empty() {
            return None;
        }
        let (name, target) = target_at_end(row)?;
        rows.push(vec![
            (FormHead::Level3, name.to_owned()),
            (FormHead::Target, target.to_owned()),
            (FormHead::Actual, result.to_owned()),
        ]);
        rest = after;
    }
    rest.is_empty().then_some(rows)
}

/// A text without the target at its end, and the target.
fn target_at_end(text: &str) -> Option<(&str, &str)> {
    if text.contains("是否") && text.ends_with(['是', '否']) {
        let at = text.char_indices().next_back()?.0;
        return (!text[..at].ends_with("是否")).then(|| text.split_at(at));
    }
    let mut at = text.len();
    while let Some(start) = figure_at_end(&text[..at]) {
        at = start;
    }
    let (name, target) = text.split_at(at);
    (at < text.len() && is_name(name)).then_some((name, target))
}

/// Where the figure at the end of a text begins, with its unit and what it is compared by.
fn figure_at_end(text: &str) -> Option<usize> {
    let unit = MEASURES
        .iter()
        .filter(|unit| text.ends_with(**unit))
        .map(|unit| unit.len())
        .max();
    let digits = &text[..text.len() - unit.unwrap_or(0)];
    let number = digits.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    if number.len() == digits.len() || digits[number.len()..].starts_with('.') {
        return None;
    }
    let sign = COMPARED
        .iter()
        .filter(|sign| number.ends_with(**sign))
        .map(|sign| sign.len())
        .max();
    Some(number.len() - sign.unwrap_or(0))
}

fn is_name(text: &str) -> bool {
    text.chars().filter(|c| ('一'..='龥').contains(c)).count() >= 2
}

/// Rows that end with a figure: a name, and figures under all heads but the last reason.
fn by_figures(heads: &[FormHead], text: &str) -> Option<Vec<Vec<(FormHead, String)>>> {
    let asked: Vec<FormHead> = heads[1..]
        .iter()
        .copied()
        .filter(|head| *head != FormHead::Deviation)
        .collect();
    let mut rows = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let name = &rest[..figures_begin(rest)?];
        if !is_name(name) {
            return None;
        }
        let after = &rest[name.len()..];
        let (parts, length) = figures(&asked, after).or_else(|| words(&asked, after))?;
        let mut row = vec![(FormHead::Level3, name.to_owned())];
        row.extend(asked.iter().copied().zip(parts));
        rows.push(row);
        rest = &after[length..];
    }
    Some(rows)
}

/// The only way to part the figures that begin a text, and their length.
fn figures(asked: &[FormHead], text: &str) -> Option<(Vec<String>, usize)> {
    let end = figures_end(text, asked.last().copied())?;
    let mut ways = Vec::new();
    part(asked, &text[..end], &mut Vec::new(), &mut ways);
    let [parts] = ways.as_slice() else {
        return None;
    };
    Some((parts.iter().map(|part| (*part).to_owned()).collect(), end))
}

/// A weight, the same words as target and as result, and a score.
fn words(asked: &[FormHead], text: &str) -> Option<(Vec<String>, usize)> {
    if asked
        != [
            FormHead::Weight,
            FormHead::Target,
            FormHead::Actual,
            FormHead::Score,
        ]
    {
        return None;
    }
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let weight = &text[..text.find(|c| !is_digit(c))?];
    let after = &text[weight.len()..];
    let both = &after[..after.find(is_digit)?];
    let (target, actual) = both.split_at_checked(both.len() / 2)?;
    let score = after[both.len()..].trim_start_matches(is_digit);
    let score = &after[both.len()..after.len() - score.len()];
    let is_told = target == actual
        && is_name(target)
        && is_part(FormHead::Weight, weight)
        && is_part(FormHead::Score, score);
    let parts = [weight, target, actual, score].map(str::to_owned).to_vec();
    let length = weight.len() + both.len() + score.len();
    (is_told && is_sound(asked, &[weight, target, actual, score])).then_some((parts, length))
}

/// Where figures begin in a text that begins with a name.
fn figures_begin(text: &str) -> Option<usize> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let sign = COMPARED
        .iter()
        .filter(|sign| text[..digit].ends_with(**sign))
        .map(|sign| sign.len())
        .max();
    Some(digit - sign.unwrap_or(0))
}

/// Where figures that begin a text end, the last of them being of this head; `None` if the end of a unit and the
/// beginning of a name are not told apart.
fn figures_end(text: &str, last: Option<FormHead>) -> Option<usize> {
    let is_bare = matches!(last, Some(FormHead::Weight | FormHead::Score));
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let sign = COMPARED
            .iter()
            .filter(|sign| rest.starts_with(**sign))
            .map(|sign| sign.len())
            .max();
        let number = &rest[sign.unwrap_or(0)..];
        let digits = number.len()
            - number
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
                .len();
        if digits == 0 {
            return Some(at);
        }
        let after = &number[digits..];
        at = text.len() - after.len();
        let unit = MEASURES
            .iter()
            .filter(|unit| after.starts_with(**unit))
            .map(|unit| unit.len())
            .max();
        let Some(unit) = unit else { continue };
        let goes_on = |text: &str| {
            text.is_empty()
                || text.starts_with(|c: char| c.is_ascii_digit())
                || COMPARED.iter().any(|sign| text.starts_with(sign))
        };
        let is_mark = !after.starts_with(|c: char| ('一'..='龥').contains(&c));
        if !is_mark && !goes_on(&after[unit..]) {
            // Points have no unit: a name begins.
            return is_bare.then_some(at);
        }
        at += unit;
    }
}

/// All ways to part figures under heads.
fn part<'a>(
    heads: &[FormHead],
    text: &'a str,
    parts: &mut Vec<&'a str>,
    ways: &mut Vec<Vec<&'a str>>,
) {
    if ways.len() > 1 {
        return;
    }
    let Some(head) = heads.get(parts.len()) else {
        if text.is_empty() && is_sound(heads, parts) {
            ways.push(parts.clone());
        }
        return;
    };
    for (at, c) in text.char_indices().take(16) {
        let (first, rest) = text.split_at(at + c.len_utf8());
        if is_part(*head, first) {
            parts.push(first);
            part(heads, rest, parts, ways);
            parts.pop();
        }
    }
}

fn is_sound(heads: &[FormHead], parts: &[&str]) -> bool {
    let under = |head: FormHead| {
        Some(value(
            parts.get(heads.iter().position(|other| *other == head)?)?,
        ))
    };
    match (under(FormHead::Weight), under(FormHead::Score)) {
        (Some(CellKind::Number(weight)), Some(CellKind::Number(score))) => score <= weight,
        _ => true,
    }
}

fn is_part(head: FormHead, part: &str) -> bool {
    let sign = COMPARED
        .iter()
        .filter(|sign| part.starts_with(**sign))
        .map(|sign| sign.len())
        .max();
    let rest = &part[sign.unwrap_or(0)..];
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &rest[..rest.len() - unit.len()];
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let is_number =
        !whole.is_empty() && !decimals.is_empty() && (whole.len() == 1 || !whole.starts_with('0'));
    let is_number = is_number && !decimals.contains('.');
    match head {
        FormHead::Weight | FormHead::Score => {
            let most = rust_decimal::Decimal::ONE_HUNDRED;
            is_number
                && unit.is_empty()
                && sign.is_none()
                && matches!(value(part), CellKind::Number(points) if points <= most)
        }
        // A bare number might be part of its neighbour.
        FormHead::Target | FormHead::Actual => {
            let is_much = matches!(value(rest), CellKind::Percent(rate) if rate > rust_decimal::Decimal::from(150));
            is_number && MEASURES.contains(&unit) && !is_much
        }
        _ => false,
    }
}
