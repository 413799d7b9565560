//! Slips inside `{ }` and `[ ]`.

use super::slip::{YamlSlip, is_key};
use crate::source::Span;

/// Most characters that are looked at to tell what stands at a place.
const LONGEST: usize = 40;

/// The first slip of each kind in a list or mapping in brackets, which stands `base` bytes from the beginning.
pub(super) fn flow_slips(value: &str, base: usize) -> Vec<(Span, YamlSlip)> {
    let mut found: Vec<(Span, YamlSlip)> = Vec::new();
    let mut push = |at: usize, length: usize, slip: YamlSlip| {
        if !found.iter().any(|(_, known)| *known == slip) {
            found.push((Span::new(base + at..base + at + length), slip));
        }
    };
    let mut quote: Option<char> = None;
    // Where the text after the last bracket or comma began: a key, if a colon follows.
    let mut piece = 0;
    // Whether the value of the piece has begun.
    let mut in_value = false;
    // The colons that show a key: full-width ones may stand in a text, until one is found that does not.
    let mut wide: &[char] = &[':'];
    let mut depth = usize::from(!value.starts_with(['{', '[']));
    for (at, c) in value.char_indices() {
        let after = &value[at + c.len_utf8()..];
        match (quote, c) {
            (Some(open), _) if c != open => {}
            (Some(_), _) => quote = None,
            (None, '{' | '[' | ',') => {
                depth += usize::from(c != ',');
                (piece, in_value) = (at + 1, false);
            }
            (None, '}' | ']') if depth <= 1 => break,
            (None, '}' | ']') => depth -= 1,
            (None, '#') if value[..at].ends_with(' ') => {
                push(at, value.len() - at, YamlSlip::Comment);
                break;
            }
            (None, '，') if begins_with_key(after, wide) => {
                push(at, c.len_utf8(), YamlSlip::FullWidthComma);
                (piece, in_value) = (at + c.len_utf8(), false);
            }
            (None, '：') if !in_value && is_key(value[piece..at].trim()) => {
                push(at, c.len_utf8(), YamlSlip::FullWidthColon);
                (in_value, wide) = (true, &[':', '：']);
            }
            (None, ':') if !in_value => {
                let glued = after.starts_with(|c: char| !c.is_whitespace() && c != '/');
                if glued && is_key(value[piece..at].trim()) {
                    push(at, 1, YamlSlip::NoSpace);
                }
                in_value = true;
            }
            (None, '"') => match (after.contains('"'), after.contains('”')) {
                (false, true) => push(at, 1, YamlSlip::FullWidthQuote),
                (closed, _) => quote = closed.then_some('"'),
            },
            (None, '“') if is_parted(&value[piece..at], after) => {
                push(at, c.len_utf8(), YamlSlip::FullWidthQuote);
            }
            _ => {}
        }
    }
    found
}

/// Whether a text goes on with a key and one of these colons.
fn begins_with_key(text: &str, colons: &[char]) -> bool {
    let begin = text.char_indices().take(LONGEST);
    let colon = begin
        .map(|(at, c)| (at, colons.contains(&c)))
        .find(|it| it.1);
    colon.is_some_and(|(colon, _)| is_key(text[..colon].trim()))
}

/// Whether a value that full-width quotes begin has a comma before they end, where `before` ends with the colon.
fn is_parted(before: &str, after: &str) -> bool {
    let mut inside = after.chars().take(LONGEST).take_while(|c| *c != '”');
    inside.any(|c| c == ',') && before.trim_end().ends_with([':', '：'])
}

/// Whether each bracket of a text has its other half.
pub(super) fn is_closed(value: &str) -> bool {
    let count = |c: char| value.matches(c).count();
    count('{') <= count('}') && count('[') <= count(']')
}
