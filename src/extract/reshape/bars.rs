//! Forms whose cells are parted by bars, on lines that are rows or not.

use super::assemble::assemble;
use super::piece::{Between, CopiedCell, CopiedCells, Empties, RowsBy};
use super::reader::FormReader;
use super::stretch::{FoundForm, Stretch, is_chapter};
use super::words::{FormWord, meanings};
use std::ops::Range;

/// Lines without a bar that may stand within a form.
const GAP: usize = 12;
/// Bytes of a form at most, and bars.
const LONGEST: usize = 400_000;
const MOST: usize = 6_000;

/// The forms in a text.
pub(super) fn forms(stretch: &Stretch) -> Vec<FoundForm> {
    if !stretch.text.contains('|') {
        return Vec::new();
    }
    let regions = regions(stretch);
    regions
        .into_iter()
        .filter_map(|region| form(stretch, region))
        .collect()
}

/// The parts of the text that bars part into cells.
fn regions(stretch: &Stretch) -> Vec<Range<usize>> {
    let mut regions: Vec<Range<usize>> = Vec::new();
    // Lines without a bar since the last one with one: where they begin, whether a chapter does.
    let mut gap: Vec<Range<usize>> = Vec::new();
    let mut chapters = 0;
    for line in stretch.lines(0..stretch.text.len()) {
        let text = &stretch.text[line.clone()];
        if !text.contains('|') {
            chapters += usize::from(is_chapter(text));
            if !text.trim().is_empty() {
                gap.push(line);
            }
            continue;
        }
        let is_near = gap.len() <= GAP && (chapters == 0 || gap.len() < 3);
        match regions.last_mut() {
            Some(region) if is_near => region.end = line.end,
            _ => {
                let first = first_cell(stretch, &gap, text);
                regions.push(first.unwrap_or(line.start)..line.end);
            }
        }
        gap.clear();
        chapters = 0;
    }
    regions
}

/// Where the first cell begins, if that is before its first bar's line.
fn first_cell(stretch: &Stretch, gap: &[Range<usize>], line: &str) -> Option<usize> {
    if !line.trim_start().starts_with('|') {
        return None;
    }
    let is_short = |line: &&Range<usize>| stretch.text[(*line).clone()].chars().count() < 20;
    let before = gap.iter().rev().take(2).take_while(is_short);
    before.last().map(|line| line.start)
}

/// A cell and where it begins.
struct Cell {
    start: usize,
    piece: CopiedCell,
}

fn form(stretch: &Stretch, region: Range<usize>) -> Option<FoundForm> {
    let text = &stretch.text[region.clone()];
    let bars = text.bytes().filter(|b| *b == b'|').take(MOST + 1).count();
    if region.len() > LONGEST || bars > MOST {
        return None;
    }
    let manner = Manner::of(text);
    let cells = cells(stretch, &region, &manner);
    let (starts, list): (Vec<usize>, Vec<CopiedCell>) = cells
        .into_iter()
        .map(|cell| (cell.start, cell.piece))
        .unzip();
    let mut pieces = CopiedCells {
        list,
        rows_by: manner.rows_by,
        between: Between::Border,
        empties: manner.empties,
    };
    let first = beginning(&pieces)?;
    let list = pieces.list.split_off(first);
    let before = before(
        stretch,
        &region,
        (&starts[..first], &pieces.list),
        starts[first],
    );
    pieces.list = list;
    let table = assemble(&pieces)?;
    Some(FoundForm {
        range: region,
        before,
        table,
    })
}

/// How cells and rows are written.
struct Manner {
    rows_by: RowsBy,
    empties: Empties,
    /// Whether a line end between two bars is an empty cell.
    breaks_are_cells: bool,
    /// Whether a line end parts cells even where no bar stands.
    breaks_part: bool,
}

impl Manner {
    fn of(text: &str) -> Self {
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| line.contains('|'))
            .collect();
        let several = |line: &&&str| {
            line.split('|')
                .filter(|cell| !cell.trim().is_empty())
                .count()
                > 1
        };
        let bordered = |line: &&&str| line.starts_with('|') || line.ends_with('|');
        let full = lines.iter().filter(several).count();
        let padded = lines.iter().any(|line| line.ends_with("||"));
        let inner = lines
            .iter()
            .any(|line| line.trim_end_matches('|').contains("||") && !line.starts_with("||"));
        let lone = lines.contains(&"|");
        let kept = !padded || inner;
        let one_a_line = full * 5 < lines.len();
        let mixed = kept
            && lone
            && lines
                .iter()
                .any(|line| line.len() > 1 && line.starts_with('|'));
        Self {
            rows_by: if one_a_line || mixed {
                RowsBy::Count
            } else {
                RowsBy::Lines
            },
            empties: if kept { Empties::Kept } else { Empties::Lost },
            breaks_are_cells: kept && lone,
            breaks_part: lines.iter().filter(bordered).count() * 10 < lines.len() * 6,
        }
    }
}

