//! Identity numbers that programs keep in data of their own in pieces: a digit or a part in each value of one array, or
//! of one dictionary.
//!
//! Invariant: what is given has the date and the check character of an identity number, and is broken digit by digit
//! in two, or where the parts of a number end; a look at an array ends at the first value that is no digits.

use super::super::chain::{LENGTH, is_identity};
use super::value::{Dictionary, PdfValue};

/// The number that the values of an array are, all together.
pub(super) fn of_array(items: &[PdfValue<'_>]) -> Option<String> {
    number(items.iter().map_while(digits), items.len())
}

/// The number that the values of a dictionary are which are digits, in the order of their names: `D2` before `D10`.
pub(super) fn of_dictionary(dictionary: &Dictionary<'_>) -> Option<String> {
    let values = dictionary.iter();
    let mut values: Vec<_> = values
        .filter_map(|(name, value)| Some((name, digits(value)?)))
        .take(LENGTH + 1)
        .collect();
    values.sort_by_key(|(name, _)| (name.len(), *name));
    let count = values.len();
    number(values.into_iter().map(|(_, digits)| digits), count)
}

/// The number that so many parts are.
fn number(parts: impl Iterator<Item = String>, count: usize) -> Option<String> {
    if !(2..=LENGTH).contains(&count) {
        return None;
    }
    let parts: Vec<String> = parts.collect();
    let is_broken = match parts.as_slice() {
        [_, _] => true,
        [first, second, _] => (first.len(), second.len()) == (6, 8),
        parts => parts.len() == LENGTH,
    };
    let number = parts.concat();
    let is_number = is_broken && parts.len() == count && is_identity(number.as_bytes());
    is_number.then_some(number)
}

/// The digits that a value consists of: a number, a string, a name, or one of these alone in an array.
fn digits(value: &PdfValue<'_>) -> Option<String> {
    let bytes = match value {
        PdfValue::Number(number) if number.fract() == 0.0 && (0.0..1e15).contains(number) => {
            return Some((*number as u64).to_string());
        }
        PdfValue::Text(bytes) | PdfValue::Name(bytes) => bytes,
        PdfValue::Array(items) => match items.as_slice() {
            [item] => return digits(item),
            _ => return None,
        },
        _ => return None,
    };
    let (last, rest) = bytes.split_last()?;
    let is_digits = bytes.len() < LENGTH
        && rest.iter().all(u8::is_ascii_digit)
        && matches!(last, b'0'..=b'9' | b'X' | b'x');
    let digits = std::str::from_utf8(bytes).ok().filter(|_| is_digits)?;
    Some(digits.to_ascii_uppercase())
}
