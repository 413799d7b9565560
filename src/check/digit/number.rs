//! Numbers that runs of digits may form together.

use super::group::Group;
use std::ops::Range;

/// Most runs that one number is pieced together from: one a digit.
const MOST_GROUPS: usize = 19;

/// What stands between two runs of digits of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Join {
    /// Spaces.
    Space,
    /// A hyphen or dash.
    Hyphen,
    /// A dot.
    Dot,
    /// The end of a line.
    Break,
    /// The border of a cell.
    Cell,
}

/// Digits that may be one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Number {
    /// Where it stands in its text, from the first digit to the last.
    pub(in crate::check) range: Range<usize>,
    /// Its digits as ASCII, and an `X` at the end where one was written.
    pub(in crate::check) digits: String,
    /// After how many digits it is broken, and by what.
    pub(in crate::check) joins: Vec<(usize, Join)>,
    /// Whether no other run of digits is near enough to belong to it.
    pub(in crate::check) alone: bool,
}

/// Every number of so many digits that the runs of `text` may form, whole runs always. Parts of a
/// decimal and what letters are joined to are left out.
pub(in crate::check) fn numbers(
    text: &str,
    groups: &[Group],
    lengths: Range<usize>,
) -> Vec<Number> {
    let joins: Vec<Option<Join>> = groups
        .windows(2)
        .map(|pair| join(text.get(pair[0].range.end..pair[1].range.start)?))
        .collect();
    let mut found = Vec::new();
    for first in 0..groups.len() {
        let mut digits = String::new();
        let mut inner = Vec::new();
        for last in first..groups.len().min(first + MOST_GROUPS) {
            if last > first {
                let Some(join) = joins[last - 1] else { break };
                inner.push((digits.len(), join));
            }
            digits += &groups[last].digits;
            if digits.len() >= lengths.end {
                break;
            }
            let range = groups[first].range.start..groups[last].range.end;
            let before = first.checked_sub(1).and_then(|before| joins[before]);
            let after = joins.get(last).copied().flatten();
            if !is_bounded(text, &range) || [before, after].contains(&Some(Join::Dot)) {
                continue;
            }
            let (end, tail) = match tail(text, range.end) {
                Some(end) => (end, "X"),
                None => (range.end, ""),
            };
            let digits = format!("{digits}{tail}");
            if lengths.contains(&digits.len()) {
                found.push(Number {
                    range: range.start..end,
                    digits,
                    joins: inner.clone(),
                    alone: before.is_none() && after.is_none(),
                });
            }
        }
    }
    found
}

/// What a text between two runs of digits is; `None` if it parts them.
fn join(between: &str) -> Option<Join> {
    let mut join = None;
    let mut length = 0;
    for c in between.chars() {
        let this = match c {
            '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{2060}' => continue,
            '\n' | '\r' => Join::Break,
            '\t' => Join::Cell,
            '-' | '－' | '‐' | '‑' | '–' | '—' => Join::Hyphen,
            '.' | '．' | '·' => Join::Dot,
            _ if c.is_whitespace() => Join::Space,
            _ => return None,
        };
        length += 1;
        join = match (join, this) {
            (None, this) => Some(this),
            (Some(known), Join::Space) => Some(known),
            (Some(Join::Space), this) => Some(this),
            (Some(Join::Break), Join::Break) if length == 2 => Some(Join::Break),
            _ => return None,
        };
    }
    (length <= 3).then_some(join.unwrap_or(Join::Space))
}

/// Whether no letter, sign or further digit is joined to the digits in `range`.
fn is_bounded(text: &str, range: &Range<usize>) -> bool {
    let before = text
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_cross = |c: char| matches!(c, 'X' | 'x');
    !before.is_some_and(is_part) && !after.is_some_and(|c| is_part(c) && !is_cross(c))
}

/// The end of an `X` that follows the digits ending at `end`, in any shape people give it.
fn tail(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\t', '-', '\n']).len();
    let gap = if gap <= 1 { gap } else { return None };
    let mut characters = rest.get(gap..)?.chars();
    let cross = characters.next()?;
    let is_cross = matches!(cross, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '╳' | 'Ⅹ');
    let ends = !characters
        .next()
        .is_some_and(|c| c.is_ascii_alphanumeric() || ('０'..='９').contains(&c));
    (is_cross && ends).then_some(end + gap + cross.len_utf8())
}

impl Number {
    /// Whether it is broken nowhere, or only after so many digits.
    pub(in crate::check) fn is_broken_only_at(&self, places: &[usize]) -> bool {
        self.joins.iter().all(|(at, _)| places.contains(at))
    }

    /// Whether each digit stands by itself.
    pub(in crate::check) fn is_spelled(&self) -> bool {
        self.joins.len() + 1 == self.digits.trim_end_matches('X').len()
    }

    /// Whether it is broken by this.
    pub(in crate::check) fn has(&self, join: Join) -> bool {
        self.joins.iter().any(|(_, known)| *known == join)
    }
}

/// A number with all but its ends hidden.
pub(in crate::check) fn masked(digits: &str) -> String {
    let count = digits.len();
    let (Some(head), Some(tail)) = (digits.get(..3), digits.get(count.saturating_sub(2)..)) else {
        return "*".repeat(count);
    };
    format!("{head}{}{tail}", "*".repeat(count.saturating_sub(5)))
}
