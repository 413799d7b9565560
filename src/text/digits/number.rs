//! Numbers that runs of digits may form together.

use super::group::{Group, groups};
use super::join::{Cross, Join, cross, join, tail};
use super::script::Script;
use std::ops::{Range, RangeInclusive};

/// How many characters the numbers have that anybody looks for: from mobiles to passbooks.
const LENGTHS: RangeInclusive<usize> = 11..=21;
/// So many digits on end are no amount, whatever follows their dot.
const LONG: usize = 18;
/// Most runs that one number is pieced together from: one a digit.
const MOST_GROUPS: usize = *LENGTHS.end();

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
    /// Whether other digits stand right before or behind it, in a longer run than one number has.
    pub(crate) is_part: bool,
    /// Whether `.0` follows, as where a program took it for an amount.
    pub(crate) is_rounded: bool,
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
    if script == Script::Mixed && !groups.iter().any(|group| group.is_odd) {
        return;
    }
    let join = |pair: &[Group]| join(text.get(pair[0].range.end..pair[1].range.start)?);
    let joins: Vec<Option<Join>> = groups.windows(2).map(join).collect();
    let runs = Runs {
        text,
        groups: &groups,
        digits: &digits,
        joins: &joins,
        script,
    };
    (0..groups.len()).for_each(|first| runs.start_at(first, &mut look));
}

/// The runs of a text, and what joins each to the next.
struct Runs<'a> {
    text: &'a str,
    groups: &'a [Group],
    digits: &'a [u8],
    joins: &'a [Option<Join>],
    script: Script,
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

    /// Whether nothing but zeros follow a run behind its dot, as where a program took it for an amount.
    fn is_rounded(&self, group: usize) -> bool {
        let zeros = self
            .groups
            .get(group + 1)
            .filter(|zeros| zeros.digits.len() <= 2);
        zeros.is_some_and(|zeros| {
            let all = self.digits[zeros.digits.clone()]
                .iter()
                .all(|digit| *digit == b'0');
            all && zeros.range.start == self.groups[group].range.end + 1
        })
    }

    /// Shows the identity numbers at both ends of a run that is longer than one.
    fn at_the_ends(&self, run: &Group, look: &mut impl FnMut(&DigitNumber)) {
        const LENGTH: usize = 18;
        const LONGEST: usize = 72;
        let digits = &self.digits[run.digits.clone()];
        let cross = cross(self.text, run.range.end);
        let length = digits.len() + usize::from(cross.is_some());
        let goes_on = cross.is_some_and(|cross| !cross.ends);
        let is_longer = (LENGTH + 1..=LONGEST).contains(&length);
        if !(is_longer || length == LENGTH && goes_on) {
            return;
        }
        let mut show = |digits: &[u8], cross: Option<Cross>| {
            let mut number = DigitNumber::new(run.range.clone());
            number.digits[..digits.len()].copy_from_slice(digits);
            number.length = digits.len();
            if let Some(cross) = cross {
                number.range.end = cross.end;
                number.digits[number.length] = b'X';
                number.length += 1;
            }
            number.lettered = run.lettered;
            number.is_part = true;
            look(&number);
        };
        if let Some(beginning) = digits.get(..LENGTH) {
            show(beginning, None);
        }
        let end = LENGTH - usize::from(cross.is_some());
        if let Some(at) = digits.len().checked_sub(end) {
            show(&digits[at..], cross);
        }
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
        let (mut lettered, mut is_odd) = (false, false);
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
            is_odd |= group.is_odd;
            let digits = group.digits.end - begin.digits.start;
            if digits > *LENGTHS.end() {
                break;
            }
            let after = self.join_after(last);
            let is_rounded = after == Some(Join::Dot)
                && (self.is_rounded(last) || first == last && digits == LONG);
            if digits + 1 >= *LENGTHS.start()
                && (after != Some(Join::Dot) || is_rounded)
                && (is_odd || self.script != Script::Mixed)
                && let Some(mut number) = self.number(first, last, breaks)
            {
                let is_apart = |join: Option<Join>| matches!(join, None | Some(Join::Mark));
                number.alone = is_apart(before) && is_apart(after);
                // What belongs to other digits as well is no number parted by a mark.
                if number.has(Join::Mark) && !number.alone {
                    continue;
                }
                number.is_rounded = is_rounded;
                number.lettered |= lettered | is_item;
                look(&number);
            }
        }
        if begin.is_odd || self.script != Script::Mixed {
            self.at_the_ends(begin, look);
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
        let mut number = DigitNumber::new(range);
        (number.breaks, number.broken_by) = (breaks, broken_by);
        number.length = written.len();
        number.lettered = bounds == Bounds::Name;
        number.joined = joined;
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
    "ID", "id", "NO", "No", "no", "G", "L", "T", "Tel", "TEL", "tel", "Phone", "phone", "Mobile",
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
        name if NAMES.contains(&name) => Bounds::Name,
        _ => Bounds::Letters(JoinedLetters { before, goes_on }),
    }
}

impl DigitNumber {
    /// None yet, in this place.
    fn new(range: Range<usize>) -> Self {
        Self {
            range,
            digits: [0; MOST_GROUPS + 1],
            length: 0,
            breaks: 0,
            broken_by: 0,
            alone: false,
            lettered: false,
            joined: None,
            is_part: false,
            is_rounded: false,
        }
    }

    /// Whether it is written as an amount, with a mark before every three digits from the end.
    pub(crate) fn is_in_thousands(&self) -> bool {
        let places = (1..self.length).filter(|at| (self.length - at).is_multiple_of(3));
        let places = places.fold(0, |bits, at| bits | 1_u32 << at);
        self.has(Join::Mark) && self.breaks == places && !self.digits().ends_with('X')
    }

    /// Its digits as ASCII, and an `X` at the end where one was written.
    pub(crate) fn digits(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.length]).unwrap_or("")
    }

    /// How many digits it has, with the `X`.
    pub(crate) fn count(&self) -> usize {
        self.length
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
        let has_cross = self.digits[..self.length].ends_with(b"X");
        self.breaks() as usize + 1 == self.length - usize::from(has_cross)
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
