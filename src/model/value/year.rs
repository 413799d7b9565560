//! A budget year.

use crate::field::{FromText, Reject};
use crate::text::number::narrow;
use std::fmt;

/// A year from 2000 to 2100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Year(pub u16);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromText for Year {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const EXPECTED: &str = "2000到2100之间的年份，如 2023";
        let narrow = narrow(text.trim());
        let digits = narrow.trim_end_matches('度').trim_end_matches('年').trim();
        let fits = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        let year: u16 = match digits.parse() {
            Ok(year) if fits => year,
            _ => return Err(Reject::shape(EXPECTED)),
        };
        if (2000..=2100).contains(&year) {
            Ok(Self(year))
        } else {
            Err(Reject::range(EXPECTED))
        }
    }
}
