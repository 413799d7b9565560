//! Identity numbers whose digits stand apart: in boxes of their own, below one another, along a curve, among the
//! words of a title, in two columns, on two or three pages that follow one another.
//!
//! Takes the digits of each page, piece by piece; gives the numbers that pieces make together. What a reader may see
//! as one number is tried: pieces in the order of the content, along a line, down a column, in the same place of
//! several pages, and a beginning that looks like one with the only end of its length. Invariant: what is given has the date and the
//! check character of an identity number, and is broken as numbers are, so that columns of figures give nothing; the
//! work is bounded by the pieces of a page.

use super::super::chain::{LENGTH, PARTS, is_identity};
use super::alignment::{columns, lines};
use super::pieces::{DigitPiece, ShownDigits};
use crate::text::personal::has_usual_place;
use std::collections::{HashMap, HashSet};

/// How many digits of something else may stand beside boxes with those of a number, before or behind, less one.
const BESIDE: usize = 3;
/// Pieces that are kept of what may go on on the next page.
const MOST: usize = 2 * LENGTH;
/// Lines of a page that may go on beside it.
const ROWS: usize = 200;
/// Digits of a number that stand on each of three pages or more.
const MOST_OF_PAGE: usize = 6;
/// Digits of a large beginning.
const LONGEST_INITIAL: usize = 3;
/// How many digits a beginning has that shows by itself what it is.
const SHORTEST: usize = 8;
/// Lines at the end and at the beginning of a page over which a number may go.
const EDGE: usize = 3;

/// The years in which the bearers of numbers were born that are put together from longer parts: later ones are years
/// of projects, whose codes begin like numbers.
const YEARS: std::ops::RangeInclusive<u32> = 1920..=2013;

/// What is known of the pages so far.
#[derive(Default)]
pub(super) struct NumbersApart {
    /// The pieces of the page before, and of the one before that.
    before: Vec<DigitPiece>,
    earlier: Vec<DigitPiece>,
    /// For each length, the only pieces of it on the pages before, one a page without a gap.
    alone: [Vec<DigitPiece>; LENGTH],
    /// What nothing but pieces followed on the pages before: the last of these.
    open: Vec<DigitPiece>,
    /// Lines of the pages before that may go on beside them, as those of sheets do that are wider than a page.
    rows: Vec<Vec<DigitPiece>>,
    /// Digits that stand in one place of pages that follow one another, and on which page the last of them is.
    places: HashMap<(i64, i64), (usize, Vec<u8>)>,
    pages: usize,
    /// What was given.
    told: HashSet<String>,
}

/// How pieces lie that are tried together.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// One after the other, with nothing between them.
    Content,
    /// On a line, perhaps among words.
    Line,
    /// Below one another.
    Column,
}

impl NumbersApart {
    /// The numbers that only pieces of the next page, and of the one before, make; each once in a file.
    pub(super) fn of_page(&mut self, digits: ShownDigits) -> Vec<String> {
        let mut found = Vec::new();
        for piece in digits.pieces.iter().filter(|it| it.digits.len() == LENGTH) {
            give(piece.digits.as_bytes(), &mut found);
        }
        self.in_order(&digits, &mut found);
        let pieces = digits.pieces;
        let lines = lines(&pieces);
        self.beside(&lines, &mut found);
        for line in &lines {
            tried(line, Way::Line, &mut found);
        }
        for chain in columns(&self.before, &pieces) {
            tried(&chain, Way::Column, &mut found);
        }
        let spelled = spelled(&lines);
        let here = by_length(pieces.iter().chain(&spelled));
        ends(&here, &here, &mut found);
        ends(&by_length(&self.before), &by_length(&pieces), &mut found);
        over(&self::lines(&self.before), &lines, &mut found);
        over_three([&self.earlier, &self.before, &pieces], &mut found);
        self.over_more(&pieces, &mut found);
        initials(&here, &mut found);
        self.in_place(&pieces, &mut found);
        self.earlier = std::mem::replace(&mut self.before, pieces);
        found.retain(|number| self.told.insert(number.clone()));
        found
    }

    /// Pieces that follow one another, also from page to page.
    fn in_order(&mut self, digits: &ShownDigits, found: &mut Vec<String>) {
        for chain in digits.pieces.chunk_by(|_, piece| piece.follows) {
            if !chain[0].follows {
                self.open.clear();
            }
            self.open.extend_from_slice(chain);
            tried(&self.open.iter().collect::<Vec<_>>(), Way::Content, found);
            let cut = self.open.len().saturating_sub(MOST);
            self.open.drain(..cut);
        }
        if digits.is_over {
            self.open.clear();
        }
    }

    /// Lines that go on as high on the next page.
    fn beside(&mut self, lines: &[Vec<&DigitPiece>], found: &mut Vec<String>) {
        let mut rows = Vec::new();
        for line in lines.iter().take(ROWS) {
            let is_same = |row: &&mut Vec<DigitPiece>| {
                let ends = row.last().zip(line.first());
                ends.is_some_and(|(one, other)| {
                    one.angle == other.angle && (one.across - other.across).abs() < 1.0
                })
            };
            let before = self.rows.iter_mut().find(is_same).map(std::mem::take);
            let mut row = before.unwrap_or_default();
            let is_on = !row.is_empty();
            row.extend(line.iter().map(|piece| (*piece).clone()));
            if is_on {
                tried(&row.iter().collect::<Vec<_>>(), Way::Line, found);
            }
            let cut = row.len().saturating_sub(MOST);
            row.drain(..cut);
            rows.push(row);
        }
        self.rows = rows;
    }

