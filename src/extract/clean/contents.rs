//! Tables of contents and numbers of pages.

use super::tally::{CleaningKind, CleaningTally};
use crate::source::built_in;
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The number of a page by itself.
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = concat!(
        r"^(?:[-－—–―]\s*[0-9]{1,4}\s*[-－—–―]",
        r"|第\s*[0-9]{1,4}\s*页(?:\s*[,，/、]?\s*共\s*[0-9]{1,4}\s*页)?",
        r"|共\s*[0-9]{1,4}\s*页(?:\s*[,，/、]?\s*第\s*[0-9]{1,4}\s*页)?",
        r"|Page\s*[0-9]{1,4}(?:\s*of\s*[0-9]{1,4})?)$"
    );
    built_in("pattern", Regex::new(pattern))
});

/// Dots that lead to the number of a page, and that number.
static LEADER: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"[-－—(（]?\s*[0-9]{1,4}\s*[-－—)）]?";
    let pattern = format!(
        r"\s*(?:(?:[.．·•]{{4,}}|…{{2,}}|(?:[.．·…]\s){{4,}})[.．·…\s]*{number}|(?:[.．·•]\s?){{8,}}|…{{4,}})$"
    );
    built_in("pattern", Regex::new(&pattern))
});

/// Whether a line is the number of a page by itself.
pub(super) fn is_page_number(line: &str) -> bool {
    line.len() <= 60 && PAGE_NUMBER.is_match(line)
}

/// A line without the dots that lead to the number of a page, and without that; `None` if it has none.
pub(super) fn without_leader(line: &str) -> Option<&str> {
    let found = LEADER.find(line).filter(|_| line.len() <= 400)?;
    Some(&line[..found.start()]).filter(|line| !line.is_empty())
}

/// What a heading says, whatever it is set with.
fn key(line: &str) -> String {
    let line = without_leader(line).unwrap_or(line);
    let line = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == '\t');
    line.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Letters that an entry of a table of contents has at most.
const LONGEST: usize = 80;

/// Which lines are a table of contents whose entries come again; each is told.
pub(super) fn contents(lines: &[&str], tally: &mut CleaningTally) -> Vec<bool> {
    let mut is_contents = vec![false; lines.len()];
    let is_title = |line: &&str| matches!(key(line).as_str(), "目录" | "目次" | "CONTENTS");
    let Some(title) = lines.iter().position(is_title) else {
        return is_contents;
    };
    let keys: Vec<String> = lines.iter().map(|line| key(line)).collect();
    let last = keys.iter().enumerate().map(|(at, key)| (key.as_str(), at));
    let last: FxHashMap<&str, usize> = last.collect();
    let mut entries = Vec::new();
    let mut others = 0;
    for at in title + 1..lines.len() {
        let is_short = lines[at].chars().nth(LONGEST).is_none() && !lines[at].contains('。');
        let comes_again = !keys[at].is_empty() && last.get(keys[at].as_str()) > Some(&at);
        let has_begun = entries.iter().any(|entry: &usize| keys[*entry] == keys[at]);
        if !is_short || has_begun || others > 2 {
            break;
        }
        match comes_again {
            true => {
                entries.push(at);
                others = 0;
            }
            false => others += usize::from(without_leader(lines[at]).is_none()),
        }
        if entries.len() > 400 {
            break;
        }
    }
    if entries.len() >= 3 {
        for at in std::iter::once(title).chain(entries) {
            tally.words(CleaningKind::Contents, lines[at]);
            is_contents[at] = true;
        }
    }
    is_contents
}
