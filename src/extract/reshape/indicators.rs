//! Indicators: words of levels, and rows of values under their heads.

use super::align::{Scores, align, fit};
use super::columns::{BASE, IndicatorHeads};
use super::glued_rows;
use super::piece::{Between, CopiedCell, Empties, RowsBy};
use super::reader::{FormReader, HeadRun, TotalColumns};
use super::rows;
use super::value::{CellKind, value};
use super::words::{FormHead, FormWord};

/// A part of what stands under the heads.
enum Item {
    /// The title once more.
    Title(usize),
    Level(usize, Level),
    /// Cells between two words of levels.
    Group(Vec<usize>),
    Total(usize),
}

/// Reads indicators from their heads on.
pub(super) fn read(reader: &mut FormReader<'_>, titles: &[usize], run: &HeadRun) {
    for title in titles {
        if reader.sheet.filled() > 0 {
            reader.sheet.next_row();
        }
        reader.sheet.put(reader.piece(*title), BASE - 1);
    }
    reader.at = run.end;
    let Some(columns) = IndicatorHeads::new(run) else {
        for (at, _) in &run.heads {
            reader.sheet.put_aside([reader.piece(*at)]);
        }
        return;
    };
    columns.put(reader, run);
    let items = items(reader);
    let mut writer = Writer {
        glued: glued(reader, &columns, &items),
        columns: &columns,
        scores: Scores::Unknown,
    };
    for item in items {
        match item {
            Item::Title(at) => {
                reader.sheet.next_row();
                reader.sheet.put(reader.piece(at), 0);
            }
            Item::Level(at, level) => put_level(reader, &columns, (at, level)),
            Item::Group(cells) => writer.put_group(reader, &cells),
            Item::Total(at) => put_total(reader, at, sums(&columns)),
        }
    }
    reader.sums = Some(sums(&columns));
}

/// What stands from here to the end of the indicators.
fn items(reader: &mut FormReader<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut levels = Levels::default();
    while reader.at < reader.pieces.list.len() {
        let at = reader.at;
        let is_inside = matches!(items.last(), Some(Item::Group(_)))
            && reader.pieces.rows_by == RowsBy::Lines
            && !reader.starts_row(at);
        if reader.is_empty(at) {
            if let Some(Item::Group(group)) = items.last_mut() {
                group.push(at);
            }
        } else if reader.is(at, FormWord::Total) && is_total(reader, at) {
            items.push(Item::Total(at));
            reader.at = end_of_total(reader, at);
            continue;
        } else if reader.is(at, FormWord::IndicatorTitle) && reader.indicators_at(at).is_none() {
            items.push(Item::Title(at));
        } else if let Some(level) = levels.of(reader, at).filter(|_| !is_inside) {
            items.push(Item::Level(at, level));
            levels.last = Some((at, level));
        } else if reader.part_begins(at) {
            break;
        } else if let Some(Item::Group(group)) = items.last_mut() {
            group.push(at);
        } else {
            items.push(Item::Group(vec![at]));
        }
        reader.at += 1;
    }
    items
}

/// A level of indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    First,
    Second,
}

/// What was said of levels so far.
#[derive(Default)]
struct Levels {
    last: Option<(usize, Level)>,
}

impl Levels {
    /// The level that a piece names.
    fn of(&self, reader: &FormReader<'_>, at: usize) -> Option<Level> {
        let before = self
            .last
            .filter(|(last, _)| reader.next_full(last + 1) == at);
        if reader.is(at, FormWord::Level1) {
            return Some(Level::First);
        }
        if reader.is(at, FormWord::Level2) {
            // The same word once more is a name.
            let again = before.is_some_and(|(last, level)| {
                level == Level::Second
                    && reader.piece(last).text.trim() == reader.piece(at).text.trim()
            });
            return (!again).then_some(Level::Second);
        }
        if !reader.is(at, FormWord::EitherLevel) {
            return None;
        }
        match before {
            Some((_, Level::First)) => return Some(Level::Second),
            Some((last, Level::Second)) if reader.is(last, FormWord::EitherLevel) => {
                let is_same = reader.piece(last).text.trim() == reader.piece(at).text.trim();
                return (!is_same).then_some(Level::First);
            }
            _ => {}
        }
        let next = reader.next_full(at + 1);
        let is_of_costs = reader.piece(at).text.contains('成');
        let over = reader.is(next, FormWord::Level2) || reader.is(next, FormWord::EitherLevel);
        let says_so = !is_of_costs || over && reader.piece(next).text.contains("成本");
        Some(if says_so { Level::First } else { Level::Second })
    }
}

