//! Rows of indicators from the cells between two words of levels.

use super::align::{Scores, cost};
use super::piece::{Between, CopiedCell, Empties, RowsBy};
use super::reader::FormReader;
use super::value::{CellKind, value};
use super::words::FormHead;

/// Cells that are looked at as one group at most.
const MOST: usize = 600;
/// Words that a name may be made of, where spaces stand between cells and within them.
const WORDS: usize = 3;

/// The rows that cells form. Where that is not clear, all of them are one row that fits no heads.
pub(super) fn rows(
    reader: &FormReader<'_>,
    known: (&[FormHead], Scores),
    cells: &[usize],
) -> Vec<Vec<CopiedCell>> {
    let (heads, _) = known;
    let copy = |cells: &[usize]| {
        cells
            .iter()
            .map(|at| reader.piece(*at).clone())
            .collect::<Vec<CopiedCell>>()
    };
    if reader.pieces.rows_by == RowsBy::Lines {
        let rows = by_lines(reader, cells);
        return rows
            .iter()
            .map(|row| named(reader, known, copy(row)))
            .collect();
    }
    if reader.pieces.empties == Empties::Kept {
        let rows: Vec<Vec<CopiedCell>> = cells.chunks(heads.len().max(1)).map(copy).collect();
        let is_named =
            |row: &Vec<CopiedCell>| row.first().is_some_and(|name| !name.text.is_empty());
        if rows.iter().all(|row| is_named(row) && fits(heads, row)) {
            return rows;
        }
    }
    let full: Vec<usize> = cells
        .iter()
        .copied()
        .filter(|at| !reader.is_empty(*at))
        .collect();
    by_count(reader, known, &full).unwrap_or_else(|| vec![copy(cells)])
}

fn fits(heads: &[FormHead], row: &[CopiedCell]) -> bool {
    let fit = |(head, piece): (&FormHead, &CopiedCell)| {
        super::align::fit(*head, &value(&piece.text)).is_some()
    };
    heads.iter().zip(row).all(fit)
}

fn by_lines(reader: &FormReader<'_>, cells: &[usize]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in cells {
        // A figure that begins a line goes on with the row before; empty cells there are those of levels.
        if reader.starts_row(*at) && reader.is_empty(*at) {
            continue;
        }
        let is_figure = matches!(
            reader.value(*at),
            CellKind::Number(_) | CellKind::Percent(_)
        );
        let begins = reader.starts_row(*at) && !is_figure;
        match rows.last_mut() {
            Some(row) if !begins => row.push(*at),
            _ => rows.push(vec![*at]),
        }
    }
    rows
}

/// A row whose name may be broken by spaces.
fn named(
    reader: &FormReader<'_>,
    (heads, scores): (&[FormHead], Scores),
    row: Vec<CopiedCell>,
) -> Vec<CopiedCell> {
    if reader.pieces.between != Between::Spaces {
        return row;
    }
    let full: Vec<&CopiedCell> = row
        .iter()
        .filter(|piece| !piece.text.trim().is_empty())
        .collect();
    let joined = (1..=WORDS.min(full.len())).filter_map(|words| joined(&full, words));
    let mut fitting = joined.filter(|row| cost(heads, &values(row), scores).is_some());
    fitting.next().unwrap_or(row)
}

fn values(row: &[CopiedCell]) -> Vec<CellKind> {
    row.iter().map(|piece| value(&piece.text)).collect()
}

/// The row with its first cells as one.
fn joined(row: &[&CopiedCell], words: usize) -> Option<Vec<CopiedCell>> {
    let (name, rest) = row.split_at_checked(words)?;
    if words > 1
        && name
            .iter()
            .any(|piece| !matches!(value(&piece.text), CellKind::Words))
    {
        return None;
    }
    let mut first = (*name.first()?).clone();
    for piece in &name[1..] {
        first.text.push(' ');
        first.text += piece.text.trim();
    }
    let mut whole = vec![first];
    whole.extend(rest.iter().map(|piece| (*piece).clone()));
    Some(whole)
}

/// The best parting of the cells before one into rows.
#[derive(Clone)]
struct Best {
    cost: u32,
    second: u32,
    /// Where the last row begins, and how many words its name has.
    from: usize,
    words: usize,
}

/// The rows of cells of which only the order is known; `None` if no parting is clearly the best.
fn by_count(
    reader: &FormReader<'_>,
    (heads, scores): (&[FormHead], Scores),
    cells: &[usize],
) -> Option<Vec<Vec<CopiedCell>>> {
    if cells.len() > MOST {
        return None;
    }
    let pieces: Vec<&CopiedCell> = cells.iter().map(|at| reader.piece(*at)).collect();
    let most_words = match reader.pieces.between {
        Between::Spaces => WORDS,
        _ => 1,
    };
    let start = Best {
        cost: 0,
        second: u32::MAX,
        from: 0,
        words: 0,
    };
    let mut best: Vec<Option<Best>> = vec![Some(start)];
    for to in 1..=pieces.len() {
        let mut here: Option<Best> = None;
        for from in to.saturating_sub(heads.len() + most_words - 1)..to {
            let Some(before) = &best[from] else { continue };
            for words in 1..=most_words {
                let row = joined(&pieces[from..to], words);
                let Some(more) = row.and_then(|row| cost(heads, &values(&row), scores)) else {
                    continue;
                };
                let more = more + 1 + 2 * (words as u32 - 1);
                let parting = Best {
                    cost: before.cost.saturating_add(more),
                    second: before.second.saturating_add(more),
                    from,
                    words,
                };
                here = Some(better(here, parting));
            }
        }
        best.push(here);
    }
    rows_of(&best, &pieces)
}

/// The rows of the best parting, if it is clearly that.
fn rows_of(best: &[Option<Best>], pieces: &[&CopiedCell]) -> Option<Vec<Vec<CopiedCell>>> {
    let last = best.last()?.as_ref()?;
    if last.second < last.cost.saturating_add(2) {
        return None;
    }
    let mut rows = Vec::new();
    let mut to = pieces.len();
    while to > 0 {
        let Best { from, words, .. } = best[to].as_ref()?;
        rows.push(joined(&pieces[*from..to], *words)?);
        to = *from;
    }
    rows.reverse();
    Some(rows)
}

fn better(one: Option<Best>, other: Best) -> Best {
    let Some(one) = one else { return other };
    let (best, worse) = if other.cost < one.cost {
        (other, one)
    } else {
        (one, other)
    };
    let second = best.second.min(worse.cost);
    Best { second, ..best }
}
