//! Characters that were lost, could not be read, or cannot be seen.

use super::suspect::{Leftover, Sort, Suspect};
use crate::text::chars::{after, before, is_han, lies_in, tail};

/// Question marks.
pub(super) const MARKS: &[&str] = &["?", "？"];

/// Words that make a sentence a question.
const QUESTIONS: &[&str] = &[
    "吗", "呢", "么", "怎", "如何", "哪", "谁", "几", "多少", "是否", "能否", "可否", "为何", "何",
    "不", "没", "吧", "啥", "多大", "多久", "多远", "请问", "问",
];

/// How far before it a question may begin, in bytes.
const LONGEST: usize = 300;

/// So many question marks in a row ask nothing.
pub(super) const ROW: usize = 4;

/// A question mark by itself, a row of them, or one in the middle of words that ask nothing.
pub(super) fn question(suspect: Suspect<'_>) -> Option<Leftover> {
    let text = suspect.text;
    let bare = text.trim();
    if !bare.is_empty() && bare.chars().all(|c| "?？".contains(c)) {
        let start = text.len() - text.trim_start().len();
        return suspect.found(start..start + bare.len(), Sort::Lost);
    }
    if before(text, suspect.start).is_some_and(|c| "?？".contains(c)) {
        return None;
    }
    let rest = &text[suspect.start..];
    let row = rest.len() - rest.trim_start_matches(['?', '？']).len();
    if rest[..row].chars().count() >= ROW && !lies_in(suspect.addresses, suspect.start) {
        return suspect.found(suspect.start..suspect.start + row, Sort::Lost);
    }
    let end = suspect.start + rest.len() - rest.trim_start_matches('?').len();
    let word = |c: char| is_han(c) || c.is_ascii_digit();
    let between =
        before(text, suspect.start).is_some_and(word) && after(text, end).is_some_and(word);
    if end == suspect.start || !between || lies_in(suspect.addresses, suspect.start) {
        return None;
    }
    let stops = |c: char| !c.is_alphanumeric();
    let clause = tail(text, suspect.start, LONGEST)
        .rsplit(stops)
        .next()
        .unwrap_or("");
    let asks = QUESTIONS.iter().any(|word| clause.contains(word));
    (!asks)
        .then(|| suspect.found(suspect.start..end, Sort::Lost))
        .flatten()
}

/// What stands for bytes that could not be read.
pub(super) const BROKEN: &[&str] = &["\u{FFFD}"];

/// A run of such characters.
pub(super) fn broken(suspect: Suspect<'_>) -> Option<Leftover> {
    let rest = &suspect.text[suspect.start..];
    let length = rest.len() - rest.trim_start_matches('\u{FFFD}').len();
    suspect.found(suspect.start..suspect.start + length, Sort::Broken)
}

/// Characters that nobody sees ([`crate::source::is_unseen`]) and that texts have, and signs that only one font on one computer had.
pub(super) const UNSEEN: &[&str] = &[
    "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{1160}", "\u{17B4}", "\u{17B5}", "\u{180E}",
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}",
    "\u{202D}", "\u{202E}", "\u{2060}", "\u{2061}", "\u{2062}", "\u{2063}", "\u{2064}", "\u{2066}",
    "\u{2067}", "\u{2068}", "\u{2069}", "\u{2800}", "\u{3164}", "\u{FEFF}", "\u{FFA0}", "\u{F06C}",
    "\u{F06E}", "\u{F071}", "\u{F075}", "\u{F076}", "\u{F0A7}", "\u{F0B7}", "\u{F0D8}", "\u{F0FC}",
    "\u{F0FE}", "\u{F052}", "\u{F0A8}",
];

/// Such a character, unless it joins pictures.
pub(super) fn unseen(suspect: Suspect<'_>) -> Option<Leftover> {
    let c = after(suspect.text, suspect.start)?;
    let picture = |c: Option<char>| {
        c.is_some_and(|c| c >= '\u{1F000}' || matches!(c, '\u{FE0F}' | '\u{2600}'..='\u{27BF}'))
    };
    let joins = c == '\u{200D}'
        && (picture(before(suspect.text, suspect.start))
            || picture(after(suspect.text, suspect.end)));
    (!joins)
        .then(|| suspect.found(suspect.start..suspect.end, Sort::Unseen(c)))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::UNSEEN;
    use crate::source::is_unseen;

    #[test]
    fn what_nobody_sees_is_looked_for() {
        // No text has these: they are refused where a file is read, or are characters of no script yet.
        let in_no_text =
            |c: &char| matches!(c, '\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FFF0}'..='\u{FFF8}');
        let all = ('\u{80}'..='\u{FFFF}').filter(|c| is_unseen(*c) && !in_no_text(c));
        let of_one_font = |c: &char| matches!(c, '\u{E000}'..='\u{F8FF}');
        let listed = UNSEEN.iter().flat_map(|one| one.chars());
        assert!(listed.filter(|c| !of_one_font(c)).eq(all));
    }
}