fn put_level(reader: &mut FormReader<'_>, columns: &IndicatorHeads, (at, level): (usize, Level)) {
    let head = match level {
        Level::First => FormHead::Level1,
        Level::Second => FormHead::Level2,
    };
    let column = columns.of(head).unwrap_or(0);
    if reader.sheet.is_past(column) {
        reader.sheet.next_row();
    }
    reader.sheet.put_falling(reader.piece(at), column);
}

/// Rows of a form without anything between cells, a group each; `None` if one of them, but the last, is not clear:
/// a part of the indicators would pass for all of them.
type Glued = Option<Vec<(usize, Vec<Vec<(FormHead, String)>>)>>;

fn glued(reader: &FormReader<'_>, columns: &IndicatorHeads, items: &[Item]) -> Glued {
    if reader.pieces.between != Between::Nothing {
        return None;
    }
    let groups = items.iter().filter_map(|item| match item {
        Item::Group(group) => Some(group),
        _ => None,
    });
    let pieces: Vec<usize> = groups
        .flatten()
        .copied()
        .filter(|at| !reader.is_empty(*at))
        .collect();
    let mut glued = Vec::new();
    for at in &pieces {
        match glued_rows::rows(columns.after_levels(), &reader.piece(*at).text) {
            Some(rows) => glued.push((*at, rows)),
            None if Some(at) == pieces.last() => {}
            None => return None,
        }
    }
    Some(glued)
}

/// Puts rows into the sheet.
struct Writer<'a> {
    columns: &'a IndicatorHeads,
    glued: Glued,
    scores: Scores,
}

impl Writer<'_> {
    /// Puts the rows of cells that stand between two words of levels.
    fn put_group(&mut self, reader: &mut FormReader<'_>, cells: &[usize]) {
        if reader.pieces.between == Between::Nothing {
            cells.iter().for_each(|at| self.put_glued(reader, *at));
            return;
        }
        for row in rows::rows(reader, (self.columns.after_levels(), self.scores), cells) {
            self.put_row(reader, &row);
        }
    }

    fn put_glued(&mut self, reader: &mut FormReader<'_>, at: usize) {
        let piece = reader.piece(at);
        let rows = self
            .glued
            .as_ref()
            .and_then(|glued| glued.iter().find(|(place, _)| *place == at));
        let Some((_, rows)) = rows else {
            self.next_row(reader);
            reader.sheet.put_aside([piece]);
            return;
        };
        let of = |text: &str| CopiedCell {
            place: piece.place.clone(),
            text: text.to_owned(),
            starts_line: false,
        };
        for row in rows {
            self.next_row(reader);
            for (head, text) in row {
                let column = self.columns.of(*head).unwrap_or(self.columns.first());
                reader.sheet.put(&of(text), column);
            }
        }
        let rows = piece.text.trim_end_matches(glued_rows::DOTS).len();
        reader.sheet.put_aside([&of(&piece.text[rows..])]);
    }

    fn next_row(&self, reader: &mut FormReader<'_>) {
        if reader.sheet.is_past(self.columns.first()) {
            reader.sheet.next_row();
        }
    }

    fn put_row(&mut self, reader: &mut FormReader<'_>, row: &[CopiedCell]) {
        let heads = self.columns.after_levels();
        self.next_row(reader);
        let values: Vec<CellKind> = row.iter().map(|piece| value(&piece.text)).collect();
        let is_whole = values.len() == heads.len()
            && reader.pieces.empties == Empties::Kept
            && heads
                .iter()
                .zip(&values)
                .all(|(head, value)| fit(*head, value).is_some());
        let columns: Option<Vec<Option<usize>>> = if is_whole {
            Some((0..values.len()).map(Some).collect())
        } else {
            place(heads, &values, self.scores)
        };
        // Something must stand under the heads besides a name.
        let full = |at: usize| values[at] != CellKind::Empty;
        let is_placed = |columns: &Vec<Option<usize>>| {
            let name = columns.iter().position(|column| *column == Some(0));
            let others = columns
                .iter()
                .enumerate()
                .filter(|(at, column)| full(*at) && column.is_some_and(|column| column > 0));
            name.is_some_and(|name| row[name].text.contains(char::is_alphanumeric))
                && others.count() > 0
        };
        let Some(columns) = columns.filter(is_placed) else {
            reader.sheet.put_aside(row);
            return;
        };
        let is_under = |head: FormHead| {
            let column = heads.iter().position(|other| *other == head);
            column.is_some()
                && columns
                    .iter()
                    .enumerate()
                    .any(|(at, here)| *here == column && full(at))
        };
        if is_under(FormHead::Weight) && is_under(FormHead::Score) {
            self.scores = Scores::Given;
        }
        for (column, piece) in columns.iter().zip(row) {
            match column {
                Some(column) => reader.sheet.put(piece, self.columns.first() + column),
                None => reader.sheet.put_aside([piece]),
            }
        }
    }
}

