//! Decimals in writing.
//!
//! Gives the digits `Decimal` itself would print. A page prints two hundred numbers, and the
//! general way takes ten times as long.

use rust_decimal::Decimal;
use std::fmt;

/// Most bytes a decimal takes: a sign, a point, and thirty digits at most before and after it.
const LONGEST: usize = 40;

/// A decimal as it is printed: `-0.50`.
#[derive(Clone, Copy)]
pub struct Written {
    bytes: [u8; LONGEST],
    start: usize,
}

impl Written {
    /// The digits of `number`, all that it has.
    pub fn new(number: Decimal) -> Self {
        let mut written = Self {
            bytes: [b'0'; LONGEST],
            start: LONGEST,
        };
        let mut rest = number.mantissa().unsigned_abs();
        let scale = number.scale();
        let mut digits = 0;
        while rest > 0 || digits <= scale {
            if digits == scale && scale > 0 {
                written.push(b'.');
            }
            let (others, digit) = last_digit(rest);
            written.push(b'0' + digit);
            rest = others;
            digits += 1;
        }
        if number.is_sign_negative() {
            written.push(b'-');
        }
        written
    }

    fn push(&mut self, byte: u8) {
        if let Some(start) = self.start.checked_sub(1) {
            self.start = start;
            self.bytes[start] = byte;
        }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[self.start..]).unwrap_or("")
    }
}

/// A number without its last digit, and that digit.
fn last_digit(number: u128) -> (u128, u8) {
    // Most numbers are small, and small ones are divided far faster.
    let (others, digit) = match u64::try_from(number) {
        Ok(small) => (u128::from(small / 10), small % 10),
        Err(_) => (number / 10, u64::try_from(number % 10).unwrap_or(0)),
    };
    // The remainder of a division by ten is a digit.
    (others, u8::try_from(digit).unwrap_or(0))
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Written> for String {
    fn from(written: Written) -> Self {
        written.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Written;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    proptest! {
        #[test]
        fn decimals_are_written_as_they_print(
            mantissa: i64,
            factor in prop::sample::select(vec![1_i128, 4_000_000_000]),
            scale in 0..=28u32,
        ) {
            let mantissa = i128::from(mantissa) * factor;
            let number = Decimal::from_i128_with_scale(mantissa, scale);
            prop_assert_eq!(Written::new(number).to_string(), number.to_string());
            prop_assert_eq!(Written::new(-number).to_string(), (-number).to_string());
        }

        #[test]
        fn small_decimals_are_written_as_they_print(mantissa in -2000..2000i64, scale in 0..=6u32) {
            let number = Decimal::new(mantissa, scale);
            prop_assert_eq!(Written::new(number).to_string(), number.to_string());
        }
    }
}
