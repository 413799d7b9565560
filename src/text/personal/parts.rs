//! An identity number whose parts are told one by one behind its label: 身份证前六位530102，出生日期1990年3月7日，后四位106X.

use super::number::{NumberCertainty, PersonalKind, PersonalNumber};
use std::ops::{Range, RangeInclusive};

/// Characters of an identity number.
const LENGTH: usize = 18;
/// The longest word between two parts, in bytes, and between the label and the first.
const LONGEST_WORD: usize = 24;
/// Most parts: place, year, month, day, serial, and one more.
const MOST_PARTS: usize = 6;
/// How far behind the label its number ends, in bytes.
const LONGEST: usize = 150;

/// The numbers that stand in parts behind one of these labels, with words between them.
pub(super) fn numbers_in_parts(
    text: &str,
    labels: &[&str],
    years: &RangeInclusive<u32>,
) -> Vec<PersonalNumber> {
    let mut found: Vec<PersonalNumber> = Vec::new();
    for label in labels {
        for (at, label) in text.match_indices(label) {
            let start = at + label.len();
            if found.last().is_some_and(|last| start < last.range.end) {
                continue;
            }
            let end = text.floor_char_boundary(text.len().min(start + LONGEST));
            let behind = &text[start..end];
            let behind = &behind[..behind.find(['。', '；', '\n']).unwrap_or(behind.len())];
            found.extend(number(behind, years).map(|(range, digits)| PersonalNumber {
                range: start + range.start..start + range.end,
                kind: PersonalKind::Identity,
                certainty: NumberCertainty::Certain,
                digits: digits.into(),
            }));
        }
    }
    found
}

/// The number that the runs of digits of a text make together, from the first on.
fn number(text: &str, years: &RangeInclusive<u32>) -> Option<(Range<usize>, String)> {
    let parts = parts(text);
    let first = parts.first().filter(|part| part.start <= LONGEST_WORD)?;
    let mut digits = String::new();
    let mut words = false;
    for (index, part) in parts.iter().take(MOST_PARTS).enumerate() {
        let between = match index {
            0 => "",
            _ => &text[parts[index - 1].end..part.start],
        };
        words |= between.contains(char::is_alphabetic);
        if between.len() > LONGEST_WORD {
            return None;
        }
        let is_of_day = part.len() == 1 && text[part.end..].starts_with(['月', '日']);
        if is_of_day {
            digits.push('0');
        }
        digits += &text[part.clone()];
        if digits.len() >= LENGTH {
            let number = digits.to_ascii_uppercase();
            let is_one = words && super::identity::is_identity(&number, years.clone());
            return is_one.then_some((first.start..part.end, number));
        }
    }
    None
}

/// The runs of digits of a text, with the cross that may end one.
fn parts(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut parts, mut at) = (Vec::new(), 0);
    while let Some(first) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + first;
        let digits = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit());
        at = start + digits.count();
        // 前6位 says how many follow.
        if text[at..].starts_with('位') {
            continue;
        }
        at += usize::from(matches!(bytes.get(at), Some(b'X' | b'x')));
        parts.push(start..at);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::numbers_in_parts;

    #[test]
    fn parts_behind_a_label_are_put_together() {
        let count = |text: &str| numbers_in_parts(text, &["身份证"], &(1900..=2024)).len();
        for text in [
            "身份证前六位530102，出生日期19900307，后四位106X",
            "身份证前六位530102，1990年3月7日出生，后四位106X。",
            "身份证号：前6位530102、中间19900307、末4位106X",
            "身份证号：5301 然后是 0219900307106X",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "身份证530102份，19900307人，1060元",
            "身份证前六位530102。出生日期19900307，后四位106X",
            "前六位530102，出生日期19900307，后四位106X",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
