//! Dates and amounts that were not filled in.

use super::leftover::{Leftover, Sort, Spot};
use crate::text::chars::{after, before};

/// How a date with gaps begins.
pub(super) const DATES: &[&str] = &["年 ", "年　", "年\u{A0}", "月 ", "月　", "月\u{A0}"];

/// `年  月  日`, with or without the year, and `2023年5月 日`.
pub(super) fn date(spot: Spot<'_>) -> Option<Leftover> {
    let text = spot.text;
    let rest = text[spot.start..].strip_prefix(['年', '月'])?.trim_start();
    let day = match after(text, spot.start)? {
        '年' => rest.strip_prefix('月')?,
        _ => {
            let year = text[..spot.start].trim_end_matches(|c: char| c.is_ascii_digit());
            let dated = year.ends_with('年') && year.len() < spot.start;
            dated.then_some(rest)?
        }
    };
    let tail = day.trim_start().strip_prefix('日')?;
    let gap = after(text, spot.start)? == '月' || day.starts_with(char::is_whitespace);
    let ends = tail
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() || c == '至' || c == '前');
    (gap && ends)
        .then(|| spot.found(spot.start..text.len() - tail.len(), Sort::Blank))
        .flatten()
}

/// A line to write on.
pub(super) const LINES: &[&str] = &["___", "＿＿"];

/// `____` between words, not in a name of a file.
pub(super) fn line(spot: Spot<'_>) -> Option<Leftover> {
    let text = spot.text;
    if before(text, spot.start).is_some_and(|c| c == '_' || c == '＿') {
        return None;
    }
    let rest = &text[spot.start..];
    let end = spot.start + rest.len() - rest.trim_start_matches(['_', '＿']).len();
    let latin =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || "./\\-".contains(c));
    let named = latin(before(text, spot.start)) || latin(after(text, end));
    (!named)
        .then(|| spot.found(spot.start..end, Sort::Blank))
        .flatten()
}
