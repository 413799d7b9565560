//! Numbers in Han digits: 一三八〇〇一三八〇〇〇.

use super::place::FEWEST;
use std::ops::Range;

/// Bytes of a Han digit.
const LENGTH: usize = 3;
/// Every place that is so many bytes behind another lies in one of so many digits, if they are unbroken.
const STEP: usize = LENGTH * FEWEST;

/// Where so many Han digits stand together as a number has. Only every thirtieth byte is looked at elsewhere.
pub(super) fn han_numbers(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = STEP - 1;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += STEP;
            continue;
        }
        let start = (at - 2..=at).rev().find(|at| bytes[*at] & 0xC0 != 0x80);
        let start = start.filter(|start| is_digit_at(bytes, *start));
        let Some(mut start) = start else {
            at += STEP;
            continue;
        };
        let mut end = start + LENGTH;
        while start >= LENGTH && is_digit_at(bytes, start - LENGTH) {
            start -= LENGTH;
        }
        while is_digit_at(bytes, end) {
            end += LENGTH;
        }
        if end - start >= STEP {
            found.push(start..end);
        }
        at = end + STEP - 1;
    }
    found
}

#[inline]
fn is_digit_at(bytes: &[u8], at: usize) -> bool {
    let Some([first, second, third]) = bytes.get(at..at + LENGTH) else {
        return false;
    };
    // Nearly all others are told apart by their first two bytes.
    match (first, second) {
        (0xE2, 0x97) => *third == 0x8B,
        (0xE3, 0x80) => *third == 0x87,
        (0xE4, 0xB8) => matches!(third, 0x80 | 0x83 | 0x89),
        (0xE4, 0xB9) => *third == 0x9D,
        (0xE4, 0xBA) => matches!(third, 0x8C | 0x94),
        (0xE4, 0xBC) => *third == 0x8D,
        (0xE5, 0x85) => matches!(third, 0xAB | 0xAD),
        (0xE5, 0x8F) => matches!(third, 0x81 | 0x83 | 0x84),
        (0xE5, 0x9B) => *third == 0x9B,
        (0xE5, 0xA3) => *third == 0xB9,
        (0xE5, 0xB9) => *third == 0xBA,
        (0xE6, 0x8D) => *third == 0x8C,
        (0xE6, 0x9F) => *third == 0x92,
        (0xE7, 0x8E) => *third == 0x96,
        (0xE8, 0x82) => *third == 0x86,
        (0xE8, 0xB2) => *third == 0xB3,
        (0xE8, 0xB4) => *third == 0xB0,
        (0xE9, 0x99) => matches!(third, 0x86 | 0xB8),
        (0xE9, 0x9B) => *third == 0xB6,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{han_numbers, is_digit_at};

    #[test]
    fn every_han_digit_is_known_and_nothing_else() {
        const DIGITS: &str = "〇零○一幺壹二贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖";
        for c in ('\u{80}'..='\u{FFFF}').filter(|c| c.len_utf8() == 3) {
            let known = is_digit_at(c.to_string().as_bytes(), 0);
            assert_eq!(known, DIGITS.contains(c), "{c}");
        }
    }

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        for before in 0..70 {
            let text = format!("{}电话一三八〇〇一三八〇〇〇，", "a".repeat(before));
            let start = before + "电话".len();
            let expected = start..start + 33;
            assert_eq!(han_numbers(text.as_bytes()), vec![expected]);
        }
        assert!(han_numbers("二〇二三年九月三十日，一、二、三、四".as_bytes()).is_empty());
    }
}
