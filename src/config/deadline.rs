//! 公开期限: the day by which the reports of a year are due.

use crate::field::{FromText, Reject};
use crate::text::number::narrow;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The days by which reports are due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// The day of the following year, where nothing else is said of a year.
    pub usual: Option<DayOfYear>,
    /// The day for single budget years.
    pub of_year: BTreeMap<u16, Date>,
}

impl Deadlines {
    /// The day by which the reports on budget year `year` are due, if the site set one.
    pub fn of(&self, year: u16) -> Option<Date> {
        if let Some(date) = self.of_year.get(&year) {
            return Some(*date);
        }
        let following = i16::try_from(year).ok()?.checked_add(1)?;
        self.usual?.in_year(following)
    }
}

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOfYear {
    month: i8,
    day: i8,
}

impl DayOfYear {
    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// A deadline as written: `06-30`, `6月30日`, or with its year.
#[derive(Clone, Copy, Debug)]
pub(super) enum WrittenDeadline {
    /// Month and day, in the year that follows.
    Day(DayOfYear),
    /// A date.
    Date(Date),
}

impl WrittenDeadline {
    /// The date for a budget year.
    pub(super) fn for_year(self, year: u16) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Day(day) => day.in_year(i16::try_from(year).ok()?.checked_add(1)?),
        }
    }
}

impl FromText for WrittenDeadline {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const EXPECTED: &str = "月和日，如 06-30 或 6月30日，或完整的日期，如 2024-06-30";
        let narrow = narrow(text.trim());
        let parts = narrow
            .trim_end_matches('日')
            .split(['-', '/', '年', '月'])
            .map(|part| part.trim().parse::<i16>());
        let parts: Result<Vec<i16>, _> = parts.collect();
        let parts = parts.map_err(|_| Reject::shape(EXPECTED))?;
        let small = |part: i16| i8::try_from(part).unwrap_or(0);
        // A leap year, so that 02-29 is a day.
        let (year, month, day) = match parts.as_slice() {
            [month, day] => (None, *month, *day),
            [year, month, day] => (Some(*year), *month, *day),
            _ => return Err(Reject::shape(EXPECTED)),
        };
        let (month, day) = (small(month), small(day));
        let date = Date::new(year.unwrap_or(2024), month, day)
            .map_err(|_| Reject::range("日历上有的日期，如 06-30"))?;
        Ok(match year {
            Some(_) => Self::Date(date),
            None => Self::Day(DayOfYear { month, day }),
        })
    }
}