    /// Numbers of which as many digits stand on each of several pages, but for the last.
    fn over_more(&mut self, pieces: &[DigitPiece], found: &mut Vec<String>) {
        for length in 1..=MOST_OF_PAGE {
            let before = (LENGTH - 1) / length;
            let alone = &mut self.alone[length];
            if let Some(first) = alone.len().checked_sub(before)
                && let Some(last) = only(pieces, LENGTH - before * length)
            {
                let parts: Vec<_> = alone[first..].iter().chain([last]).collect();
                let digits: String = parts.iter().map(|part| &*part.digits).collect();
                if has_usual_place(&digits) {
                    give_parts(&parts, found);
                }
            }
            if alone.len() == before {
                alone.remove(0);
            }
            match only(pieces, length) {
                Some(piece) => alone.push(piece.clone()),
                None => alone.clear(),
            }
        }
    }

    /// Digits that stand in the same place of pages that follow one another.
    fn in_place(&mut self, pieces: &[DigitPiece], found: &mut Vec<String>) {
        self.pages += 1;
        let page = self.pages;
        for piece in pieces.iter().filter(|it| it.digits.len() == 1) {
            let place = |at: f64| (at / 4.0).round() as i64;
            let place = (place(piece.start), place(piece.across));
            let (last, digits) = self.places.entry(place).or_default();
            if *last + 1 != page {
                digits.clear();
            }
            *last = page;
            digits.extend(piece.digits.bytes());
            if let Some(from) = digits.len().checked_sub(LENGTH) {
                digits.drain(..from);
                give(digits, found);
            }
        }
        self.places.retain(|_, (last, _)| *last == page);
    }
}

/// Adds a number if it is one.
fn give(digits: &[u8], found: &mut Vec<String>) {
    if is_identity(digits)
        && let Ok(number) = std::str::from_utf8(digits)
    {
        found.push(number.to_owned());
    }
}

/// Adds the number that parts make, if it is one that is no code of these years.
fn give_parts(parts: &[&DigitPiece], found: &mut Vec<String>) {
    let length: usize = parts.iter().map(|part| part.digits.len()).sum();
    if length != LENGTH || parts.iter().any(|part| part.is_figure) {
        return;
    }
    let number: String = parts.iter().map(|part| &*part.digits).collect();
    if is_of_bearer(&number) {
        give(number.as_bytes(), found);
    }
}

/// Whether a number that was put together says the birth of somebody, and not the day of a code.
pub(super) fn is_of_bearer(number: &str) -> bool {
    let year = number.get(6..10).and_then(|year| year.parse().ok());
    year.is_some_and(|year| YEARS.contains(&year))
}

/// Tries pieces that follow one another: all of them, those of one digit, and as many as are broken like a number.
fn tried(chain: &[&DigitPiece], way: Way, found: &mut Vec<String>) {
    if chain.len() < 2 {
        return;
    }
    give_parts(chain, found);
    let is_box = |piece: &DigitPiece| piece.digits.len() == 1 && !piece.is_figure;
    for boxes in chain.chunk_by(|one, other| is_box(one) == is_box(other)) {
        let is_row = boxes.len() % LENGTH < BESIDE && boxes.iter().all(|piece| is_box(piece));
        let starts = (0..boxes.len()).filter(|start| is_row && start % LENGTH < BESIDE);
        for boxes in starts.filter_map(|start| boxes.get(start..start + LENGTH)) {
            let digits: Vec<u8> = boxes.iter().flat_map(|it| it.digits.bytes()).collect();
            give(&digits, found);
        }
    }
    if way == Way::Line {
        return;
    }
    for first in 0..chain.len() {
        let mut length = 0;
        for last in first..chain.len().min(first + LENGTH) {
            length += chain[last].digits.len();
            if length >= LENGTH {
                let is_broken = match way {
                    Way::Column => is_of_cell(chain, first, last),
                    _ => is_at_parts(&chain[first..=last]),
                };
                if is_broken {
                    give_parts(&chain[first..=last], found);
                }
                break;
            }
        }
    }
}

/// Whether pieces are the parts of a number as people write them.
fn is_at_parts(pieces: &[&DigitPiece]) -> bool {
    match pieces {
        [first, _] => PARTS.contains(&first.digits.len()),
        [first, second, _] => (first.digits.len(), second.digits.len()) == (6, 8),
        _ => false,
    }
}

