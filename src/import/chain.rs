//! Pieces of digits that follow one another, and may be one identity number together.
//!
//! Takes texts in order; gives a number where their digits are one. Invariant: what is given is bounded by something else than
//! a digit on both sides, or broken where the parts of a number end, and has a right check character and a date.

use super::place::Place;
use crate::text::digits::adds_nothing;
use crate::text::personal::has_check_character;

/// Characters of an identity number (GB 11643).
pub(super) const LENGTH: usize = 18;
/// After how many digits its parts end: place, year, date, serial.
pub(super) const PARTS: &[usize] = &[6, 10, 12, 14, 17];
/// Characters kept of what stands before the first digit.
const BEFORE: usize = 20;

/// A number that was put together: where its last part stands, and what it says.
pub(super) type Crossed = (Place, String);

/// Texts of digits that follow one another.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// The last digits, at most those of one number.
    digits: Vec<u8>,
    /// How many of them each text gave.
    lengths: Vec<usize>,
    /// What stood before the first digit.
    before: String,
    /// Where the last text stood, and in which row and column.
    place: Option<Place>,
    pub(super) at: (u32, u32),
    /// Whether digits were forgotten.
    cut: bool,
    /// Whether empty cells stand between those of a row.
    pub(super) is_apart: bool,
}

/// The digits at the start and the end of a text.
pub(super) struct Edges<'a> {
    head: Vec<u8>,
    tail: Vec<u8>,
    /// What stands before those at the end.
    before: &'a str,
    /// Whether the text is nothing but digits, and the signs that part them.
    pub(super) whole: bool,
}

impl Chain {
    /// Takes the next text of those that may hold one number: a column, paragraphs. Only one that is digits all over goes on
    /// with the number; one that begins with digits ends it, one that ends with some begins another.
    pub(super) fn take(
        &mut self,
        edges: Option<&Edges<'_>>,
        place: &Place,
        found: &mut Vec<Crossed>,
    ) {
        let Some(edges) = edges else {
            return self.close(found);
        };
        if edges.head.is_empty() || self.digits.is_empty() {
            self.close(found);
        } else {
            self.extend(&edges.head, place);
            self.window(found);
            if edges.whole && edges.head.last() != Some(&b'X') {
                return;
            }
            self.close(found);
        }
        self.begin(edges, place);
    }

    /// Takes a value of another name than the last. Codes, dates and numbers of things stand beside one another in every table, so
    /// only what is broken once or digit by digit is a number.
    pub(super) fn follow(
        &mut self,
        edges: Option<&Edges<'_>>,
        place: &Place,
        found: &mut Vec<Crossed>,
    ) {
        match edges {
            Some(edges) if !self.digits.is_empty() => {
                self.extend(&edges.head, place);
                if !matches!(self.lengths.as_slice(), [.., 6, 8, 4]) {
                    self.window(found);
                }
            }
            Some(edges) => self.begin(edges, place),
            None => {
                let is_broken_once = self.lengths.len() == 2;
                if is_broken_once || self.lengths.iter().all(|length| *length == 1) {
                    self.close(found);
                }
                self.clear();
            }
        }
    }

    /// Cells of one row are joined by the rules themselves, where they are broken as numbers are.
    pub(super) fn take_of_row(
        &mut self,
        edges: Option<&Edges<'_>>,
        place: &Place,
        found: &mut Vec<Crossed>,
    ) {
        let Some(edges) = edges else {
            return self.close_row(found);
        };
        if !edges.head.is_empty() && !self.digits.is_empty() {
            self.extend(&edges.head, place);
            if edges.whole {
                return;
            }
        }
        self.close_row(found);
        self.begin(edges, place);
    }

    fn begin(&mut self, edges: &Edges<'_>, place: &Place) {
        if edges.tail.is_empty() || edges.tail.contains(&b'X') {
            return;
        }
        let before = edges.before.char_indices().rev().nth(BEFORE - 1);
        self.before.clear();
        self.before += &edges.before[before.map_or(0, |(at, _)| at)..];
        self.extend(&edges.tail, place);
    }

    fn extend(&mut self, digits: &[u8], place: &Place) {
        self.digits.extend_from_slice(digits);
        self.lengths.push(digits.len());
        while self.digits.len() > LENGTH && !self.lengths.is_empty() {
            let first = self.lengths.remove(0);
            self.digits.drain(..first);
            self.cut = true;
        }
        self.place = Some(place.clone());
    }

    /// A number among longer runs, broken where its parts end.
    fn window(&self, found: &mut Vec<Crossed>) {
        let broken = match self.lengths.as_slice() {
            [.., 6, 8, 4] => true,
            [.., first, second] => first + second == LENGTH && PARTS.contains(first),
            _ => false,
        };
        if broken {
            let from = self.digits.len().saturating_sub(LENGTH);
            self.give(&self.digits[from..], found);
        }
    }

