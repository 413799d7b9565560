//! What stands between the digits of one number, and the cross that may end it.

use super::group::adds_nothing;

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
    /// Another sign, as most often stands between two numbers: a comma, a slash, a colon, two hyphens.
    Mark = 64,
}

/// What a text between two runs of digits is; `None` if it parts them.
pub(super) fn join(between: &str) -> Option<Join> {
    /// Signs between two runs, and as many spaces, or signs of one kind.
    const MOST: usize = 3;
    const MOST_ALIKE: usize = 6;
    const MOST_SPACES: usize = 12;
    let mut join: Option<(Join, char)> = None;
    let mut length = 0;
    let mut rest = between;
    while let Some(c) = rest.chars().next() {
        // A tag that somebody wrote by hand shows as it is, and means the end of a line.
        let tag = tag_length(rest.as_bytes());
        rest = &rest[tag.unwrap_or(c.len_utf8())..];
        if tag.is_some() || adds_nothing(c) {
            continue;
        }
        let this = join_of(c).or_else(|| is_mark(c).then_some(Join::Mark))?;
        length += 1;
        join = match (join, this) {
            (None, this) => Some((this, c)),
            (Some(known), Join::Space) => Some(known),
            (Some((Join::Space, _)), this) => Some((this, c)),
            (Some((Join::Break, _)), Join::Break) if length == 2 => Some((Join::Break, c)),
            (Some((Join::Hyphen | Join::Dot | Join::Mark, known)), _) if known == c => {
                Some((Join::Mark, c))
            }
            _ => return None,
        };
    }
    match (length, join.map(|(join, _)| join)) {
        (..=MOST, join) => Some(join.unwrap_or(Join::Space)),
        (..=MOST_ALIKE, Some(Join::Mark)) => Some(Join::Mark),
        (..=MOST_SPACES, Some(Join::Space)) => Some(Join::Gap),
        _ => None,
    }
}

/// Whether a character is one of those that most often part two numbers, and now and then the digits of one.
fn is_mark(c: char) -> bool {
    ",，、。/／|｜\\＼;；:：*＊+＋=＝~～〜゠^'’\"”…‿︱)）".contains(c)
}

/// The length of a short tag that a text begins with: `<br>`, `</b>`.
pub(crate) fn tag_length(text: &[u8]) -> Option<usize> {
    const LONGEST: usize = 12;
    let is_tag = matches!(text, [b'<', b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z', ..]);
    let end = text.iter().take(LONGEST).position(|byte| *byte == b'>');
    end.filter(|_| is_tag).map(|end| end + 1)
}

/// What joins two runs of digits between which a character stands; `None` if it parts them.
fn join_of(c: char) -> Option<Join> {
    Some(match c {
        '\n' | '\r' => Join::Break,
        '\t' => Join::Cell,
        '-'
        | '－'
        | '_'
        | '＿'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '─'
        | 'ー'
        | '﹘'
        | '﹣'
        | '⁃' => Join::Hyphen,
        '.' | '．' | '·' | '•' | '∙' | '・' | '‧' | '⋅' | '･' | '⸱' => Join::Dot,
        _ if c.is_whitespace() => Join::Space,
        _ => return None,
    })
}

/// Whether a character may stand between the digits of a number.
pub fn is_between_digits(c: char) -> bool {
    adds_nothing(c) || join_of(c).is_some()
}

/// Whether a character is the cross at the end of an identity number, in any shape people give it.
pub fn is_cross(c: char) -> bool {
    // Letters of Greek and Cyrillic look the same.
    matches!(
        c,
        'X' | 'x'
            | 'Ｘ'
            | 'ｘ'
            | '×'
            | '╳'
            | '✕'
            | '✖'
            | '✗'
            | '✘'
            | '⨉'
            | 'Ⅹ'
            | 'ⅹ'
            | 'Χ'
            | 'χ'
            | 'Х'
            | 'х'
    )
}

/// The cross behind digits.
#[derive(Clone, Copy)]
pub(super) struct Cross {
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it ends a number: no letter or digit follows.
    pub(super) ends: bool,
}

/// The end of an `X` that ends the number whose digits end at `end`, in any shape people give it.
pub(super) fn tail(text: &str, end: usize) -> Option<usize> {
    let cross = cross(text, end)?;
    cross.ends.then_some(cross.end)
}

/// The `X` that follows the digits ending at `end`.
pub(super) fn cross(text: &str, end: usize) -> Option<Cross> {
    let rest = text.get(end..)?;
    let between = |c: char| adds_nothing(c) || matches!(c, ' ' | '\t' | '-' | '_' | '\n');
    let gap = rest.len() - rest.trim_start_matches(between).len();
    if rest[..gap].chars().filter(|c| !adds_nothing(*c)).count() > 1 {
        return None;
    }
    let mut characters = rest.get(gap..)?.chars();
    let cross = characters.next()?;
    let ends = !characters
        .next()
        .is_some_and(|c| c.is_ascii_alphanumeric() || ('０'..='９').contains(&c));
    let end = end + gap + cross.len_utf8();
    is_cross(cross).then_some(Cross { end, ends })
}