/// Whether pieces below one another are lines of one cell: as long as one another but for the last, or the parts of a
/// number, and farther from what stands above and below.
fn is_of_cell(chain: &[&DigitPiece], first: usize, last: usize) -> bool {
    let pieces = &chain[first..=last];
    let [head, middle @ .., end] = pieces else {
        return false;
    };
    let length = head.digits.len();
    let is_even = middle
        .iter()
        .all(|it| it.digits.len().abs_diff(length) <= 1);
    let is_wrapped = is_even && end.digits.len() <= length + 1 && length > 1;
    let is_whole = pieces.iter().all(|it| it.begins && it.ends);
    // Down to the next one; on another page, there is no saying how far.
    let down = |pair: &[&DigitPiece]| Some(pair[0].across - pair[1].across).filter(|it| *it > 0.0);
    let inside = pieces.windows(2).filter_map(down).fold(0.0, f64::max);
    let is_apart = |pair: Option<&[&DigitPiece]>| {
        pair.and_then(down)
            .is_none_or(|down| down > 1.15 * inside && inside > 0.0)
    };
    let above = first
        .checked_sub(1)
        .and_then(|above| chain.get(above..=first));
    let below = chain.get(last..last + 2);
    is_whole && (is_wrapped || is_at_parts(pieces)) && is_apart(above) && is_apart(below)
}

/// Digits of one line that stand in boxes, as one piece: a number may go on in boxes elsewhere.
fn spelled(lines: &[Vec<&DigitPiece>]) -> Vec<DigitPiece> {
    let mut found = Vec::new();
    for line in lines {
        for boxes in line.chunk_by(|one, other| one.digits.len() == 1 && other.digits.len() == 1) {
            let digits: String = boxes.iter().map(|piece| &*piece.digits).collect();
            if let [first, .., last] = boxes
                && digits.len() < LENGTH
            {
                let mut piece = (*first).clone();
                (piece.digits, piece.end) = (digits, last.end);
                found.push(piece);
            }
        }
    }
    found
}

/// Pieces by how many digits they have.
type ByLength<'p> = [Vec<&'p DigitPiece>; LENGTH];

fn by_length<'p>(pieces: impl IntoIterator<Item = &'p DigitPiece>) -> ByLength<'p> {
    let mut of_length = ByLength::default();
    for piece in pieces {
        if let Some(same) = of_length.get_mut(piece.digits.len()) {
            same.push(piece);
        }
    }
    of_length
}

/// A beginning with a place and the century of a birth, and an end elsewhere on the page or on the next one: at the head
/// of another column, in the foot of the page, in the next row of boxes. Each is the only one of its length there.
fn ends(heads: &ByLength<'_>, ends: &ByLength<'_>, found: &mut Vec<String>) {
    for length in SHORTEST..LENGTH {
        let (heads, ends) = (&heads[length], &ends[LENGTH - length]);
        let is_only = |same: &[&DigitPiece]| same.len() <= if 2 * length == LENGTH { 2 } else { 1 };
        for head in heads.iter().filter(|_| is_only(heads) && is_only(ends)) {
            let is_beginning = matches!(head.digits.get(6..8), Some("19" | "20")) && head.ends;
            for end in ends.iter().filter(|end| is_beginning && end.begins) {
                give_parts(&[head, end], found);
            }
        }
    }
}

/// A large beginning beside which lines of text stand, and the rest on the first of these.
fn initials(pieces: &ByLength<'_>, found: &mut Vec<String>) {
    for length in 1..=LONGEST_INITIAL {
        for rest in pieces[LENGTH - length].iter().take(MOST) {
            let is_initial = |head: &&&DigitPiece| {
                let beside = head.across..head.across + head.size;
                head.angle == rest.angle
                    && head.size > 1.8 * rest.size
                    && (rest.start - head.end).abs() < 1.5 * rest.size
                    && beside.contains(&rest.across)
            };
            for head in pieces[length].iter().filter(is_initial) {
                give_parts(&[head, rest], found);
            }
        }
    }
}

/// A number that goes over three pages: a place, a day and four digits.
fn over_three(pages: [&[DigitPiece]; 3], found: &mut Vec<String>) {
    let [first, second, third] = pages;
    let Some(place) = only(first, 6).filter(|it| has_usual_place(&it.digits)) else {
        return;
    };
    if let (Some(day), Some(end)) = (only(second, 8), only(third, 4)) {
        give_parts(&[place, day, end], found);
    }
}

/// The only piece of so many digits on a page, but for years, if it stands by itself.
fn only(pieces: &[DigitPiece], length: usize) -> Option<&DigitPiece> {
    let is_year =
        |digits: &str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let mut same = pieces
        .iter()
        .filter(|piece| piece.digits.len() == length && !is_year(&piece.digits));
    let piece = same.next().filter(|piece| piece.begins && piece.ends)?;
    same.next().is_none().then_some(piece)
}

/// A number that goes over the end of a page: the end of a line near the foot, and the beginning of one near the head
/// of the next page.
fn over(before: &[Vec<&DigitPiece>], lines: &[Vec<&DigitPiece>], found: &mut Vec<String>) {
    for upper in before.iter().rev().take(EDGE) {
        for lower in lines.iter().take(EDGE) {
            if let (Some(head), Some(end)) = (upper.last(), lower.first())
                && head.ends
                && end.begins
            {
                give_parts(&[head, end], found);
            }
        }
    }
}
