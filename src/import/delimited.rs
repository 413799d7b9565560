//! Values between commas, semicolons or tabs (`.csv`), a line a row; quotation marks may hold
//! delimiters and line ends.

use super::active;
use super::foreign::{Foreign, SpaceLeft};
use super::formula;
use super::place::Place;
use super::printed::SheetBuilder;

/// Reads a table of values.
pub(super) fn read(text: &str, foreign: &mut Foreign) {
    active::cells(text, foreign);
    let mut printed = foreign.prints().then(|| SheetBuilder::new(None));
    values(text, &mut printed, foreign);
    if let Some(printed) = printed {
        foreign.print_sheet(printed);
    }
}

fn values(text: &str, printed: &mut Option<SheetBuilder>, foreign: &mut Foreign) {
    let mut give = |line: u32, column: u32, value: &mut String| {
        if let Some(printed) = printed {
            printed.cell(
                (line, column),
                Place::LineCell { line, column },
                shown(value),
            );
        }
        give(foreign, line, column, value)
    };
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
                if give(line, column, &mut value) == SpaceLeft::Full {
                    return;
                }
                column += 1;
            }
            // Told with the line feed after it.
            '\r' if characters.peek() == Some(&'\n') => {}
            // Older ones of Apple end lines with a return alone.
            '\n' | '\r' => {
                if give(line, column, &mut value) == SpaceLeft::Full {
                    return;
                }
                (line, column) = (line.saturating_add(1), 0);
            }
            _ => value.push(c),
        }
    }
    give(line, column, &mut value);
}

fn give(foreign: &mut Foreign, line: u32, column: u32, value: &mut String) -> SpaceLeft {
    // Spreadsheets are told with `="…"` or a leading mark that digits are a text.
    let text = value.trim().trim_start_matches(['=', '\'']);
    if value.trim().starts_with('=') {
        foreign.push_made(&Place::LineCell { line, column }, &formula::of_text(text));
    }
    let space = foreign.push(Place::LineCell { line, column }, text.trim_matches('"'));
    value.clear();
    space
}

/// What a spreadsheet shows of a value: `="001"` and `'001` are texts.
fn shown(value: &str) -> &str {
    let text = value.trim();
    let quoted = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'));
    let marked = text
        .strip_prefix('\'')
        .filter(|text| text.starts_with(|c: char| c.is_ascii_digit()));
    quoted.or(marked).unwrap_or(text)
}

/// The delimiter that stands most often in the first lines.
fn delimiter(text: &str) -> char {
    let head: String = text.split(['\n', '\r']).take(20).collect();
    let count = |mark: char| head.matches(mark).count();
    let marks = [',', '\t', ';', '，', '|'];
    let best = marks.into_iter().rev().max_by_key(|mark| count(*mark));
    best.unwrap_or(',')
}
