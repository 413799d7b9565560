//! Identity numbers whose digits stand in several places: down a column, over two paragraphs, over the
//! elements of a part.
//!
//! Takes the texts of a file in order; gives the numbers that no one text holds. Invariant: what is given
//! is bounded by something else than a digit on both sides and has a right check character and a
//! date, so that columns of ordinary numbers give nothing.

use super::place::Place;
use std::borrow::Cow;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

/// Characters of an identity number.
const LENGTH: usize = 18;
/// Weights and check characters of ISO 7064 MOD 11-2.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";
/// After how many digits its parts end: place, year, date, serial.
const PARTS: &[usize] = &[6, 10, 12, 14, 17];
/// How far apart two cells with parts of one number may stand: forms give a digit two or three narrow cells, which are
/// joined.
const APART: u32 = 3;
/// Characters kept of what stands before the first digit.
const BEFORE: usize = 20;

/// What ended in digits so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Crossing {
    table: u32,
    columns: HashMap<u32, Chain>,
    row: Chain,
    texts: Chain,
    kind: Option<Discriminant<Place>>,
}

/// A number that was put together: where its last part stands, and what it says.
pub(super) type Crossed = (Place, String);

/// Texts of digits that follow one another.
#[derive(Clone, Debug, Default)]
struct Chain {
    /// The last digits, at most those of one number.
    digits: Vec<u8>,
    /// How many of them each text gave.
    lengths: Vec<usize>,
    /// What stood before the first digit.
    before: String,
    /// Where the last text stood, and in which row and column.
    place: Option<Place>,
    at: (u32, u32),
    /// Whether digits were forgotten.
    cut: bool,
    /// Whether empty cells stand between those of a row.
    is_apart: bool,
}

/// The digits at the start and the end of a text.
struct Edges<'a> {
    head: Vec<u8>,
    tail: Vec<u8>,
    before: &'a str,
    whole: bool,
}

impl Crossing {
    /// Takes the next text, and gives the numbers that end before or in it.
    pub(super) fn see(&mut self, place: &Place, text: &str, found: &mut Vec<Crossed>) {
        let edges = edges(text);
        let Some((table, row, column)) = place.cell() else {
            if self.kind != Some(discriminant(place)) {
                self.finish(found);
                self.kind = Some(discriminant(place));
            }
            self.texts.take(edges.as_ref(), place, found);
            return;
        };
        if self.kind.take().is_some() || self.table != table {
            self.finish(found);
            self.table = table;
        }
        if edges.is_some() || self.columns.contains_key(&column) {
            let chain = self.columns.entry(column).or_default();
            if chain.at.0.saturating_add(APART) < row {
                chain.close(found);
            }
            chain.at = (row, column);
            chain.take(edges.as_ref(), place, found);
        }
        let follows = self.row.at.0 == row && column > self.row.at.1;
        if !follows || column - self.row.at.1 > APART {
            self.row.close_row(found);
        }
        self.row.is_apart |= follows && column - self.row.at.1 > 1;
        self.row.at = (row, column);
        self.row.take_of_row(edges.as_ref(), place, found);
    }

    /// Gives the numbers that nothing follows.
    pub(super) fn finish(&mut self, found: &mut Vec<Crossed>) {
        if !self.columns.is_empty() {
            let mut columns: Vec<_> = std::mem::take(&mut self.columns).into_iter().collect();
            columns.sort_unstable_by_key(|(column, _)| *column);
            for (_, mut chain) in columns {
                chain.close(found);
            }
        }
        self.row.close_row(found);
        self.texts.close(found);
    }
}

