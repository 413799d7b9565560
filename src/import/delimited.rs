//! Values between commas, semicolons or tabs (`.csv`), a line a row; quotation marks may hold
//! delimiters and line ends.

use super::foreign::{Foreign, SpaceLeft};
use super::place::Place;

/// Reads a table of values.
pub(super) fn read(text: &str, foreign: &mut Foreign) {
    let delimiter = delimiter(text);
    let (mut line, mut column) = (0_u32, 0_u32);
    let mut value = String::new();
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                value.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if value.trim().is_empty() => {
                value.clear();
                quoted = true;
            }
            _ if quoted => value.push(c),
            _ if c == delimiter => {
                if give(foreign, line, column, &mut value) == SpaceLeft::Full {
                    return;
                }
                column += 1;
            }
            '\n' => {
                if give(foreign, line, column, &mut value) == SpaceLeft::Full {
                    return;
                }
                (line, column) = (line.saturating_add(1), 0);
            }
            '\r' => {}
            _ => value.push(c),
        }
    }
    give(foreign, line, column, &mut value);
}

fn give(foreign: &mut Foreign, line: u32, column: u32, value: &mut String) -> SpaceLeft {
    // Spreadsheets are told with `="…"` or a leading mark that digits are a text.
    let text = value.trim().trim_start_matches(['=', '\'']);
    let space = foreign.push(Place::LineCell { line, column }, text.trim_matches('"'));
    value.clear();
    space
}

/// The delimiter that stands most often in the first lines.
fn delimiter(text: &str) -> char {
    let head: String = text.lines().take(10).collect();
    let count = |mark: char| head.matches(mark).count();
    let marks = [',', '\t', ';', '，', '|'];
    let best = marks.into_iter().rev().max_by_key(|mark| count(*mark));
    best.unwrap_or(',')
}
