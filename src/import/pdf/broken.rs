//! Numbers that a narrow cell breaks over two lines or more: what stands below one another is put
//! together, because on its line each part stands among the words of other cells.
//!
//! Only numbers as long as those of persons and cards: shorter ones would be made of amounts that stand
//! below one another.

use super::layout::Run;
use std::ops::Range;

/// How many digits the numbers have.
const LENGTHS: Range<usize> = 15..20;

/// Most digits that are kept: those of a page that nobody can read.
const MOST: usize = 500_000;
/// How many numbers after a first one are looked at for the one below it.
const NEAR: usize = 64;

/// Digits that may be the part of a number.
pub(super) struct Digits {
    text: Range<usize>,
    start: f64,
    end: f64,
    /// How far up their line is, in which direction, and how large they are.
    across: f64,
    angle: i16,
    size: f64,
    /// Whether nothing of the same cell stands before them.
    is_first: bool,
}

/// Notes the digits of a line that begins at this byte, after which nothing of the same cell stands.
pub(super) fn digits(out: &str, line: usize, parts: &[(usize, &Run)], found: &mut Vec<Digits>) {
    let bytes = out.as_bytes();
    let mut at = line;
    while let Some(length) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + length;
        let rest = &bytes[start..];
        let length = rest.iter().position(|byte| !byte.is_ascii_digit());
        let mut end = start + length.unwrap_or(rest.len());
        end += usize::from(matches!(bytes.get(end), Some(b'X' | b'x')));
        at = end;
        let before = bytes[line..start].last();
        let is_whole = !matches!(before, Some(b'.' | b',' | b'-' | b'/'));
        let is_last = matches!(bytes.get(end), None | Some(b' ' | b'\t'));
        if !is_whole || !is_last || end - start > 18 {
            continue;
        }
        if found.len() == MOST {
            return;
        }
        let place = |byte: usize| {
            let part = parts.partition_point(|(from, _)| *from <= byte);
            let (from, run) = parts.get(part.checked_sub(1)?)?;
            let share = (byte - from) as f64 / run.text.len().max(1) as f64;
            Some((run.start + (run.end - run.start) * share.min(1.0), *run))
        };
        let Some(((start_at, run), (end_at, _))) = place(start).zip(place(end)) else {
            continue;
        };
        found.push(Digits {
            text: start..end,
            start: start_at,
            end: end_at,
            across: run.across,
            angle: run.angle,
            size: run.size,
            is_first: matches!(before, None | Some(b' ' | b'\t')),
        });
    }
}

/// The numbers that parts below one another make.
pub(super) fn joined(out: &str, parts: &[Digits]) -> Vec<String> {
    let mut found = Vec::new();
    for (index, head) in parts.iter().enumerate() {
        let mut number = out[head.text.clone()].to_owned();
        let (mut upper, mut at) = (head, index);
        while number.len() < LENGTHS.end
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && let Some(next) = below(parts, at, upper)
        {
            let lower = &parts[next];
            let is_short = upper.text.len() < 4 || lower.text.len() > upper.text.len() + 1;
            if is_short {
                break;
            }
            number += &out[lower.text.clone()];
            if LENGTHS.contains(&number.len()) {
                found.push(number.clone());
            }
            (upper, at) = (lower, next);
        }
    }
    found
}

/// The digits that stand right below others, close to them and as far to the left or about their middle.
fn below(parts: &[Digits], at: usize, upper: &Digits) -> Option<usize> {
    let near = parts.iter().enumerate().skip(at + 1).take(NEAR);
    let mut found = near.filter(|(_, lower)| {
        let down = (upper.across - lower.across) / upper.size;
        let left = (upper.start - lower.start).abs();
        let middle = (upper.start + upper.end - lower.start - lower.end).abs() / 2.0;
        lower.is_first
            && lower.angle == upper.angle
            && (0.5..1.8).contains(&down)
            && left.min(middle) < 1.5 * upper.size
    });
    found.next().map(|(index, _)| index)
}
