//! A day, or a month where no day is given, as forms date themselves.

use super::Moment;
use crate::field::{FromText, Reject};
use crate::text::number::narrow;
use std::fmt;

/// A date, or the month of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// `2024年3月20日`.
    Date(Moment),
    /// `2024年3月`: year and month.
    Month(i16, i8),
}

impl Day {
    /// `2024-03-20T00:00:00+08:00`, or `2024-03`, for structured data.
    pub fn iso(self) -> String {
        match self {
            Self::Date(moment) => moment.rfc3339(),
            Self::Month(year, month) => format!("{year}-{month:02}"),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(moment) => moment.fmt(f),
            Self::Month(year, month) => write!(f, "{year}年{month}月"),
        }
    }
}

impl FromText for Day {
    fn from_text(text: &str) -> Result<Self, Reject> {
        let known = Moment::from_text(text).map(Self::Date);
        match (known, month(&narrow(text.trim()))) {
            (Err(_), Some((year, month))) => Ok(Self::Month(year, month)),
            (known, _) => known,
        }
    }
}

/// Year and month, and nothing after them.
fn month(text: &str) -> Option<(i16, i8)> {
    let (year, month) = text.split_once(['年', '-', '/', '.'])?;
    let month = month.strip_suffix('月').unwrap_or(month);
    let (year, month) = (year.trim().parse().ok()?, month.trim().parse().ok()?);
    let fits = (1990..=2200).contains(&year) && (1..=12).contains(&month);
    fits.then_some((year, month))
}

#[cfg(test)]
mod tests {
    use super::Day;
    use crate::field::FromText;

    #[test]
    fn a_month_is_enough_and_an_impossible_date_is_none() {
        let read = |text| Day::from_text(text).ok().map(|day| day.to_string());
        assert_eq!(read("2024-03-20").as_deref(), Some("2024年3月20日"));
        assert_eq!(read("2024年3月").as_deref(), Some("2024年3月"));
        assert_eq!(read("2024.12").as_deref(), Some("2024年12月"));
        assert_eq!(read("2024年13月"), None);
        assert_eq!(read("202年1月11日"), None);
        assert_eq!(read("春季"), None);
    }
}
