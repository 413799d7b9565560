//! Tables without lines, told by columns that are clearly aligned.

use super::super::area::PageArea;
use super::grid::GridCell;
use super::line::{LinePart, PrintedLine};
use super::table::{SheetCell, SheetTable};

/// A part of a page.
#[derive(Clone, Debug)]
pub(super) enum AlignedPart {
    Line(PrintedLine),
    Table(SheetTable),
    /// A paragraph that is turned.
    Turned(String),
}

/// Rows and columns that an aligned table has at least.
const LEAST: usize = 3;
/// Rows that it has at most.
const MOST: usize = 200;

/// Finds tables without lines: at least three lines of the same number of parts, each under the one above.
pub(super) fn aligned(lines: Vec<PrintedLine>) -> Vec<AlignedPart> {
    let mut parts = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let length = aligned_lines(rest);
        if length < LEAST {
            parts.push(AlignedPart::Line(first.clone()));
            rest = &rest[1..];
            continue;
        }
        let (rows, others) = rest.split_at(length);
        parts.push(AlignedPart::Table(of_lines(rows)));
        rest = others;
    }
    parts
}

/// How many lines from the first on make a table.
fn aligned_lines(lines: &[PrintedLine]) -> usize {
    let Some(first) = lines.first().filter(|line| line.parts.len() >= LEAST) else {
        return 0;
    };
    let mut spans: Vec<(f64, f64)> = first.parts.iter().map(|it| (it.left, it.right)).collect();
    let mut length = 1;
    for line in lines.iter().take(MOST).skip(1) {
        if line.parts.len() != spans.len() {
            break;
        }
        let meets = |(left, right): (f64, f64), of: usize| {
            let span: Option<&(f64, f64)> = spans.get(of);
            span.is_some_and(|span| left <= span.1 && right >= span.0)
        };
        let mut places = line.parts.iter().enumerate();
        let fits = places.all(|(at, part)| {
            let place = (part.left, part.right);
            meets(place, at) && !meets(place, at + 1) && (at == 0 || !meets(place, at - 1))
        });
        if !fits {
            break;
        }
        for (span, part) in spans.iter_mut().zip(&line.parts) {
            *span = (span.0.min(part.left), span.1.max(part.right));
        }
        length += 1;
    }
    // The head may be set otherwise.
    let body = &lines[1..length.max(1)];
    let near = 0.6 * first.size;
    let is_aligned = |column: usize| {
        let even = |place: &dyn Fn(&LinePart) -> f64| {
            let places = body.iter().map(|line| place(&line.parts[column]));
            let (least, most) = places.fold((f64::MAX, f64::MIN), |(least, most), place| {
                (least.min(place), most.max(place))
            });
            most - least < near
        };
        even(&|part| part.left)
            || even(&|part| part.right)
            || even(&|part| (part.left + part.right) / 2.0)
    };
    match (0..spans.len()).all(is_aligned) {
        true => length,
        false => 0,
    }
}

fn of_lines(lines: &[PrintedLine]) -> SheetTable {
    let rows = lines.iter().enumerate();
    let cells = rows.flat_map(|(row, line)| {
        let parts = line.parts.iter().enumerate();
        parts.map(move |(column, part)| SheetCell {
            at: GridCell {
                row,
                column,
                height: 1,
                width: 1,
            },
            text: part.text.clone(),
            room: f64::MAX,
        })
    });
    let corners = lines.iter().flat_map(|line| {
        [
            (line.left(), line.base),
            (line.right(), line.base + line.size),
        ]
    });
    SheetTable {
        area: PageArea::around(corners).unwrap_or(PageArea::ALL),
        columns: Vec::new(),
        rows: lines.len(),
        cells: cells.collect(),
    }
}
