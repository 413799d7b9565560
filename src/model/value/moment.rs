//! A date, with the time of day where one is given.

use crate::field::{FromText, Reject};
use crate::text::number::narrow;
use jiff::civil::{Date, Time};
use std::fmt;

/// A date, or a date and time, in Beijing time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The date.
    pub date: Date,
    /// The time of day, if written.
    pub time: Option<Time>,
}

impl Moment {
    /// A day, without a time.
    pub fn of(date: Date) -> Self {
        Self { date, time: None }
    }

    /// `2024-09-30 00:00`, the form of the meta tags of government sites.
    pub fn minute(self) -> String {
        let time = self.time.unwrap_or_else(Time::midnight);
        format!("{} {:02}:{:02}", self.date, time.hour(), time.minute())
    }

    /// `2024-09-30T00:00:00+08:00`, for feeds and structured data.
    pub fn rfc3339(self) -> String {
        let time = self.time.unwrap_or_else(Time::midnight);
        format!(
            "{}T{:02}:{:02}:{:02}+08:00",
            self.date,
            time.hour(),
            time.minute(),
            time.second()
        )
    }
}

impl fmt::Display for Moment {
    /// `2024年9月30日`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}年{}月{}日",
            self.date.year(),
            self.date.month(),
            self.date.day()
        )
    }
}

impl FromText for Moment {
    fn from_text(text: &str) -> Result<Self, Reject> {
        const EXPECTED: &str = "日期，如 2024-09-30、2024年9月30日 或 2024-09-30 10:30";
        let narrow = narrow(text.trim());
        if let Some(date) = spreadsheet_date(&narrow) {
            return Err(Reject::Shape(format!(
                "{date}（现在这样像是Excel的日期序号）"
            )));
        }
        let (date, time) = split(&narrow).ok_or_else(|| Reject::shape(EXPECTED))?;
        let mut numbers = date.split(['-', '/', '.', '年', '月']).map(str::trim);
        let mut next = || numbers.next().and_then(|part| part.parse::<i16>().ok());
        let (Some(year), Some(month), Some(day)) = (next(), next(), next()) else {
            return Err(Reject::shape(EXPECTED));
        };
        if numbers.next().is_some() {
            return Err(Reject::shape(EXPECTED));
        }
        let small = |n: i16| i8::try_from(n).unwrap_or(0);
        let date = Date::new(year, small(month), small(day))
            .map_err(|_| Reject::range("日历上有的日期，如 2024-09-30"))?;
        if !(1990..=2200).contains(&date.year()) {
            return Err(Reject::range("1990年以后的日期"));
        }
        let time = time.map(|time| read_time(time).ok_or_else(|| Reject::shape(EXPECTED)));
        Ok(Self {
            date,
            time: time.transpose()?,
        })
    }
}

/// The date that a bare number is in a spreadsheet, which counts days from 1899-12-30.
fn spreadsheet_date(text: &str) -> Option<Date> {
    let days: i32 = text.parse().ok()?;
    let counted = (20_000..80_000).contains(&days);
    let first = jiff::civil::date(1899, 12, 30);
    counted
        .then(|| first.checked_add(jiff::Span::new().days(days)).ok())
        .flatten()
}

/// The date and the time of day of a written moment.
fn split(text: &str) -> Option<(&str, Option<&str>)> {
    if let Some((date, rest)) = text.split_once('日') {
        let rest = rest.trim();
        return Some((date, (!rest.is_empty()).then_some(rest)));
    }
    match text.split_once([' ', 'T', 't']) {
        Some((date, time)) => Some((date, Some(time.trim()))),
        None => Some((text, None)),
    }
}

/// `10:30` or `10:30:05`; a time zone of Beijing may follow.
fn read_time(text: &str) -> Option<Time> {
    let text = text.strip_suffix("+08:00").unwrap_or(text).trim();
    let mut parts = text.split(':');
    let mut next = || parts.next().map(|part| part.trim().parse::<i8>());
    let hour = next()?.ok()?;
    let minute = next()?.ok()?;
    let second = next().unwrap_or(Ok(0)).ok()?;
    if parts.next().is_some() {
        return None;
    }
    Time::new(hour, minute, second, 0).ok()
}
