//! Numbers that runs of digits may form together.

use super::group::{Group, groups};
use std::ops::{Range, RangeInclusive};

/// Most runs that one number is pieced together from: one a digit.
const MOST_GROUPS: usize = 19;

/// What stands between two runs of digits of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
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
pub(crate) struct DigitNumber {
    /// Where it stands in its text, from the first digit to the last.
    pub(crate) range: Range<usize>,
    /// Its digits as ASCII, and an `X` at the end where one was written.
    pub(crate) digits: String,
    /// After how many digits it is broken, and by what.
    pub(crate) joins: Vec<(usize, Join)>,
    /// Whether no other run of digits is near enough to belong to it.
    pub(crate) alone: bool,
}

/// How many characters the numbers have that anybody looks for: from mobiles to cards.
const LENGTHS: RangeInclusive<usize> = 11..=19;

/// Every number that the runs of digits of `text` may form, whole runs always. Parts of a decimal
/// and what letters are joined to are left out.
pub(crate) fn numbers(text: &str) -> Vec<DigitNumber> {
    let (groups, digits) = groups(text);
    if groups.is_empty() {
        return Vec::new();
    }
    let joins: Vec<Option<Join>> = groups
        .windows(2)
        .map(|pair| join(text.get(pair[0].range.end..pair[1].range.start)?))
        .collect();
    let mut runs = Runs {
        text,
        groups: &groups,
        digits: &digits,
        joins: &joins,
        found: Vec::new(),
    };
    (0..groups.len()).for_each(|first| runs.start_at(first));
    runs.found
}

/// The runs of a text, what joins each to the next, and the numbers so far.
struct Runs<'a> {
    text: &'a str,
    groups: &'a [Group],
    digits: &'a str,
    joins: &'a [Option<Join>],
    found: Vec<DigitNumber>,
}

impl Runs<'_> {
    /// What joins a run to the one after it.
    fn join_after(&self, group: usize) -> Option<Join> {
        self.joins.get(group).copied().flatten()
    }

    /// What joins a run to the one before it.
    fn join_before(&self, group: usize) -> Option<Join> {
        self.join_after(group.checked_sub(1)?)
    }

    /// Finds the numbers that begin with a run.
    fn start_at(&mut self, first: usize) {
        let before = self.join_before(first);
        let is_short = self.groups[first].digits.len() + 1 < *LENGTHS.start();
        if before == Some(Join::Dot) || is_short && self.join_after(first).is_none() {
            return;
        }
        for last in first..self.groups.len().min(first + MOST_GROUPS) {
            if last > first && self.join_after(last - 1).is_none() {
                break;
            }
            let digits = self.groups[last].digits.end - self.groups[first].digits.start;
            if digits > *LENGTHS.end() {
                break;
            }
            let after = self.join_after(last);
            if digits + 1 >= *LENGTHS.start() && after != Some(Join::Dot) {
                self.add(first, last);
            }
        }
    }

    /// Adds the number that two runs and those between them make, with the `X` that may follow it,
    /// if nothing else is joined to it.
    fn add(&mut self, first: usize, last: usize) {
        let range = self.groups[first].range.start..self.groups[last].range.end;
        if !is_bounded(self.text, &range) {
            return;
        }
        let start = self.groups[first].digits.start;
        let digits = &self.digits[start..self.groups[last].digits.end];
        let after = |group: usize| self.groups[group].digits.end - start;
        let joins = (first..last).filter_map(|group| Some((after(group), self.join_after(group)?)));
        let mut number = DigitNumber {
            range,
            digits: digits.to_owned(),
            joins: joins.collect(),
            alone: self.join_before(first).is_none() && self.join_after(last).is_none(),
        };
        if let Some(end) = tail(self.text, number.range.end) {
            number.range.end = end;
            number.digits.push('X');
        }
        if LENGTHS.contains(&number.digits.len()) {
            self.found.push(number);
        }
    }
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

impl DigitNumber {
    /// Whether it is broken nowhere, or only after so many digits.
    pub(crate) fn is_broken_only_at(&self, places: &[usize]) -> bool {
        self.joins.iter().all(|(at, _)| places.contains(at))
    }

    /// Whether each digit stands by itself.
    pub(crate) fn is_spelled(&self) -> bool {
        self.joins.len() + 1 == self.digits.trim_end_matches('X').len()
    }

    /// Whether it is broken by this.
    pub(crate) fn has(&self, join: Join) -> bool {
        self.joins.iter().any(|(_, known)| *known == join)
    }
}

/// A number with all but its ends hidden.
pub(crate) fn masked(digits: &str) -> String {
    let count = digits.len();
    let (Some(head), Some(tail)) = (digits.get(..3), digits.get(count.saturating_sub(2)..)) else {
        return "*".repeat(count);
    };
    format!("{head}{}{tail}", "*".repeat(count.saturating_sub(5)))
}
