//! Identity numbers (公民身份号码, GB 11643): place, birth date, serial, check character; with those of residence
//! permits (places 81 to 83) and of foreigners' cards as given out since 2023, which begin with 9.
//!
//! Of random 18-digit numbers one in 68,000 passes (1.48 in 100,000: 35 of 100 provinces, 46,400 of 100 million
//! dates, one check digit in 11), so that no word is needed beside one, and none beside it clears it. Of what
//! begins with a place and a day of these years, as codes of things do, one in 11 passes.

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
    has_form(number, years) && has_check_character(number.as_bytes())
}

/// Whether 18 characters are the number of a foreigner's card: 9, a province, a nationality (ISO 3166), birth.
pub(super) fn is_foreigner(number: &str, years: RangeInclusive<u32>) -> bool {
    let province = number.get(1..3).and_then(|digits| digits.parse().ok());
    let nation = number
        .get(3..6)
        .and_then(|digits| digits.parse::<u32>().ok());
    number.len() == 18
        && number.starts_with('9')
        && province.is_some_and(|province| PROVINCES.contains(&province))
        && nation.is_some_and(|nation| (4..=894).contains(&nation))
        && has_birth(number.get(6..14), years)
        && has_check_character(number.as_bytes())
}

/// Whether one other character somewhere, or two neighbours the other way round, make 18 characters an identity
/// number.
pub(super) fn is_nearly_identity(number: &str, years: RangeInclusive<u32>) -> bool {
    let Ok(mut tried) = <[u8; 18]>::try_from(number.as_bytes()) else {
        return false;
    };
    // What is wrong in more than one part stays so: only one part is tried at a time.
    for at in 1..tried.len() - 1 {
        tried.swap(at - 1, at);
        if is_identity(std::str::from_utf8(&tried).unwrap_or(""), years.clone()) {
            return true;
        }
        tried.swap(at - 1, at);
    }
    for at in 0..tried.len() {
        let written = tried[at];
        for other in b'0'..=b'9' {
            tried[at] = other;
            let text = std::str::from_utf8(&tried).unwrap_or("");
            if is_identity(text, years.clone()) {
                return true;
            }
        }
        tried[at] = written;
    }
    has_form(number, years)
}

/// Whether 17 or 19 characters are an identity number of which one was left out, or to which one was added, or at
/// least begin as one does.
pub(super) fn is_identity_but_for_length(number: &str, years: RangeInclusive<u32>) -> bool {
    let is_one = |tried: &str| is_identity(tried, years.clone());
    begins_like_identity(number, years.clone())
        || (0..number.len()).any(|at| match number.len() {
            17 => (b'0'..=b'9').any(|digit| {
                let (before, after) = number.split_at(at);
                is_one(&format!("{before}{}{after}", char::from(digit)))
            }),
            19 => is_one(&format!("{}{}", &number[..at], &number[at + 1..])),
            _ => false,
        })
}

/// Whether digits begin as an identity number does: with a place and a birth date.
pub(super) fn begins_like_identity(number: &str, years: RangeInclusive<u32>) -> bool {
    number.len() >= 14 && has_place(number) && has_birth(number.get(6..14), years)
}

/// The year in which the bearer of an identity number was born.
pub(super) fn year_of_birth(number: &str) -> u32 {
    let year = number.get(6..10).and_then(|year| year.parse().ok());
    year.unwrap_or_default()
}

/// Whether 18 characters have the form of one, whatever the last of them.
fn has_form(number: &str, years: RangeInclusive<u32>) -> bool {
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
    // Residence permits name no place below Hong Kong, Macau and Taiwan.
    let is_whole = |province: u32| (81..=83).contains(&province);
    province.is_some_and(|province| {
        PROVINCES.contains(&province) && (is_whole(province) || number.get(2..6) != Some("0000"))
    })
}

/// Whether a number begins with a place as there are: a province, a prefecture (01 to 53, 90 for counties under the
/// province), a county (01 to 43, 81 to 89 for towns that are counties). One number in eight does by chance.
pub fn has_usual_place(number: &str) -> bool {
    let part = |range: std::ops::Range<usize>| number.get(range)?.parse::<u32>().ok();
    let (prefecture, county) = (part(2..4), part(4..6));
    let is_whole = part(0..2).is_some_and(|province| (71..=83).contains(&province));
    let has_prefecture = prefecture.is_some_and(|part| matches!(part, 1..=53 | 90));
    let has_county = county.is_some_and(|part| matches!(part, 1..=43 | 81..=89));
    has_place(number) && (is_whole || has_prefecture && has_county)
}

/// Whether eight digits are a day in one of `years`.
pub(super) fn has_birth(date: Option<&str>, years: RangeInclusive<u32>) -> bool {
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

/// Whether the last of 18 characters is the check character of the others.
pub fn has_check_character(number: &[u8]) -> bool {
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
    use super::{is_foreigner, is_identity, is_nearly_identity, is_old_identity};

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
        assert!(is_foreigner(&with_check("91184019900307123"), 1900..=2024));
        assert!(!is_foreigner(&with_check("91199919900307123"), 1900..=2024));
    }

    /// Seventeen digits with their check character.
    fn with_check(digits: &str) -> String {
        let checks = "0123456789X".chars();
        let numbers = checks.map(|check| format!("{digits}{check}"));
        let mut right = numbers.filter(|number| super::has_check_character(number.as_bytes()));
        right.next().unwrap_or_default()
    }

    #[test]
    fn one_slip_is_seen() {
        for slipped in [
            "110105194912310021",
            "11010519491931002X",
            "01010519491231002X",
        ] {
            assert!(is_nearly_identity(slipped, 1900..=2024), "{slipped}");
        }
        assert!(!is_nearly_identity("110105194919310021", 1900..=2024));
        assert!(!is_nearly_identity("510000210000123456", 1900..=2024));
    }

    #[test]
    fn one_random_number_in_68_000_passes() {
        let mut state = 20_240_315_u64;
        let mut random = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 16) % 1_000_000_000
        };
        let total = 400_000;
        let passed = (0..total)
            .filter(|_| is_identity(&format!("{:09}{:09}", random(), random()), 1900..=2026))
            .count();
        // 5.9 are expected.
        assert!((1..=14).contains(&passed), "{passed} of {total}");
    }
}