/// Under which head each cell stands; empty ones stand under none.
fn place(heads: &[FormHead], values: &[CellKind], scores: Scores) -> Option<Vec<Option<usize>>> {
    let full: Vec<CellKind> = values
        .iter()
        .filter(|value| **value != CellKind::Empty)
        .cloned()
        .collect();
    let mut columns = align(heads, &full, scores)?.into_iter();
    let under = |value: &CellKind| {
        if *value == CellKind::Empty {
            None
        } else {
            columns.next().flatten()
        }
    };
    Some(values.iter().map(under).collect())
}

/// Whether a sum follows.
fn is_total(reader: &FormReader<'_>, at: usize) -> bool {
    matches!(reader.value(reader.next_full(at + 1)), CellKind::Number(_))
}

fn is_sum(reader: &FormReader<'_>, at: usize) -> bool {
    matches!(reader.value(at), CellKind::Number(_) | CellKind::Dash)
}

/// The first piece after a total, its sums and a grade.
pub(super) fn end_of_total(reader: &FormReader<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while is_sum(reader, end) {
        end += 1;
    }
    let grade = reader
        .pieces
        .list
        .get(end)
        .is_some_and(|piece| is_grade(&piece.text));
    end + usize::from(grade)
}

fn is_grade(text: &str) -> bool {
    matches!(
        text.trim(),
        "优" | "良" | "中" | "差" | "优秀" | "良好" | "合格" | "不合格" | "较差"
    )
}

fn sums(columns: &IndicatorHeads) -> TotalColumns {
    TotalColumns {
        name: columns.of(FormHead::Level1).unwrap_or(0),
        under: [FormHead::Weight, FormHead::Score]
            .iter()
            .filter_map(|head| columns.of(*head))
            .collect(),
    }
}

/// Puts the sums of weights and scores under their heads.
pub(super) fn put_total(reader: &mut FormReader<'_>, at: usize, sums: TotalColumns) {
    reader.sheet.end_part();
    reader.sheet.put(reader.piece(at), sums.name);
    let end = end_of_total(reader, at);
    let here: Vec<usize> = (at + 1..end).filter(|at| is_sum(reader, *at)).collect();
    if let Some([one, other]) = halves(reader, &here, &sums) {
        for (piece, column) in [one, other].iter().zip(&sums.under) {
            reader.sheet.put(piece, *column);
        }
        reader.sheet.next_row();
        return;
    }
    let is_followed = reader.pieces.empties == Empties::Kept
        && reader.is_empty(end)
        && end < reader.pieces.list.len();
    let is_told = here.len() == sums.under.len() || here.len() == 1 && is_followed;
    if is_told {
        for (at, column) in here.iter().zip(&sums.under) {
            reader.sheet.put(reader.piece(*at), *column);
        }
    } else {
        let here: Vec<&CopiedCell> = here.iter().map(|at| reader.piece(*at)).collect();
        reader.sheet.put_aside(here);
    }
    let grade = at + 1 + here.len();
    if grade < end {
        match sums.under.last().filter(|_| is_told) {
            Some(last) => reader.sheet.put(reader.piece(grade), last + 1),
            None => reader.sheet.put_aside([reader.piece(grade)]),
        }
    }
    reader.sheet.next_row();
}

/// Two equal sums with nothing between them.
fn halves(reader: &FormReader<'_>, here: &[usize], sums: &TotalColumns) -> Option<[CopiedCell; 2]> {
    let [at] = here else { return None };
    let piece = reader.piece(*at);
    let (one, other) = piece.text.split_at_checked(piece.text.len() / 2)?;
    let is_glued =
        reader.pieces.between == Between::Nothing && sums.under.len() == 2 && one.len() > 1;
    let of = |text: &str| CopiedCell {
        text: text.to_owned(),
        ..piece.clone()
    };
    (is_glued && one == other).then(|| [of(one), of(other)])
}
