//! Numbers that runs of digits may form together.

use super::group::{Group, groups, is_unseen};
use super::script::Script;
use std::ops::{Range, RangeInclusive};

/// How many characters the numbers have that anybody looks for: from mobiles to passbooks.
const LENGTHS: RangeInclusive<usize> = 11..=21;
/// Most runs that one number is pieced together from: one a digit.
const MOST_GROUPS: usize = *LENGTHS.end();

/// What stands between two runs of digits of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Spaces.
    Space = 1,
    /// A hyphen or dash.
    Hyphen = 2,
    /// A dot.
    Dot = 4,
    /// The end of a line.
    Break = 8,
    /// The border of a cell.
    Cell = 16,
    /// More spaces than one types by accident: perhaps columns of a text.
    Gap = 32,
}

/// Digits that may be one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigitNumber {
    /// Where it stands in its text, from the first digit to the last.
    pub(crate) range: Range<usize>,
    /// Its digits as ASCII, and an `X` at the end where one was written.
    digits: [u8; MOST_GROUPS + 1],
    length: usize,
    /// After how many digits it is broken, a bit each.
    breaks: u32,
    /// By what, a bit each of [`Join`].
    broken_by: u8,
    /// Whether no other run of digits is near enough to belong to it.
    pub(crate) alone: bool,
    /// Whether letters stand in it for digits, or a word right before it that says what it is, so that only its
    /// arithmetic can tell.
    pub(crate) lettered: bool,
    /// How many letters and digits it is a part of together with letters that say nothing: `CN530102…`.
    pub(crate) joined: Option<JoinedLetters>,
}

/// The letters that a number is joined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JoinedLetters {
    /// How many stand before it, in bytes, with the digits among them.
    pub(crate) before: usize,
    /// Whether some stand behind it.
    pub(crate) goes_on: bool,
}

/// Shows every number that the runs of digits of `text` may form in one script, whole runs always. Parts of a
/// decimal are left out, and of what letters are joined to all but whole runs.
pub fn each_number(text: &str, script: Script, mut look: impl FnMut(&DigitNumber)) {
    let (groups, digits) = groups(text, script);
    if groups.is_empty() {
        return;
    }
    let join = |pair: &[Group]| join(text.get(pair[0].range.end..pair[1].range.start)?);
    let joins: Vec<Option<Join>> = groups.windows(2).map(join).collect();
    let runs = Runs {
        text,
        groups: &groups,
        digits: &digits,
        joins: &joins,
    };
    (0..groups.len()).for_each(|first| runs.start_at(first, &mut look));
}

