//! What programs and forms leave in a text: codes of fields, hints, blanks, words to be clicked at.

use super::tally::{CleaningKind, CleaningTally};
use super::words::{ASKING, CLICKS, HINTING};
use crate::source::built_in;
use regex::Regex;
use std::sync::LazyLock;

/// Codes of Word's fields and names of its bookmarks.
static FIELD_CODES: LazyLock<Regex> = LazyLock::new(|| {
    let codes = [
        r#"HYPERLINK\s+(?:\\[a-z]\s+)?["“][^"“”]*["”](?:\s+\\[a-z](?:\s+["“][^"“”]*["”])?)*"#,
        r#"INCLUDEPICTURE\s+(?:\\d\s+)?["“][^"“”]*["”](?:\s+\\[*d]\s*(?:MERGEFORMAT(?:INET)?)?)*"#,
        r"PAGEREF\s+_[A-Za-z]+[0-9]*(?:\s+\\[a-z])*",
        r"(?:NOTE)?REF\s+_[A-Za-z]+[0-9]*(?:\s+\\[a-z])*",
        r#"TOC(?:\s+\\[a-z](?:\s+["“][^"“”]*["”])?)+"#,
        r#"(?:CREATE|SAVE|PRINT)?(?:DATE|TIME)\s+\\@\s+["“][^"“”]*["”]"#,
        r"SEQ\s+\S{1,12}\s+\\\*\s*[A-Za-z]+",
        r"EMBED\s+[A-Za-z]+\.[A-Za-z]+(?:\.[0-9]+)?",
        r"(?:PAGE|NUMPAGES|SECTIONPAGES|SHAPE)?\s*\\\*\s*(?:MERGEFORMAT|Arabic|ARABIC|roman|CHINESENUM[0-9])",
        r"\b(?:FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)\b",
        r"_(?:Toc|Ref|Hlk)[0-9]{5,}|_GoBack",
    ];
    built_in("pattern", Regex::new(&codes.join("|")))
});

/// Words to be clicked at, in brackets.
static BRACKETED_CLICKS: LazyLock<Regex> = LazyLock::new(|| {
    let words = CLICKS.join("|");
    let pattern = format!(r"[（(\[【〔]\s*(?:{words})\s*[）)\]】〕]");
    built_in("pattern", Regex::new(&pattern))
});

/// How many letters a form allows.
static ALLOWANCE: LazyLock<Regex> = LazyLock::new(|| {
    built_in(
        "pattern",
        Regex::new(r"[（(]\s*(?:限|不超过)?\s*[0-9]{2,5}\s*字\s*(?:以内|之内|左右|内)?\s*[）)]"),
    )
});

/// Properties of a file before its text: somebody's name, days and hours, versions, numbers.
static PROPERTIES: LazyLock<Regex> = LazyLock::new(|| {
    let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";
    let pattern = format!(r"^[^，。：,:]{{0,40}}?{day}(?:\s+[0-9A-Za-z][0-9A-Za-z:.\-]*)*\s+");
    built_in("pattern", Regex::new(&pattern))
});

/// A text without what stands in it for a program or a hand.
pub(super) fn without(text: &str, tally: &mut CleaningTally) -> String {
    let mut text = text.to_owned();
    for (pattern, kind) in [
        (&*FIELD_CODES, CleaningKind::FieldCode),
        (&*BRACKETED_CLICKS, CleaningKind::Click),
    ] {
        if pattern.is_match(&text) {
            for found in pattern.find_iter(&text) {
                tally.words(kind, found.as_str());
            }
            text = pattern.replace_all(&text, "").into_owned();
        }
    }
    let text = without_lost(without_blanks(text, tally), tally);
    if CLICKS.contains(&text.trim()) {
        tally.words(CleaningKind::Click, &text);
        return String::new();
    }
    text
}

/// A text without the strokes on which somebody writes. Within a name of letters and digits they stay.
fn without_blanks(text: String, tally: &mut CleaningTally) -> String {
    let is_stroke = |c: char| matches!(c, '_' | '＿' | '﹍');
    if !text.contains(is_stroke) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_stroke) {
        out += &rest[..at];
        let after = rest[at..].trim_start_matches(is_stroke);
        let strokes = &rest[at..rest.len() - after.len()];
        let is_letter = |c: char| c.is_ascii_alphanumeric();
        let is_name = out.ends_with(is_letter) && after.starts_with(is_letter);
        if strokes.chars().count() < 2 || is_name {
            out += strokes;
        } else {
            tally.count(CleaningKind::Blank, 1);
        }
        rest = after;
    }
    out + rest
}

/// A text without the question marks in place of characters that an encoding lost.
fn without_lost(text: String, tally: &mut CleaningTally) -> String {
    if !text.contains('?') {
        return text;
    }
    if matches!(text.trim(), "?" | "??") {
        tally.words(CleaningKind::Lost, &text);
        return String::new();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("???") {
        out += &rest[..at];
        let after = rest[at..].trim_start_matches('?');
        let near: String = { out.chars().rev() }.take(12).collect();
        let near: String = near.chars().rev().collect();
        tally.words(
            CleaningKind::Lost,
            &format!("{near}{}", &rest[at..rest.len() - after.len()]),
        );
        rest = after;
    }
    out + rest
}

/// A text without the hint that says what and how much may be written: all of it, where it is nothing else; a
/// label keeps its words. `None` if there is no hint.
pub(super) fn without_hint(text: &str, tally: &mut CleaningTally) -> Option<String> {
    if !text.contains('字') || !ALLOWANCE.is_match(text) {
        return None;
    }
    let rest = ALLOWANCE.replace_all(text, "").into_owned();
    let last = ALLOWANCE
        .find_iter(text)
        .last()
        .map_or(0, |found| found.end());
    let ends_so = text[last..].chars().all(|c| !c.is_alphanumeric());
    let words = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let begins = |word: &str| {
        words
            .strip_prefix(word)
            .is_some_and(|rest| !rest.is_empty())
    };
    let is_label = words.chars().nth(LABEL).is_none()
        && !words.contains(['，', ','])
        && !HINTING.iter().any(|word| begins(word));
    let tells_how = !is_label && HINTING.iter().any(|word| words.contains(word));
    let asks = ASKING.iter().any(|word| words.contains(word));
    if asks || tells_how && ends_so {
        tally.words(CleaningKind::Hint, text);
        return Some(String::new());
    }
    for found in ALLOWANCE.find_iter(text) {
        tally.words(CleaningKind::Hint, found.as_str());
    }
    Some(rest.trim().to_owned())
}

/// Letters of a label at most.
const LABEL: usize = 16;

/// A text without the properties of the file that stand before it.
pub(super) fn without_properties(text: &str, tally: &mut CleaningTally) -> Option<String> {
    let found = PROPERTIES.find(text)?;
    tally.words(CleaningKind::FileProperty, found.as_str());
    Some(text[found.end()..].to_owned())
}
