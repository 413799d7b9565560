//! What nothing was made of: it goes into the body, in order.

use super::super::draft::BodyBlock;
use super::fold;
use super::pairs;
use super::reading::FormReading;

/// Adds what is left to the body, and puts the body in order.
pub(super) fn finish(reading: &mut FormReading<'_>) {
    let mut table: Vec<Vec<String>> = Vec::new();
    let mut from = 0;
    for row in reading.rows.clone() {
        let left: Vec<usize> = reading
            .grid
            .fresh(row)
            .iter()
            .map(|spot| spot.cell)
            .filter(|cell| reading.grid.is_left(*cell) && !fold::is_blank(reading.grid.text(*cell)))
            .collect();
        if left.len() >= 3 {
            if table.is_empty() {
                from = row;
            }
            let texts = left
                .iter()
                .map(|cell| fold::prose(reading.grid.text(*cell)));
            table.push(texts.collect());
            continue;
        }
        if !left.is_empty() {
            put_table(reading, from, std::mem::take(&mut table));
        }
        put(reading, row, &left);
    }
    put_table(reading, from, table);
    let end = reading.rows.end;
    if end == reading.grid.rows() {
        for cell in reading.grid.unplaced() {
            let text = reading.grid.text(cell);
            reading.paragraphs(end, text);
        }
    }
    let mut body = std::mem::take(&mut reading.body);
    body.sort_by_key(|(row, _)| *row);
    reading.draft.body = body.into_iter().map(|(_, block)| block).collect();
}

fn put(reading: &mut FormReading<'_>, row: usize, left: &[usize]) {
    /// More letters than a label has.
    const LABEL: usize = 15;
    match left {
        [label, text] if reading.grid.text(*label).chars().nth(LABEL).is_none() => {
            let place = reading.grid.place(*text).clone();
            let (label, text) = (reading.grid.text(*label), reading.grid.text(*text));
            pairs::keep(reading, row, label, text, &place);
        }
        _ => {
            for cell in left {
                let text = reading.grid.text(*cell);
                reading.paragraphs(row, text);
            }
        }
    }
}

fn put_table(reading: &mut FormReading<'_>, row: usize, mut rows: Vec<Vec<String>>) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(columns, String::new());
    }
    if !rows.is_empty() {
        reading.body.push((row, BodyBlock::Table(rows)));
    }
}