/// The runs of a text, and what joins each to the next.
struct Runs<'a> {
    text: &'a str,
    groups: &'a [Group],
    digits: &'a [u8],
    joins: &'a [Option<Join>],
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

    /// Whether a run after a dot is the text of an item (`1.530102…`): no decimal has so many digits.
    fn is_item(&self, group: usize) -> bool {
        let number = group.checked_sub(1).map(|before| &self.groups[before]);
        let is_short = number.is_some_and(|number| number.digits.len() <= 4);
        is_short && self.groups[group].digits.len() >= 17
    }

    /// Shows the numbers that begin with a run.
    fn start_at(&self, first: usize, look: &mut impl FnMut(&DigitNumber)) {
        let before = self.join_before(first);
        let begin = &self.groups[first];
        let is_short = begin.digits.len() + 1 < *LENGTHS.start();
        let is_item = before == Some(Join::Dot) && self.is_item(first);
        let is_decimal = before == Some(Join::Dot) && !is_item;
        if is_decimal || is_short && self.join_after(first).is_none() {
            return;
        }
        let mut breaks = (0, 0);
        let mut lettered = false;
        for last in first..self.groups.len().min(first + MOST_GROUPS) {
            let group = &self.groups[last];
            if last > first {
                let Some(join) = self.join_after(last - 1) else {
                    break;
                };
                breaks.0 |= 1_u32 << (group.digits.start - begin.digits.start);
                breaks.1 |= join as u8;
            }
            lettered |= group.lettered;
            let digits = group.digits.end - begin.digits.start;
            if digits > *LENGTHS.end() {
                break;
            }
            let after = self.join_after(last);
            if digits + 1 >= *LENGTHS.start()
                && after != Some(Join::Dot)
                && let Some(mut number) = self.number(first, last, breaks)
            {
                number.alone = before.is_none() && after.is_none();
                number.lettered |= lettered | is_item;
                look(&number);
            }
        }
    }

    /// The number that two runs and those between them make, with the `X` that may follow it, if nothing
    /// else is joined to it.
    fn number(
        &self,
        first: usize,
        last: usize,
        (breaks, broken_by): (u32, u8),
    ) -> Option<DigitNumber> {
        let range = self.groups[first].range.start..self.groups[last].range.end;
        let bounds = bounds(self.text, &range);
        let joined = match bounds {
            Bounds::Letters(joined) if first == last => Some(joined),
            Bounds::Letters(_) => return None,
            Bounds::Name | Bounds::Free => None,
        };
        let written = &self.digits[self.groups[first].digits.start..self.groups[last].digits.end];
        let mut number = DigitNumber {
            range,
            digits: [0; MOST_GROUPS + 1],
            length: written.len(),
            breaks,
            broken_by,
            alone: false,
            lettered: bounds == Bounds::Name,
            joined,
        };
        number.digits[..written.len()].copy_from_slice(written);
        // A whole number has its check character: what stands in the next cell is another thing.
        if written.len() < 18
            && let Some(end) = tail(self.text, number.range.end)
        {
            number.range.end = end;
            number.digits[written.len()] = b'X';
            number.length += 1;
        }
        LENGTHS.contains(&number.length).then_some(number)
    }
}

/// What a text between two runs of digits is; `None` if it parts them.
fn join(between: &str) -> Option<Join> {
    /// Signs between two runs, and as many spaces.
    const MOST: usize = 3;
    const MOST_SPACES: usize = 12;
    let mut join = None;
    let mut length = 0;
    let mut rest = between;
    while let Some(c) = rest.chars().next() {
        // A tag that somebody wrote by hand shows as it is, and means the end of a line.
        let tag = tag_length(rest.as_bytes());
        rest = &rest[tag.unwrap_or(c.len_utf8())..];
        if tag.is_some() || is_unseen(c) {
            continue;
        }
        let this = join_of(c)?;
        length += 1;
        join = match (join, this) {
            (None, this) => Some(this),
            (Some(known), Join::Space) => Some(known),
            (Some(Join::Space), this) => Some(this),
            (Some(Join::Break), Join::Break) if length == 2 => Some(Join::Break),
            _ => return None,
        };
    }
    match (length, join) {
        (..=MOST, join) => Some(join.unwrap_or(Join::Space)),
        (..=MOST_SPACES, Some(Join::Space)) => Some(Join::Gap),
        _ => None,
    }
}

