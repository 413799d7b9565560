//! Identity numbers whose digits stand in several places: down a column, over two paragraphs, over the
//! elements of a part.
//!
//! Takes the texts of a file in order; gives the numbers that no one text holds. Invariant: what is given
//! is bounded by something else than a digit on both sides and has a right check character and a
//! date, so that columns of ordinary numbers give nothing.

use super::chain::{Chain, Crossed, LENGTH, edges, is_identity};
use super::place::Place;
use std::borrow::Cow;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

/// How far apart two cells with parts of one number may stand: forms give a digit two or three narrow cells, which are
/// joined.
const APART: u32 = 3;

/// What ended in digits so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Crossing {
    table: u32,
    columns: HashMap<u32, Chain>,
    row: Chain,
    texts: Chain,
    /// Single digits, one a text, whatever they stand in.
    single: Chain,
    kind: Option<Discriminant<Place>>,
}

impl Crossing {
    /// Takes the next text, and gives the numbers that end before or in it.
    pub(super) fn see(&mut self, place: &Place, text: &str, found: &mut Vec<Crossed>) {
        let edges = edges(text);
        let in_row = place.cell().map(|(table, row, _)| (table, row));
        self.single.spell(edges.as_ref(), (place, in_row), found);
        let Some((table, row, column)) = place.cell() else {
            // What programs note between cells for themselves parts no column.
            if self.kind.is_none() && edges.is_none() && *place == Place::Hidden {
                return;
            }
            // What is struck out stands among what it was struck out of.
            let kind = match (place, self.kind) {
                (Place::Deleted(_), Some(kind)) => kind,
                _ => discriminant(place),
            };
            if self.kind != Some(kind) {
                self.finish(found);
                self.kind = Some(kind);
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

    /// Gives the numbers that nothing follows in this table, or in texts of this kind.
    fn finish(&mut self, found: &mut Vec<Crossed>) {
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

    /// Gives the numbers of which no more texts follow.
    pub(super) fn end(&mut self, found: &mut Vec<Crossed>) {
        self.finish(found);
        self.end_single(found);
    }

    /// Texts that follow are of another part, whose single digits have nothing to do with those before.
    pub(super) fn end_single(&mut self, found: &mut Vec<Crossed>) {
        self.single.spell(None, (&Place::Hidden, None), found);
    }
}

/// The identity numbers that texts hold only together: of texts in order, with table, row and column of those that are
/// cells. Each with the row and the column of the cell that it ends in, or the index of its text.
pub fn crossed<'t>(
    texts: impl Iterator<Item = (Option<(u32, u32, u32)>, &'t str)>,
) -> Vec<((u32, u32), String)> {
    let mut crossing = Crossing::default();
    let mut found = Vec::new();
    for (index, (cell, text)) in texts.enumerate() {
        let place = match cell {
            Some((table, row, column)) => Place::TableCell { table, row, column },
            None => Place::Line(index as u32),
        };
        crossing.see(&place, text, &mut found);
    }
    crossing.end(&mut found);
    let numbers = found.into_iter().filter_map(|(place, number)| match place {
        Place::TableCell { row, column, .. } => Some(((row, column), number)),
        Place::Line(index) => Some(((index, 0), number)),
        _ => None,
    });
    numbers.collect()
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
