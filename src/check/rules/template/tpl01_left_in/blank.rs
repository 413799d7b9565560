//! Dates, amounts and rows that were not filled in.

use super::suspect::{Leftover, Sort, Suspect};
use crate::text::chars::{after, before};

/// How a date with gaps begins.
pub(super) const DATES: &[&str] = &["年 ", "年　", "年\u{A0}", "月 ", "月　", "月\u{A0}"];

/// `年  月  日`, with or without the year, and `2023年5月 日`.
pub(super) fn date(suspect: Suspect<'_>) -> Option<Leftover> {
    let text = suspect.text;
    let rest = text[suspect.start..]
        .strip_prefix(['年', '月'])?
        .trim_start();
    let day = match after(text, suspect.start)? {
        '年' => rest.strip_prefix('月')?,
        _ => {
            let year = text[..suspect.start].trim_end_matches(|c: char| c.is_ascii_digit());
            let dated = year.ends_with('年') && year.len() < suspect.start;
            dated.then_some(rest)?
        }
    };
    let tail = day.trim_start().strip_prefix('日')?;
    let gap = after(text, suspect.start)? == '月' || day.starts_with(char::is_whitespace);
    let ends = tail
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() || c == '至' || c == '前');
    (gap && ends)
        .then(|| suspect.found(suspect.start..text.len() - tail.len(), Sort::Blank))
        .flatten()
}

/// A line to write on.
pub(super) const LINES: &[&str] = &["___", "＿＿"];

/// `____` between words, not in a name of a file.
pub(super) fn line(suspect: Suspect<'_>) -> Option<Leftover> {
    let text = suspect.text;
    if before(text, suspect.start).is_some_and(|c| c == '_' || c == '＿') {
        return None;
    }
    let rest = &text[suspect.start..];
    let end = suspect.start + rest.len() - rest.trim_start_matches(['_', '＿']).len();
    let latin =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || "./\\-".contains(c));
    let named = latin(before(text, suspect.start)) || latin(after(text, end));
    (!named)
        .then(|| suspect.found(suspect.start..end, Sort::Blank))
        .flatten()
}

/// What a row of dots is made of.
pub(super) const DOTS: &[&str] = &["……", "…"];

/// `……` or `3.……` as the whole of a row: the form has room for more.
pub(super) fn dots(suspect: Suspect<'_>) -> Option<Leftover> {
    let text = suspect.text;
    let number =
        |c: char| c.is_ascii_digit() || "指标目标（）()一二三四五六七八九十.．、：: ".contains(c);
    let row = text.trim().trim_start_matches(number);
    let is_row = !row.is_empty() && row.chars().all(|c| "….。 ".contains(c));
    let first = text[..suspect.start].find('…').is_none();
    (is_row && first)
        .then(|| {
            let start = text.len() - text.trim_start().len();
            suspect.found(start..start + text.trim().len(), Sort::Row)
        })
        .flatten()
}

/// Brackets with nothing in them.
pub(super) const EMPTY: &[&str] = &["<", "＜", "《》", "《 ", "〔〕", "〔 "];

/// `< >`, `《》` or `〔 〕`: what should stand there was left out. An arrow, a sign of comparison and a tag
/// are none.
pub(super) fn bracket(suspect: Suspect<'_>) -> Option<Leftover> {
    let text = suspect.text;
    let open = after(text, suspect.start)?;
    let close = match open {
        '<' => '>',
        '＜' => '＞',
        '《' => '》',
        _ => '〕',
    };
    let rest = text[suspect.start + open.len_utf8()..].trim_start();
    let rest = rest.strip_prefix(close)?;
    suspect.found(suspect.start..text.len() - rest.len(), Sort::Blank)
}

/// A row of a form that has a number and nothing else.
pub(super) const ROWS: &[&str] = &[
    "指标1",
    "指标2",
    "指标3",
    "指标4",
    "指标5",
    "目标1：",
    "目标2：",
    "目标3：",
];

/// `指标3：` and nothing behind it.
pub(super) fn row(suspect: Suspect<'_>) -> Option<Leftover> {
    let text = suspect.text.trim();
    let rest = text.strip_prefix(&suspect.text[suspect.start..suspect.end])?;
    let bare = rest.trim_matches(|c: char| "：:".contains(c) || c.is_whitespace());
    bare.is_empty()
        .then(|| suspect.found(suspect.start..suspect.start + text.len(), Sort::Row))
        .flatten()
}
