//! Working days, by the yearly notices of the State Council; the data stand in `holidays.yaml`.
//!
//! Invariant: nothing is guessed; where a year's notice is not there, there is no answer.

use crate::parse::{Document, Form, Node, Value};
use crate::source::{SourcePath, built_in};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a notice says of single days: whether each is worked.
type Days = BTreeMap<Date, bool>;

/// The notices, by year.
static NOTICES: LazyLock<BTreeMap<i16, Days>> = LazyLock::new(|| {
    let path = SourcePath::new("holidays.yaml");
    let document = Document::parse(&path, Form::Yaml, include_bytes!("holidays.yaml"));
    built_in("list of holidays", notices(&document))
});

/// The last of `count` working days after `date`; `None` where a year on the way has no notice.
pub(crate) fn after(date: Date, count: u32) -> Option<Date> {
    let mut day = date;
    let mut left = count;
    while left > 0 {
        day = day.tomorrow().ok()?;
        if is_worked(day)? {
            left -= 1;
        }
    }
    Some(day)
}

/// How many working days lie after `from`, up to and with `to`; `None` as above.
pub(crate) fn between(from: Date, to: Date) -> Option<u32> {
    let mut day = from;
    let mut count = 0;
    while day < to {
        day = day.tomorrow().ok()?;
        count += u32::from(is_worked(day)?);
    }
    Some(count)
}

fn is_worked(day: Date) -> Option<bool> {
    let days = NOTICES.get(&day.year())?;
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    Some(days.get(&day).copied().unwrap_or(!weekend))
}

/// # Errors
/// The first thing in the file that is not as it should be.
fn notices(document: &Document) -> Result<BTreeMap<i16, Days>, String> {
    if let Some(finding) = document.findings.first() {
        return Err(finding.message.clone());
    }
    let years = entries(&document.front).map(|(key, node)| {
        let year = key.parse().map_err(|_| format!("{key} is no year"))?;
        Ok((year, notice(year, node)?))
    });
    years.collect()
}

fn notice(year: i16, node: &Node) -> Result<Days, String> {
    let mut days = Days::new();
    for (key, list) in entries(node) {
        let worked = match key {
            "上班" => true,
            "放假" => false,
            _ => return Err(format!("{key} in {year} is neither 上班 nor 放假")),
        };
        let Value::List(items) = &list.value else {
            return Err(format!("{key} in {year} is no list"));
        };
        for item in items.iter().map(|item| item.text().unwrap_or_default()) {
            let (first, last) = item.split_once('~').unwrap_or((item, item));
            let dates = date(year, first).zip(date(year, last));
            let (first, last) = dates.ok_or_else(|| format!("{item} in {year} is no date"))?;
            let series = first.series(jiff::Span::new().days(1));
            days.extend(
                series
                    .take_while(|day| *day <= last)
                    .map(|day| (day, worked)),
            );
        }
    }
    Ok(days)
}

fn date(year: i16, text: &str) -> Option<Date> {
    let (month, day) = text.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

fn entries(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let entries = match &node.value {
        Value::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|(key, node)| (&*key.value, node))
}

#[cfg(test)]
mod tests {
    use super::{NOTICES, after, between};
    use jiff::civil::{Date, Weekday, date};

    #[test]
    fn twenty_working_days_pass_over_holidays_and_days_worked_instead() {
        let cases = [
            // 2024-05-11 is a worked Saturday, 06-10 a holiday.
            (date(2024, 4, 30), 20, Some(date(2024, 5, 30))),
            (date(2024, 6, 30), 20, Some(date(2024, 7, 26))),
            // The week of 国庆节, with 09-29 and 10-12 worked.
            (date(2024, 9, 25), 20, Some(date(2024, 10, 28))),
            (date(2025, 12, 31), 1, Some(date(2026, 1, 4))),
            (date(2026, 12, 31), 1, None),
            (date(2018, 12, 1), 1, None),
        ];
        for (from, count, expected) in cases {
            assert_eq!(after(from, count), expected, "{from}");
        }
        assert_eq!(between(date(2024, 6, 30), date(2024, 9, 30)), Some(66));
    }

    /// A make-up day that is no Saturday or Sunday, or a holiday list without the seven feasts,
    /// would be a slip of the pen.
    #[test]
    fn the_notices_are_whole_and_plausible() {
        let years: Vec<i16> = NOTICES.keys().copied().collect();
        assert_eq!(years, (2019..=2026).collect::<Vec<_>>());
        let weekend = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        for (year, days) in &*NOTICES {
            let worked = days.iter().filter(|(_, worked)| **worked);
            assert!(worked.clone().all(|(day, _)| weekend(day)), "{year}");
            let (worked, off) = (
                worked.count(),
                days.values().filter(|worked| !**worked).count(),
            );
            assert!(
                (4..=9).contains(&worked) && (19..=34).contains(&off),
                "{year}: {worked}, {off}"
            );
        }
    }
}
