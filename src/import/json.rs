//! JSON, and lists of it a line each: values with what they are called, as they read once their escapes are resolved.
//!
//! Takes any text; gives what only together says something. A value that is JSON itself is looked through as well.

use super::foreign::{Foreign, SpaceLeft};
use super::intake::has_number;
use super::place::Place;
use super::scattered::name_of;

/// How deep texts of JSON may stand in texts of JSON.
const NESTED: usize = 4;

/// Whether a text may be JSON.
pub(super) fn is_json(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with(['{', '[']) && start.contains('"')
}

/// Looks at the values of a text, and tells those that hold a number which their letters do not show.
pub(super) fn read(text: &str, place: &Place, foreign: &mut Foreign) {
    level(text, 0, place, foreign);
    foreign.intake.end_values();
}

fn level(text: &str, depth: usize, place: &Place, foreign: &mut Foreign) {
    let mut name = 0;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '"' || c.is_ascii_digit()) {
        rest = &rest[at..];
        if !rest.starts_with('"') {
            let end = rest.find(|c: char| !c.is_ascii_digit());
            let (number, after) = rest.split_at(end.unwrap_or(rest.len()));
            foreign.intake.see_value(name, place, number);
            rest = after;
            continue;
        }
        let (value, is_escaped, after) = quoted(&rest[1..]);
        rest = after;
        if after.trim_start().starts_with(':') {
            name = name_of("", &value);
            continue;
        }
        foreign.intake.see_value(name, place, &value);
        if is_escaped && has_number(&value) && foreign.push_aside(place, &value) == SpaceLeft::Full
        {
            return;
        }
        if depth < NESTED && is_json(&value) {
            level(&value, depth + 1, place, foreign);
        }
    }
}

/// The text up to the closing quotation mark, whether characters in it were escaped, and what follows.
fn quoted(text: &str) -> (String, bool, &str) {
    let mut value = String::new();
    let mut rest = text;
    let mut is_escaped = false;
    loop {
        let Some(at) = rest.find(['"', '\\']) else {
            value += rest;
            return (value, is_escaped, "");
        };
        value += &rest[..at];
        let mark = rest[at..].starts_with('"');
        rest = &rest[at + 1..];
        if mark {
            return (value, is_escaped, rest);
        }
        is_escaped = true;
        let mut characters = rest.chars();
        match characters.next() {
            Some('u') => {
                let (c, length) = numbered(rest);
                value.push(c);
                rest = &rest[length..];
                continue;
            }
            Some('n' | 'r' | 't' | 'b' | 'f') => value.push('\n'),
            Some(c) => value.push(c),
            None => {}
        }
        rest = characters.as_str();
    }
}

/// The character of `u0031` or of two halves, and how long that is written.
fn numbered(text: &str) -> (char, usize) {
    let unit = |from: usize| {
        let digits = text.get(from..from + 4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(1) else {
        return ('u', 1);
    };
    let second = match text.get(5..7) {
        Some("\\u") => unit(7),
        _ => None,
    };
    if let Some(c) = char::from_u32(first.into()) {
        return (c, 5);
    }
    let both = [first, second.unwrap_or_default()];
    match char::decode_utf16(both).next() {
        Some(Ok(c)) => (c, 11),
        _ => ('\u{FFFD}', 5),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn escapes_are_resolved() {
        let cases = [
            (r#"\u0035\u0033" ,1"#, "53", " ,1"),
            (r#"\ud835\udfd3\/\"""#, "𝟓/\"", ""),
            (r#"5\n3"#, "5\n3", ""),
            (r#"\u00"#, "u00", ""),
            (r#"\ud835x""#, "\u{FFFD}x", ""),
        ];
        for (text, value, rest) in cases {
            assert_eq!(quoted(text), (value.into(), true, rest), "{text}");
        }
    }
}
