//! Lines and columns that the digits of a page stand in.
//!
//! Takes pieces, gives them in the orders in which a reader may see them. Linear in the pieces but for sorting them and
//! for [`NEAR`] looks at each.

use super::pieces::DigitPiece;

/// Pieces after a first one that are looked at for what belongs to it.
const NEAR: usize = 256;
/// How far below one another pieces of one column stand, in parts of their size.
const BELOW: std::ops::Range<f64> = 0.3..4.5;
/// How much places of one column differ, in parts of the size.
const ALIGNED: f64 = 0.7;
/// Digits of the number of a page.
const NUMBER: usize = 3;

/// The pieces line by line, from the top, each line from left to right.
pub(super) fn lines(pieces: &[DigitPiece]) -> Vec<Vec<&DigitPiece>> {
    let order = from_the_top(pieces);
    let is_same = |upper: &&DigitPiece, lower: &&DigitPiece| {
        upper.angle == lower.angle
            && upper.across - lower.across <= 0.35 * upper.size.max(lower.size)
    };
    let mut lines: Vec<Vec<&DigitPiece>> = order.chunk_by(is_same).map(<[_]>::to_vec).collect();
    for line in &mut lines {
        line.sort_by(|one, other| one.start.total_cmp(&other.start));
    }
    lines
}

/// The pieces of each direction from the top.
fn from_the_top(pieces: &[DigitPiece]) -> Vec<&DigitPiece> {
    let mut order: Vec<&DigitPiece> = pieces.iter().collect();
    order.sort_by(|one, other| {
        let by_angle = one.angle.cmp(&other.angle);
        by_angle.then(other.across.total_cmp(&one.across))
    });
    order
}

/// Whether two pieces begin, end or have their middle below one another.
fn is_aligned(one: &DigitPiece, other: &DigitPiece) -> bool {
    let most = ALIGNED * one.size.min(other.size);
    let middle = (one.start + one.end - other.start - other.end) / 2.0;
    let differences = [one.start - other.start, one.end - other.end, middle];
    one.angle == other.angle && differences.iter().any(|it| it.abs() <= most)
}

/// Pieces below one another, and on from the end of the page before.
pub(super) fn columns<'p>(
    before: &'p [DigitPiece],
    pieces: &'p [DigitPiece],
) -> Vec<Vec<&'p DigitPiece>> {
    let mut chains = chains(pieces);
    let mut without_number: Vec<Vec<&DigitPiece>> = Vec::new();
    let mut ended = self::chains(before);
    // The lowest ones of a page come first, the highest ones of the next.
    ended.sort_by(|one, other| lowest(one).total_cmp(&lowest(other)));
    ended.truncate(NEAR);
    chains.sort_by(|one, other| highest(other).total_cmp(&highest(one)));
    for chain in chains.iter_mut().take(NEAR) {
        let Some(first) = chain.first().copied() else {
            continue;
        };
        let above = ended
            .iter()
            .position(|above| above.last().is_some_and(|last| is_aligned(last, first)));
        let Some(above) = above.map(|above| ended.remove(above)) else {
            continue;
        };
        // The number of a page may stand below a column.
        if let [column @ .., upper, number] = &*above
            && number.digits.len() <= NUMBER
            && upper.digits.len() > number.digits.len()
        {
            let column = column.iter().chain([upper]);
            without_number.push(column.chain(&*chain).copied().collect());
        }
        chain.splice(..0, above);
    }
    chains.extend(without_number);
    chains
}

fn lowest(chain: &[&DigitPiece]) -> f64 {
    chain.last().map_or(0.0, |piece| piece.across)
}

fn highest(chain: &[&DigitPiece]) -> f64 {
    chain.first().map_or(0.0, |piece| piece.across)
}

/// Pieces of one page below one another.
fn chains(pieces: &[DigitPiece]) -> Vec<Vec<&DigitPiece>> {
    let order = from_the_top(pieces);
    let mut taken = vec![false; order.len()];
    let mut chains = Vec::new();
    for first in 0..order.len() {
        if std::mem::replace(&mut taken[first], true) {
            continue;
        }
        let mut chain = vec![order[first]];
        let mut at = first;
        while let Some(next) = below(&order, &taken, at) {
            taken[next] = true;
            chain.push(order[next]);
            at = next;
        }
        chains.push(chain);
    }
    chains
}

/// The nearest piece below one that no other column has.
fn below(order: &[&DigitPiece], taken: &[bool], at: usize) -> Option<usize> {
    let upper = order[at];
    let near = order.iter().enumerate().skip(at + 1).take(NEAR);
    let mut found = near.filter(|(index, lower)| {
        let down = (upper.across - lower.across) / upper.size.max(lower.size);
        !taken[*index] && BELOW.contains(&down) && is_aligned(upper, lower)
    });
    found.next().map(|(index, _)| index)
}