    /// Takes a text that stands by itself, in this table and row if it is a cell. Only a single digit goes on: eighteen of
    /// them, no more and no fewer, are a number, wherever they stand. Those of one row are joined elsewhere.
    pub(super) fn spell(
        &mut self,
        edges: Option<&Edges<'_>>,
        (place, row): (&Place, Option<(u32, u32)>),
        found: &mut Vec<Crossed>,
    ) {
        let Some(edges) = edges.filter(|edges| edges.whole && edges.head.len() == 1) else {
            if self.digits.len() == LENGTH && !self.cut && self.is_apart {
                self.give(&self.digits, found);
            }
            return self.clear();
        };
        if self.digits.is_empty() {
            self.at = row.unwrap_or((u32::MAX, u32::MAX));
        }
        self.is_apart |= row.is_none_or(|row| row != self.at);
        match self.digits.len() < LENGTH {
            true => self.extend(&edges.head, place),
            false => self.cut = true,
        }
    }

    /// Ends what was put together: it is given if it is a number, whole and in more than one text.
    pub(super) fn close(&mut self, found: &mut Vec<Crossed>) {
        if !self.cut && self.lengths.len() > 1 {
            self.give(&self.digits, found);
        }
        self.clear();
    }

    /// The same of the cells of a row, but for what the rules put together themselves, which see the row as one line.
    pub(super) fn close_row(&mut self, found: &mut Vec<Crossed>) {
        let spelled = self.lengths.iter().all(|length| *length == 1);
        let is_plain = self.lengths.len() <= 2 || end_at_parts(&self.lengths) || spelled;
        let joined_by_rules = !self.is_apart && is_plain;
        if !self.cut && self.lengths.len() > 1 && !joined_by_rules {
            self.give(&self.digits, found);
        }
        self.clear();
    }

    fn give(&self, digits: &[u8], found: &mut Vec<Crossed>) {
        if is_identity(digits)
            && let (Some(place), Ok(digits)) = (&self.place, std::str::from_utf8(digits))
        {
            found.push((place.clone(), format!("{}{digits}", self.before)));
        }
    }

    fn clear(&mut self) {
        self.digits.clear();
        self.lengths.clear();
        self.before.clear();
        self.place = None;
        self.cut = false;
        self.is_apart = false;
    }
}

/// The digits at both ends of a text; `None` where there are none.
pub(super) fn edges(text: &str) -> Option<Edges<'_>> {
    let may_begin = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'X' | b'x' | 0xEF);
    let may_end = |byte: &u8| may_begin(byte) || (0x90..=0x99).contains(byte) || *byte == 0xB8;
    if !text.as_bytes().first().is_some_and(may_begin)
        && !text.as_bytes().last().is_some_and(may_end)
    {
        return None;
    }
    let (head, end) = run(text.char_indices());
    let end = end.unwrap_or(text.len());
    let whole = end == text.len() && !head.is_empty();
    let (mut tail, start) = run(text.char_indices().rev());
    let before = start.map_or("", |at| {
        let width = text[at..].chars().next().map_or(0, char::len_utf8);
        &text[..at + width]
    });
    tail.reverse();
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '_');
    let head = match text[end..].chars().next() {
        Some(next) if joined(next) => Vec::new(),
        _ => head,
    };
    let tail = match before.chars().next_back() {
        Some(last) if joined(last) => Vec::new(),
        _ => tail,
    };
    (!head.is_empty() || !tail.is_empty()).then_some(Edges {
        head,
        tail,
        before,
        whole,
    })
}

/// Digits from one side on, at most one more than a number has, and where something else stands.
fn run(characters: impl Iterator<Item = (usize, char)>) -> (Vec<u8>, Option<usize>) {
    let mut digits = Vec::new();
    for (at, c) in characters {
        match c {
            '0'..='9' | 'X' => digits.push(c as u8),
            '０'..='９' => digits.push((u32::from(c) - u32::from('０')) as u8 + b'0'),
            'x' | 'Ｘ' | 'ｘ' => digits.push(b'X'),
            ' ' | '\u{A0}' | '-' | '\n' | '\t' if !digits.is_empty() => {}
            _ if adds_nothing(c) && !digits.is_empty() => {}
            _ => return (digits, Some(at)),
        }
        if digits.len() > LENGTH {
            // Too long for a number; a text of nothing but digits is no different.
            return (digits, None);
        }
    }
    (digits, None)
}

/// Whether pieces of digits, as long as these, end where the parts of a number end.
pub(super) fn end_at_parts(lengths: &[usize]) -> bool {
    let mut end = 0;
    lengths.iter().all(|length| {
        end += length;
        end == LENGTH || PARTS.contains(&end)
    })
}

/// Whether 18 characters have the check character of an identity number, and a date of birth.
pub(super) fn is_identity(number: &[u8]) -> bool {
    let two = |at: usize| number.get(at..at + 2).unwrap_or_default();
    number.len() == LENGTH
        && number.first() != Some(&b'0')
        && matches!(two(6), b"19" | b"20")
        && (b"01".as_slice()..=b"12").contains(&two(10))
        && (b"01".as_slice()..=b"31").contains(&two(12))
        && has_check_character(number)
}
