//! Labels with their values, as they stand above a text: in cells, one after another in a line, or a line each.

use super::body_name;
use super::piece::DOCUMENT_NUMBER;
use crate::extract::wordings::prose::{HEAD_LABELS, HeadItem};
use crate::field::FromText;
use crate::model::Moment;
use crate::text::chars::is_han;
use crate::text::words::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A label of a line and the value after it, which may be empty.
pub(super) type Labelled = (HeadItem, String);

/// A text without the marks around it: `• 索引号`, `[ 文号 ]`, `文号：`.
pub(super) fn unmarked(text: &str) -> &str {
    let marks = |c: char| c.is_whitespace() || "•·●-*|[]【】：:（(".contains(c);
    text.trim_matches(marks)
}

/// The labels and values of a line; `None` if it holds anything else.
pub(super) fn cells(text: &str) -> Option<Vec<Labelled>> {
    if text.contains(['|', '\t']) {
        let cells: Vec<&str> = text.split(['|', '\t']).map(str::trim).collect();
        return in_cells(&cells);
    }
    inline(text).or_else(|| spaced(text))
}

/// The labels and values that only spaces part: `索引号 0123-/2023-01 发布机构 某某局`.
fn spaced(text: &str) -> Option<Vec<Labelled>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    label(words.first()?)?;
    let items = in_cells(&words)?;
    let fitting = |(item, value): &Labelled| value.is_empty() || fits(*item, value);
    items.iter().all(fitting).then_some(items)
}

/// The labels and values of cells: a label and its value in one, or in two side by side.
pub(super) fn in_cells(cells: &[&str]) -> Option<Vec<Labelled>> {
    let mut items = Vec::new();
    let mut cells = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    while let Some(cell) = cells.next() {
        let Some(item) = label(unmarked(cell)) else {
            items.extend(inline(cell)?);
            continue;
        };
        let next = cells.peek().filter(|next| inline(next).is_none());
        let value = next.map(|next| (**next).to_owned());
        if value.is_some() {
            cells.next();
        }
        items.push((item, value.unwrap_or_default()));
    }
    (!items.is_empty()).then_some(items)
}

/// The labels and values that follow one another in a text: `发布时间：2024-03-01 来源：某某局`.
fn inline(text: &str) -> Option<Vec<Labelled>> {
    if let Some(item) = label(unmarked(text)) {
        return Some(vec![(item, String::new())]);
    }
    let mut found: Vec<(usize, usize, HeadItem)> = Vec::new();
    let mut at = 0;
    let mut before = ' ';
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let here = (!is_han(before)).then(|| label_at(rest)).flatten();
        let next = rest.chars().next()?;
        match here {
            Some((item, length)) => {
                found.push((at, at + length, item));
                at += length;
                before = ':';
            }
            None => {
                at += next.len_utf8();
                before = next;
            }
        }
    }
    let first = found.first()?;
    let ahead = unmarked(text.get(..first.0)?);
    let dated = MOMENT.find(ahead).filter(|date| date.as_str() == ahead);
    let mut items = Vec::new();
    match dated {
        Some(date) => items.push((HeadItem::Field("公开日期"), date.as_str().to_owned())),
        None if !ahead.is_empty() => return None,
        None => {}
    }
    for (order, (_, start, item)) in found.iter().enumerate() {
        let end = found.get(order + 1).map_or(text.len(), |next| next.0);
        let value = unmarked(text.get(*start..end)?);
        let value = match item {
            HeadItem::Field("公开日期" | "成文日期") | HeadItem::Day(_) => {
                MOMENT.find(value).map_or(value, |date| date.as_str())
            }
            HeadItem::Nothing | HeadItem::Furniture | HeadItem::Title => value,
            _ => value.split("  ").next().unwrap_or(value).trim(),
        };
        items.push((*item, value.to_owned()));
    }
    // A sentence that begins like a label is none.
    let is_text = |(_, value): &Labelled| value.contains('。') || value.chars().count() > 60;
    (!items.iter().any(is_text)).then_some(items)
}

static MOMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:19|20)\d\d(?:-|/|\.|年)\d{1,2}(?:-|/|\.|月)\d{1,2}日?(?:\s*[T ]?\d{1,2}:\d{2}(?::\d{2})?)?",
    )
});

/// The label that a text is.
fn label(text: &str) -> Option<HeadItem> {
    let mut labels = HEAD_LABELS.iter();
    labels
        .find(|(label, _)| *label == text)
        .map(|(_, item)| *item)
}

/// The label that a text begins with, a colon after it, and how long both are.
fn label_at(text: &str) -> Option<(HeadItem, usize)> {
    let begins = HEAD_LABELS.iter().filter_map(|(label, item)| {
        let after = text.strip_prefix(label)?;
        let colon = after.trim_start().strip_prefix(['：', ':'])?;
        Some((*item, text.len() - colon.len()))
    });
    begins.max_by_key(|(_, length)| *length)
}

/// Whether a value is of the kind that its label names.
pub(super) fn fits(item: HeadItem, value: &str) -> bool {
    static INDEX: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[A-Za-z0-9][A-Za-z0-9/_.\-—〔〕\[\]]{5,50}$"));
    let count = value.chars().count();
    let titled = count > 8 && (value.ends_with("报告") || value.ends_with('表'));
    match item {
        HeadItem::Field("索引号") => {
            INDEX.is_match(value) && value.contains(|c: char| c.is_ascii_digit())
        }
        HeadItem::Field("公开日期" | "成文日期") | HeadItem::Day(_) => {
            Moment::from_text(value).is_ok()
        }
        HeadItem::Field("文号") => {
            let number = DOCUMENT_NUMBER.find(value);
            number.is_some_and(|number| number.as_str() == value)
        }
        HeadItem::Field("时效性") => count <= 6 && value.chars().all(is_han),
        HeadItem::Publisher | HeadItem::Origin => body_name::kind(value).is_some(),
        HeadItem::Title => titled && count <= 100,
        HeadItem::Review(_) => is_name(value),
        HeadItem::Field(_) | HeadItem::Nothing | HeadItem::Furniture => count <= 30 && !titled,
    }
}

/// Whether it may be the name of a person.
pub(super) fn is_name(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(is_han)
}