fn cells(stretch: &Stretch, region: &Range<usize>, manner: &Manner) -> Vec<Cell> {
    let text = &stretch.text[region.clone()];
    let mut cells = Vec::new();
    let mut at = region.start;
    let mut starts_line = true;
    let mut push = |start: usize, text: &str, starts_line: bool| {
        let lead = text.len() - text.trim_start().len();
        let start = start + lead;
        let text = text.trim().to_owned();
        let place = stretch.place(start);
        let piece = CopiedCell {
            place,
            text,
            starts_line,
        };
        cells.push(Cell { start, piece });
    };
    let parts: Vec<&str> = text.split('|').collect();
    for (index, part) in parts.iter().enumerate() {
        let start = at;
        at += part.len() + 1;
        let is_end = index == 0 || index + 1 == parts.len();
        if part.trim().is_empty() {
            let breaks = part.contains('\n');
            let is_cell =
                !is_end && manner.empties == Empties::Kept && (!breaks || manner.breaks_are_cells);
            starts_line |= breaks;
            if is_cell {
                push(start, part, starts_line);
            }
            continue;
        }
        if !manner.breaks_part {
            let lead = &part[..part.len() - part.trim_start().len()];
            push(start, part, starts_line || lead.contains('\n'));
            starts_line =
                part.trim_end().len() < part.len() && part[part.trim_end().len()..].contains('\n');
            continue;
        }
        let mut within = start;
        for (number, line) in part.split('\n').enumerate() {
            let is_first = number > 0 || starts_line;
            if !line.trim().is_empty() {
                push(within, line, is_first);
            }
            within += line.len() + 1;
        }
        starts_line = part.ends_with('\n');
    }
    cells
}

/// The first piece that belongs to the form; `None` if there is no form.
fn beginning(pieces: &CopiedCells) -> Option<usize> {
    let reader = FormReader::new(pieces);
    let has_heads =
        |at: &usize| reader.funds_at(*at).is_some() || reader.indicators_at(*at).is_some();
    let heads = (0..pieces.list.len()).find(has_heads)?;
    // The first label, unless it is that of another table far before.
    let first = (0..heads).find(|at| reader.is(*at, FormWord::Name));
    let first = first
        .or_else(|| (0..heads).find(|at| reader.part_begins(*at)))
        .unwrap_or(heads);
    let labelled = |at: &usize| {
        let text = &pieces.list[*at].text;
        let label = text
            .split([':', '：'])
            .next()
            .filter(|label| label.len() < text.len());
        let is_label =
            |word: FormWord| matches!(word, FormWord::Name | FormWord::Label | FormWord::WeakLabel);
        let is_alone = || meanings(text).any(is_label);
        label.is_some_and(|label| meanings(label).any(is_label)) || is_alone()
    };
    let before = first.saturating_sub(8)..first;
    Some(before.into_iter().find(labelled).unwrap_or(first))
}

/// What stands before the form: lines as they were, or without bars where they have one cell or go on in the form.
fn before(
    stretch: &Stretch,
    region: &Range<usize>,
    cells: (&[usize], &[CopiedCell]),
    form: usize,
) -> Vec<(usize, String)> {
    let mut before = Vec::new();
    let cells: Vec<(usize, &CopiedCell)> = cells
        .0
        .iter()
        .copied()
        .zip(cells.1)
        .filter(|(_, piece)| !piece.text.is_empty())
        .collect();
    let mut next = 0;
    for line in stretch.lines(region.start..form) {
        let here = cells[next..]
            .iter()
            .take_while(|(start, _)| *start <= line.end)
            .count();
        let here = &cells[next..next + here];
        next += here.len();
        let goes_on = line.end >= form;
        let runs_over = here
            .last()
            .is_some_and(|(start, piece)| start + piece.text.len() > line.end);
        if here.len() <= 1 || goes_on || runs_over {
            before.extend(
                here.iter()
                    .map(|(start, piece)| (*start, piece.text.clone())),
            );
        } else {
            before.push((line.start, stretch.text[line].to_owned()));
        }
    }
    before
}
