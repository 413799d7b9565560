//! Dates and amounts that were not filled in.

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
