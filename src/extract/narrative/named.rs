//! The project and the year, where only sentences name them.

use super::numbering::unnumbered;
use super::piece::{DOCUMENT_NUMBER, ProseLine, ProsePiece, bare, lines, sentence};
use super::title_words::distinct;
use crate::extract::facts::Quoted;
use crate::text::words::pattern;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How a sentence names the project it speaks of, the surest first.
static NAMES: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        pattern(
            r"对(?P<name>[^，,。；;、：:]{4,60}?)(?:的)?(?:执行|实施|支出|使用|开展)?情况(?:进行|开展)了?(?:绩效)?(?:自评|评价)",
        ),
        pattern(r"该(?P<name>[^，,。；;：:该]{4,40}?(?:资金|经费|工程|补助))项目"),
        pattern(r"(?:完成|实施|开展|推进)(?P<name>[^，,。；;：:]{6,60}?)[，,](?:该|本)项目"),
        pattern(r"“(?P<name>[^”]{6,60}?)”(?:专项)?(?:项目|资金|经费)"),
    ]
});
static BUDGET_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"((?:20|19)\d\d)\s?年度"));
static PLAIN_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"((?:20|19)\d\d)\s?年"));
static TITLES: LazyLock<Regex> = LazyLock::new(|| pattern(r"《[^》]*》"));

/// What only another kind of thing is called: not a project.
const NOT_NAMES: [char; 6] = ['我', '各', '本', '全', '其', '年'];

/// The project that the sentences name, if they name one.
pub(super) fn project(pieces: &[ProsePiece]) -> Option<Quoted> {
    for pattern in &*NAMES {
        let mut found: Option<Quoted> = None;
        for line in lines(pieces) {
            let text = unnumbered(&line.text);
            for named in pattern.captures_iter(text) {
                let Some(name) = named.name("name") else {
                    continue;
                };
                let value = name.as_str().trim();
                let vague = value.starts_with(NOT_NAMES) || distinct(value).chars().count() < 4;
                if vague {
                    continue;
                }
                match &found {
                    Some(known) if bare(&known.value) != bare(value) => return None,
                    Some(_) => {}
                    None => found = Some(line.quote(value, sentence(text, name.start()))),
                }
            }
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// What the sentences say of the year.
pub(super) enum StatedYear {
    /// One year.
    One(Quoted),
    /// Several.
    Several(Vec<Quoted>),
    /// None.
    Unstated,
}

/// The year that the sentences name as that of the report: as 年度; else in sentences on this project.
pub(super) fn year(pieces: &[ProsePiece], project: Option<&str>) -> StatedYear {
    let mut budget: BTreeMap<String, Quoted> = BTreeMap::new();
    let mut plain: BTreeMap<String, Quoted> = BTreeMap::new();
    for line in lines(pieces) {
        let text = without(&without(&line.text, &TITLES), &DOCUMENT_NUMBER);
        add(&mut budget, line, (0, &text), &BUDGET_YEAR);
        let mut end = 0;
        for sentence in text.split_inclusive(['。', '；']) {
            let at = end;
            end += sentence.len();
            let own = project.is_some_and(|project| bare(sentence).contains(&bare(project)));
            let whole = ["本项目", "该项目"]
                .iter()
                .any(|word| sentence.contains(word));
            let named = NAMES[1].is_match(sentence);
            if own || whole || named {
                add(&mut plain, line, (at, sentence), &PLAIN_YEAR);
            }
        }
    }
    let years = if budget.is_empty() { plain } else { budget };
    let mut years: Vec<Quoted> = years.into_values().collect();
    match years.len() {
        0 => StatedYear::Unstated,
        1 => StatedYear::One(years.remove(0)),
        _ => StatedYear::Several(years),
    }
}

/// A text with spaces in place of what a pattern finds, byte for byte, so that places in it are places in the text.
fn without(text: &str, pattern: &Regex) -> String {
    let blank = |found: &regex::Captures<'_>| " ".repeat(found[0].len());
    pattern.replace_all(text, blank).into_owned()
}

/// Adds the years of a part of a line, which begins here, that are no part of a date.
fn add(
    years: &mut BTreeMap<String, Quoted>,
    line: &ProseLine,
    (at, text): (usize, &str),
    pattern: &Regex,
) {
    for found in pattern.captures_iter(text) {
        let (Some(whole), Some(year)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let after = text.get(whole.end()..).unwrap_or("").trim_start();
        if after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("以来") {
            continue;
        }
        let words = sentence(&line.text, at + whole.start());
        let quoted = line.quote(year.as_str(), words);
        years.entry(year.as_str().to_owned()).or_insert(quoted);
    }
}