/// The length of a short tag that a text begins with: `<br>`, `</b>`.
pub(super) fn tag_length(text: &[u8]) -> Option<usize> {
    const LONGEST: usize = 12;
    let is_tag = matches!(text, [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z', ..]);
    let end = text.iter().take(LONGEST).position(|byte| *byte == b'>');
    end.filter(|_| is_tag).map(|end| end + 1)
}

/// What joins two runs of digits between which a character stands; `None` if it parts them.
fn join_of(c: char) -> Option<Join> {
    Some(match c {
        '\n' | '\r' => Join::Break,
        '\t' => Join::Cell,
        '-' | '－' | '_' | '＿' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Join::Hyphen,
        '.' | '．' | '·' | '•' | '∙' | '・' | '‧' => Join::Dot,
        _ if c.is_whitespace() => Join::Space,
        _ => return None,
    })
}

/// Whether a character may stand between the digits of a number.
pub fn is_between_digits(c: char) -> bool {
    is_unseen(c) || join_of(c).is_some()
}

/// Whether a character is the cross at the end of an identity number, in any shape people give it.
pub fn is_cross(c: char) -> bool {
    // Letters of Greek and Cyrillic look the same.
    matches!(
        c,
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '╳' | '✕' | '✖' | 'Ⅹ' | 'ⅹ' | 'Χ' | 'χ' | 'Х' | 'х'
    )
}

/// What stands right before and after digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bounds {
    /// Nothing that is joined to them.
    Free,
    /// Letters that say that a number follows.
    Name,
    /// Other letters: they are a part of something else.
    Letters(JoinedLetters),
}

/// Words in letters that a number follows: of somebody, of a telephone.
const NAMES: &[&str] = &[
    "ID", "id", "NO", "No", "no", "G", "L", "Tel", "TEL", "tel", "Phone", "phone", "Mobile",
    "mobile", "MOBILE", "Mob", "SJ", "sj", "VX", "vx", "WX", "wx", "QQ", "qq",
];

/// What is joined to the digits in `range`.
fn bounds(text: &str, range: &Range<usize>) -> Bounds {
    const LONGEST: usize = 12;
    let head = text.get(..range.start).unwrap_or("");
    let is_cross = |c: char| matches!(c, 'X' | 'x');
    let word = head.bytes().rev().take(LONGEST);
    let before = word.take_while(u8::is_ascii_alphanumeric).count();
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    let goes_on = after.is_some_and(|c| c.is_ascii_alphanumeric() && !is_cross(c));
    match &head[head.len() - before..] {
        "" if !goes_on => Bounds::Free,
        name if !goes_on && NAMES.contains(&name) => Bounds::Name,
        _ => Bounds::Letters(JoinedLetters { before, goes_on }),
    }
}

/// The end of an `X` that follows the digits ending at `end`, in any shape people give it.
fn tail(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let between = |c: char| is_unseen(c) || matches!(c, ' ' | '\t' | '-' | '_' | '\n');
    let gap = rest.len() - rest.trim_start_matches(between).len();
    if rest[..gap].chars().filter(|c| !is_unseen(*c)).count() > 1 {
        return None;
    }
    let mut characters = rest.get(gap..)?.chars();
    let cross = characters.next()?;
    let ends = !characters
        .next()
        .is_some_and(|c| c.is_ascii_alphanumeric() || ('０'..='９').contains(&c));
    (is_cross(cross) && ends).then_some(end + gap + cross.len_utf8())
}

impl DigitNumber {
    /// Its digits as ASCII, and an `X` at the end where one was written.
    pub(crate) fn digits(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.length]).unwrap_or("")
    }

    /// In how many places it is broken.
    pub(crate) fn breaks(&self) -> u32 {
        self.breaks.count_ones()
    }

    /// Whether it is broken nowhere, or only after so many digits.
    pub(crate) fn is_broken_only_at(&self, places: &[usize]) -> bool {
        let allowed = places.iter().fold(0, |bits, at| bits | 1_u32 << at);
        self.breaks & !allowed == 0
    }

    /// Whether it is broken after so many digits.
    pub(crate) fn is_broken_at(&self, place: usize) -> bool {
        self.breaks & 1 << place != 0
    }

    /// Whether each digit stands by itself.
    pub(crate) fn is_spelled(&self) -> bool {
        self.breaks() as usize + 1 == self.digits().trim_end_matches('X').len()
    }

    /// Whether it is broken by this.
    pub(crate) fn has(&self, join: Join) -> bool {
        self.broken_by & join as u8 != 0
    }
}

/// A number with all but its ends hidden.
pub fn masked(digits: &str) -> String {
    let count = digits.len();
    let (Some(head), Some(tail)) = (digits.get(..3), digits.get(count.saturating_sub(2)..)) else {
        return "*".repeat(count);
    };
    format!("{head}{}{tail}", "*".repeat(count.saturating_sub(5)))
}
