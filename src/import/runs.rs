//! What stands in bytes that no reader is for: runs of text with the digits of a number in them, in one byte a
//! character or in two.

use super::foreign::{Foreign, SpaceLeft};
use super::place::Place;

/// Digits that make a run worth telling.
const DIGITS: usize = 11;
/// Characters of a run that are kept before and behind its digits.
const AROUND: usize = 24;

/// Gives the runs of `bytes`.
pub(super) fn read(bytes: &[u8], place: &Place, foreign: &mut Foreign) {
    narrow(bytes, place, foreign);
    for start in [0, 1] {
        let bytes = bytes.get(start..).unwrap_or_default();
        wide(bytes, u16::from_le_bytes, place, foreign);
        wide(bytes, u16::from_be_bytes, place, foreign);
    }
}

/// Gives whole numbers of eleven to fifteen digits that are kept as floats, as caches of tables keep them. Other bytes
/// look like one at a few of a thousand million places.
pub(super) fn long_numbers(bytes: &[u8], place: &Place, foreign: &mut Foreign) {
    for float in bytes.windows(8) {
        // How all such numbers end.
        if !matches!(float[7], 0x42 | 0x43) {
            continue;
        }
        let number = float
            .iter()
            .rev()
            .fold(0, |bits: u64, byte| bits << 8 | u64::from(*byte));
        let number = f64::from_bits(number);
        let is_long = (1e10..1e15).contains(&number) && number.fract() == 0.0;
        if is_long && foreign.push_run(place, &format!("{number:.0}")) == SpaceLeft::Full {
            return;
        }
    }
}

/// Runs of Latin letters, digits and marks.
fn narrow(bytes: &[u8], place: &Place, foreign: &mut Foreign) {
    for run in bytes.split(|byte| !matches!(byte, b' '..=b'~')) {
        if run.len() >= DIGITS
            && let Ok(run) = std::str::from_utf8(run)
            && give(run, place, foreign) == SpaceLeft::Full
        {
            return;
        }
    }
}

/// Runs of characters of two bytes, the one or the other first.
fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16, place: &Place, foreign: &mut Foreign) {
    let mut run = String::new();
    let mut digits = 0;
    let pairs = bytes.chunks_exact(2);
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    for unit in units.chain([0]) {
        match unit {
            0x20..=0x7E | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFF5E => {
                digits += usize::from(matches!(unit, 0x30..=0x39 | 0xFF10..=0xFF19));
                run.extend(char::from_u32(unit.into()));
            }
            _ => {
                if digits >= DIGITS && give(&run, place, foreign) == SpaceLeft::Full {
                    return;
                }
                digits = 0;
                run.clear();
            }
        }
    }
}

/// Gives each stretch of a run in which digits are not far from one another.
fn give(run: &str, place: &Place, foreign: &mut Foreign) -> SpaceLeft {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let (mut from, mut last, mut count, mut since) = (0, 0, 0, 0);
    let mut flush = |from: usize, last: usize, count: usize| {
        if count < DIGITS {
            return SpaceLeft::Left;
        }
        let start = run[..from].char_indices().rev().nth(AROUND - 1);
        let end = run[last..].char_indices().nth(AROUND);
        let start = start.map_or(0, |(at, _)| at);
        let end = end.map_or(run.len(), |(at, _)| last + at);
        foreign.push_run(place, &run[start..end])
    };
    for (at, c) in run.char_indices() {
        if !is_digit(c) {
            since += 1;
            continue;
        }
        if since > AROUND || count == 0 {
            if flush(from, last, count) == SpaceLeft::Full {
                return SpaceLeft::Full;
            }
            (from, count) = (at, 0);
        }
        (last, count, since) = (at, count + 1, 0);
    }
    flush(from, last, count)
}
