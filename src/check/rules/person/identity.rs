//! Identity numbers (公民身份号码, GB 11643): place, birth date, serial, check character.

use std::ops::RangeInclusive;

/// The first two digits: provinces, Hong Kong, Macau and Taiwan with both of its numbers.
const PROVINCES: &[u32] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
];
/// Weights and check characters of ISO 7064 MOD 11-2.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

/// Whether 18 characters are an identity number of somebody born in one of `years`.
pub(super) fn is_identity(number: &str, years: RangeInclusive<u32>) -> bool {
    has_form(number, years) && has_check(number.as_bytes())
}

/// Whether 18 characters have the form of one, whatever the last of them.
pub(super) fn has_form(number: &str, years: RangeInclusive<u32>) -> bool {
    let digits = number.get(..17).unwrap_or("");
    number.len() == 18
        && digits.len() == 17
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && has_place(number)
        && has_birth(number.get(6..14), years)
}

/// Whether 15 digits have the form of an identity number as given out until 1999: no check
/// character and two digits for the year, so that words beside it must say what it is.
pub(super) fn is_old_identity(number: &str) -> bool {
    let birth = number.get(6..12).map(|date| format!("19{date}"));
    number.len() == 15
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && has_place(number)
        && has_birth(birth.as_deref(), 1900..=1999)
}

fn has_place(number: &str) -> bool {
    let province = number.get(..2).and_then(|digits| digits.parse().ok());
    province.is_some_and(|province| PROVINCES.contains(&province))
        && number.get(2..6).is_some_and(|rest| rest != "0000")
}

fn has_birth(date: Option<&str>, years: RangeInclusive<u32>) -> bool {
    let number =
        |range: std::ops::Range<usize>| date.and_then(|date| date.get(range)?.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(4..6), number(6..8)) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    years.contains(&year) && (1..=days).contains(&day)
}

fn has_check(number: &[u8]) -> bool {
    let digits = number.iter().take(17).map(|byte| byte.wrapping_sub(b'0'));
    let mut sum = 0;
    for (digit, weight) in digits.zip(WEIGHTS) {
        if digit > 9 {
            return false;
        }
        sum += u32::from(digit) * weight;
    }
    number.get(17) == CHECKS.get((sum % 11) as usize)
}

#[cfg(test)]
mod tests {
    use super::{is_identity, is_old_identity};

    #[test]
    fn a_number_needs_place_birth_and_check() {
        // The example printed in the standard itself.
        assert!(is_identity("11010519491231002X", 1900..=2024));
        assert!(!is_identity("110105194912310021", 1900..=2024));
        assert!(!is_identity("11010519491331002X", 1900..=2024));
        assert!(!is_identity("01010519491231002X", 1900..=2024));
        assert!(!is_identity("11010519491231002X", 1950..=2024));
        assert!(is_old_identity("110105491231002"));
        assert!(!is_old_identity("110105491331002"));
    }
}