impl Chain {
    fn take(&mut self, edges: Option<&Edges<'_>>, place: &Place, found: &mut Vec<Crossed>) {
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

    /// Cells of one row are joined by the rules themselves, where they are broken as numbers are.
    fn take_of_row(&mut self, edges: Option<&Edges<'_>>, place: &Place, found: &mut Vec<Crossed>) {
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

    fn close(&mut self, found: &mut Vec<Crossed>) {
        if !self.cut && self.lengths.len() > 1 {
            self.give(&self.digits, found);
        }
        self.clear();
    }

    fn close_row(&mut self, found: &mut Vec<Crossed>) {
        let mut end = 0;
        let at_parts = self.lengths.iter().all(|length| {
            end += length;
            end == LENGTH || PARTS.contains(&end)
        });
        let spelled = self.lengths.iter().all(|length| *length == 1);
        let joined_by_rules = !self.is_apart && (self.lengths.len() <= 2 || at_parts || spelled);
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
fn edges(text: &str) -> Option<Edges<'_>> {
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
            ' ' | '\u{A0}' | '-' | '\n' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}'
                if !digits.is_empty() => {}
            _ => return (digits, Some(at)),
        }
        if digits.len() > LENGTH {
            // Too long for a number; a text of nothing but digits is no different.
            return (digits, None);
        }
    }
    (digits, None)
}

/// Whether 18 characters have the check character of an identity number, and a date of birth.
pub(super) fn is_identity(number: &[u8]) -> bool {
    let mut sum = 0;
    for (byte, weight) in number.iter().zip(WEIGHTS) {
        if !byte.is_ascii_digit() {
            return false;
        }
        sum += u32::from(byte - b'0') * weight;
    }
    let two = |at: usize| number.get(at..at + 2).unwrap_or_default();
    number.len() == LENGTH
        && number.get(17) == CHECKS.get((sum % 11) as usize)
        && number.first() != Some(&b'0')
        && matches!(two(6), b"19" | b"20")
        && (b"01".as_slice()..=b"12").contains(&two(10))
        && (b"01".as_slice()..=b"31").contains(&two(12))
}

/// The number that the digits of `text` make where nothing but a few marks parts them: constants in a
/// formula, values of a list.
pub(super) fn squeezed(text: &str) -> Option<String> {
    const GAP: usize = 6;
    let (mut digits, mut gap) = (Vec::new(), 0);
    let mut parted = false;
    let complete = |digits: &[u8], parted| parted && is_identity(digits);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                parted |= gap > 0 && !digits.is_empty();
                digits.push(byte);
                gap = 0;
            }
            b'X' | b'x' if digits.len() == 17 => {
                parted |= gap > 0;
                digits.push(b'X');
            }
            _ if byte.is_ascii_punctuation() || byte == b' ' => gap += 1,
            _ => gap = GAP + 1,
        }
        if gap > GAP && !digits.is_empty() {
            if complete(&digits, parted) {
                break;
            }
            (digits, parted) = (Vec::new(), false);
        }
        if digits.len() > LENGTH {
            // A list of numbers.
            digits.truncate(LENGTH + 1);
        }
    }
    let is_number = complete(&digits, parted);
    is_number.then(|| digits.iter().map(|byte| char::from(*byte)).collect())
}

/// A text in which identity numbers stand apart from letters, which names, addresses and the bytes of programs
/// join to them.
pub(super) fn freed(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut at, mut copied, mut out) = (0, 0, String::new());
    while at < bytes.len() {
        let length = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let cross = matches!(bytes.get(at + length), Some(b'X' | b'x')) && length == LENGTH - 1;
        let end = at + length + usize::from(cross);
        let is_number = end - at == LENGTH && {
            let mut number = bytes[at..end].to_ascii_uppercase();
            number.truncate(LENGTH);
            is_identity(&number)
        };
        let joins = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        let is_joined = joins(bytes.get(at.wrapping_sub(1))) || joins(bytes.get(end));
        if is_number && is_joined {
            out += &text[copied..at];
            out.push(' ');
            out += &text[at..end];
            out.push(' ');
            copied = end;
        }
        at = end.max(at + 1);
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out += &text[copied..];
    Cow::Owned(out.trim().to_owned())
}
