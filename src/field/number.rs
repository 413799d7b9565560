//! Decimal numbers as values of fields.

use super::{FromText, Reject};
use crate::text::number::read_decimal;
use rust_decimal::Decimal;

impl FromText for Decimal {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const LARGEST: i64 = 1_000_000_000;
        let number = read_decimal(text.trim().trim_end_matches('分'))
            .filter(|number| number.scale() <= 6)
            .ok_or_else(|| Reject::shape("数字，如 10 或 9.5"))?;
        if number.abs() > Decimal::from(LARGEST) {
            return Err(Reject::range("不超过十亿的数字"));
        }
        Ok(number)
    }
}
