//! Comments of a source file: the words a fact came from and their place, and doubts.

use super::Origin;
use super::kept::KeptWords;
use crate::extract::draft::Doubt;
use crate::extract::facts::Quoted;
use crate::field::printable;
use crate::model::fields::UNSETTLED;

/// Characters of the document's words that a comment shows.
pub const EXCERPT: usize = 60;

/// What comments are made with.
#[derive(Clone, Copy)]
pub(super) struct CommentSources<'a> {
    /// Where the draft came from.
    pub(super) origin: &'a Origin<'a>,
    /// What its body says.
    pub(super) kept: &'a KeptWords,
}

impl CommentSources<'_> {
    /// Words on one line: in full where the body does not say them, else what stands around the value.
    fn shown(&self, words: &str, value: &str) -> String {
        let line = one_line(words);
        match line.chars().nth(EXCERPT).is_none() || self.kept.say(&line) {
            true => excerpt(words, value, EXCERPT),
            false => line,
        }
    }
}

/// The comment that tells where a value came from; nothing where no document says it.
pub(super) fn of_value(quoted: &Quoted, telling: CommentSources<'_>) -> Option<String> {
    let words = one_line(&quoted.words);
    if words.is_empty() {
        return None;
    }
    let place = quoted.place.words(telling.origin.sheets);
    if is_value(quoted) {
        return Some(format!("# 原文：{place}"));
    }
    let shown = telling.shown(&words, &quoted.value);
    Some(format!("# 原文（{place}）：{shown}"))
}

/// The comment that tells where a row came from: its first place, and the words of its cells that are not simply
/// its values.
pub(super) fn of_row(values: &[&Quoted], telling: CommentSources<'_>) -> Option<String> {
    let said: Vec<&&Quoted> = values
        .iter()
        .filter(|one| !one.words.trim().is_empty())
        .collect();
    let place = said.first()?.place.words(telling.origin.sheets);
    let mut known: Vec<&str> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut is_kept = true;
    for one in said {
        if !is_value(one) && !known.contains(&&*one.words) {
            known.push(&one.words);
            words.push(telling.shown(&one.words, &one.value));
            is_kept &= telling.kept.say(&one.words);
        }
    }
    Some(match words.is_empty() {
        true => format!("# 原文：{place}"),
        false => {
            let words = words.join(" ｜ ");
            let shown = if is_kept { cut(&words) } else { words };
            format!("# 原文（{place}）：{shown}")
        }
    })
}

/// Whether the words are the value itself, white space aside.
fn is_value(quoted: &Quoted) -> bool {
    let letters = |text: &str| -> String { text.split_whitespace().collect() };
    letters(&quoted.words) == letters(&quoted.value)
}

/// The comment for a doubt.
pub(super) fn of_doubt(doubt: &Doubt, telling: CommentSources<'_>) -> String {
    let field = one_line(&doubt.field);
    let reason = one_line(&doubt.reason);
    let quoted = doubt.quoted.as_ref().map_or(String::new(), |quoted| {
        let place = quoted.place.words(telling.origin.sheets);
        match telling.shown(&quoted.words, &quoted.value) {
            words if words.is_empty() => format!("（{place}）"),
            words => format!("（{place}：“{words}”）"),
        }
    });
    match field.is_empty() {
        true => format!("# {UNSETTLED}：{reason}{quoted}"),
        false => format!("# {UNSETTLED}：{field}——{reason}{quoted}"),
    }
}

/// Words on one line, cut to so many characters around a value in them.
pub fn excerpt(words: &str, value: &str, most: usize) -> String {
    let words = one_line(words);
    let count = words.chars().count();
    if count <= most {
        return words;
    }
    let value = one_line(value);
    let at = words.find(&value).unwrap_or(0);
    let before = words[..at].chars().count();
    let length = value.chars().count().min(most);
    let start = before.saturating_sub((most - length) / 2);
    let start = start.min(count - most);
    let shown: String = words.chars().skip(start).take(most).collect();
    let lead = if start > 0 { "…" } else { "" };
    let rest = if start + most < count { "…" } else { "" };
    format!("{lead}{shown}{rest}")
}

fn cut(words: &str) -> String {
    match words.chars().nth(EXCERPT + 20) {
        None => words.to_owned(),
        Some(_) => words.chars().take(EXCERPT + 20).chain(['…']).collect(),
    }
}

/// A text without line ends and what is not seen.
fn one_line(text: &str) -> String {
    let text = printable(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
