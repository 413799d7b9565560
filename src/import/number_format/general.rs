//! Numbers without a format of their own, as Excel prints them: at most eleven characters.

use super::digits::DecimalDigits;

/// Most characters of a number with a fraction.
const WIDTH: usize = 11;

/// The absolute value of a number. A whole number is written out as far as a spreadsheet keeps its digits: it may
/// be a code, which a power of ten would destroy.
pub(super) fn general(number: f64) -> String {
    let digits = DecimalDigits::of(number);
    let magnitude = digits.magnitude();
    if digits.is_zero() || digits.needed_places() == 0 && magnitude < 15 {
        return digits.plain();
    }
    if magnitude >= WIDTH as i32 || magnitude < -9 {
        return scientific(digits);
    }
    let before = usize::try_from(magnitude).unwrap_or(0) + 1;
    let places = WIDTH.saturating_sub(before + 1);
    let plain = digits.clone().rounded(places);
    // Below 0.0001 the point costs digits: then the power of ten keeps more of them.
    let lost = digits.needed_places() > places;
    if magnitude < -4 && lost {
        return scientific(digits);
    }
    plain.plain()
}

/// Six digits and a power of ten.
fn scientific(digits: DecimalDigits) -> String {
    let digits = digits.rounded_to_digits(6);
    let magnitude = digits.magnitude();
    let mantissa = digits.shifted(-magnitude).plain();
    let sign = if magnitude < 0 { '-' } else { '+' };
    format!("{mantissa}E{sign}{:02}", magnitude.abs())
}
