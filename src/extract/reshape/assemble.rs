//! A form from its pieces: first what is told of the project, then funds, goals and indicators, each part known by
//! its heads.

use super::piece::{CopiedCells, RowsBy};
use super::reader::FormReader;
use super::words::{FormWord, meanings};
use super::{funds, indicators};
use crate::import::Table;

/// The form that these pieces were; `None` if they have neither heads of funds nor of indicators.
pub(super) fn assemble(pieces: &CopiedCells) -> Option<Table> {
    let mut reader = FormReader::new(pieces);
    let is_form = (0..pieces.list.len()).any(|at| {
        let run = reader.run(at);
        run.is_some_and(|run| run.is_of_funds() || run.is_of_indicators())
    });
    if !is_form {
        return None;
    }
    while reader.at < pieces.list.len() {
        step(&mut reader);
    }
    Some(reader.sheet.finish())
}

fn step(reader: &mut FormReader<'_>) {
    let at = reader.at;
    if reader.is_empty(at) {
        reader.at += 1;
    } else if let Some((titles, run)) = reader.funds_at(at) {
        begin_part(reader);
        funds::read(reader, &titles, &run);
        begin_part(reader);
    } else if let Some((titles, run)) = reader.indicators_at(at) {
        begin_part(reader);
        indicators::read(reader, &titles, &run);
        begin_part(reader);
    } else if let Some((titles, heads)) = reader.goals_at(at) {
        begin_part(reader);
        read_goals(reader, &titles, &heads);
        begin_part(reader);
    } else if let Some(sums) = reader
        .sums
        .clone()
        .filter(|_| reader.is(at, FormWord::Total))
    {
        begin_part(reader);
        indicators::put_total(reader, at, sums);
        reader.at = indicators::end_of_total(reader, at);
    } else {
        read_field(reader);
    }
}

fn begin_part(reader: &mut FormReader<'_>) {
    reader.sheet.end_part();
    (reader.after_label, reader.has_value) = (false, false);
}

/// A label, or the value of one.
fn read_field(reader: &mut FormReader<'_>) {
    let at = reader.at;
    reader.at += 1;
    let is_label = reader.is_label(at) || reader.is(at, FormWord::GoalTitle);
    let begins_row = if is_label {
        let is_row = reader.pieces.rows_by == RowsBy::Count || reader.starts_row(at);
        is_row && (reader.has_value || reader.after_label)
    } else {
        !reader.after_label && (reader.pieces.rows_by == RowsBy::Count || reader.starts_row(at))
    };
    if begins_row {
        begin_part(reader);
    }
    if reader.after_label && !is_label && holds_labels(&reader.piece(at).text) {
        reader.sheet.put_aside([reader.piece(at)]);
        reader.has_value = true;
        reader.after_label = false;
        return;
    }
    reader.has_value |= !is_label;
    reader.after_label = is_label;
    let column = reader.sheet.filled();
    reader.sheet.put(reader.piece(at), column);
}

fn read_goals(reader: &mut FormReader<'_>, titles: &[usize], heads: &[usize]) {
    for (column, title) in titles.iter().enumerate() {
        reader.sheet.put(reader.piece(*title), column);
    }
    let base = titles.len().max(1);
    for (column, head) in heads.iter().enumerate() {
        reader.sheet.put(reader.piece(*head), base + column);
    }
    reader.sheet.next_row();
    reader.at = heads.last().map_or(reader.at + 1, |last| last + 1);
    let mut values = Vec::new();
    while reader.at < reader.pieces.list.len()
        && !reader.part_begins(reader.at)
        && !reader.is(reader.at, FormWord::IndicatorTitle)
    {
        if !reader.is_empty(reader.at) {
            values.push(reader.at);
        }
        reader.at += 1;
    }
    for row in goal_rows(reader, &values, heads.len()) {
        reader.sheet.next_row();
        if row.len() == heads.len() {
            for (column, at) in row.iter().enumerate() {
                reader.sheet.put(reader.piece(*at), base + column);
            }
        } else {
            for at in row {
                reader.sheet.put_aside([reader.piece(at)]);
            }
        }
    }
}

/// The rows of goals: each has a cell for each head, or all are one.
fn goal_rows(reader: &FormReader<'_>, values: &[usize], heads: usize) -> Vec<Vec<usize>> {
    let whole = vec![values.to_vec()];
    if values.len() <= heads || reader.pieces.rows_by == RowsBy::Count {
        return whole;
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in values {
        match rows.last_mut() {
            Some(row) if !reader.starts_row(*at) => row.push(*at),
            _ => rows.push(vec![*at]),
        }
    }
    if rows.iter().all(|row| row.len() == heads) {
        rows
    } else {
        whole
    }
}

/// Whether heads or names of rows stand in a text: it is no value, but a part of the form that fell apart.
fn holds_labels(text: &str) -> bool {
    let is_of_form = |word: FormWord| {
        matches!(word, FormWord::Head(head) if head.is_of_funds())
            || matches!(word, FormWord::FundTitle | FormWord::FundRow)
    };
    let is_label = |part: &str| meanings(part).any(is_of_form);
    let parts: Vec<&str> = text.split_whitespace().take(40).collect();
    parts.len() > 1 && parts.iter().any(|part| is_label(part))
}
