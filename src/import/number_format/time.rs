//! Days and times: numbers of days since the beginning of a calendar.

use super::code::{FormatPart, FormatSection, HalfWords, TimePart};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Epoch {
    /// 1900-01-01 is day 1, and the 29th of February 1900, which never was, is day 60.
    #[default]
    From1900,
    /// 1904-01-01 is day 0.
    From1904,
}

/// The last day that spreadsheets know, the 31st of December 9999.
const LAST: f64 = 2_958_466.0;
/// The day before the first in a calendar in which February 1900 is as it was.
const DAY_ZERO: Date = date(1899, 12, 30);
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const HAN_MONTHS: [&str; 12] = [
    "一月",
    "二月",
    "三月",
    "四月",
    "五月",
    "六月",
    "七月",
    "八月",
    "九月",
    "十月",
    "十一月",
    "十二月",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];
const HAN_DAYS: [char; 7] = ['日', '一', '二', '三', '四', '五', '六'];

/// A moment as a calendar has it.
struct Moment {
    year: i64,
    month: i8,
    day: i8,
    /// 0 for Sunday.
    weekday: usize,
    /// Since midnight, and since the beginning.
    seconds: i64,
    seconds_in_all: i64,
    thousandths: i64,
}

/// The day that a number stands for, with its time; `None` if it stands for none.
fn moment(number: f64, places: Option<u32>, epoch: Epoch) -> Option<Moment> {
    let number = match epoch {
        Epoch::From1900 => number,
        Epoch::From1904 => number + 1462.0,
    };
    if !(0.0..LAST).contains(&number) {
        return None;
    }
    // Seconds are rounded with all that stands before them, so that no minute has sixty; where none are shown,
    // a minute lasts until its end, but for what the number lacks of a whole second.
    let parts = 10_i64.pow(places.unwrap_or(0).min(3));
    let all = number * 86_400.0 * parts as f64;
    let all = match places {
        Some(_) => all.round(),
        None => (all + 0.001).floor(),
    } as i64;
    let (seconds_in_all, part) = (all / parts, all % parts);
    let (days, seconds) = (seconds_in_all / 86_400, seconds_in_all % 86_400);
    let (year, month, day) = match days {
        0 => (1900, 1, 0),
        60 => (1900, 2, 29),
        _ => {
            let from = if days < 60 { days + 1 } else { days };
            let date = DAY_ZERO.checked_add(from.days()).ok()?;
            (i64::from(date.year()), date.month(), date.day())
        }
    };
    Some(Moment {
        year,
        month,
        day,
        weekday: usize::try_from((days + 6) % 7).unwrap_or(0),
        seconds,
        seconds_in_all: match epoch {
            Epoch::From1900 => seconds_in_all,
            Epoch::From1904 => seconds_in_all - 1462 * 86_400,
        },
        thousandths: part * (1000 / parts),
    })
}

/// A number as a day or a time; `None` if it stands for none.
pub(super) fn print(number: f64, section: &FormatSection, epoch: Epoch) -> Option<String> {
    let places = section.parts.iter().filter_map(|part| match part {
        FormatPart::Time(TimePart::Fraction, count) => u32::try_from(*count).ok(),
        FormatPart::Time(TimePart::Second | TimePart::SecondsInAll, _) => Some(0),
        _ => None,
    });
    let moment = moment(number, places.max(), epoch)?;
    let mut out = String::new();
    for part in &section.parts {
        match part {
            FormatPart::Literal(c) => out.push(*c),
            FormatPart::Time(part, count) => out += &piece(&moment, (*part, *count), section),
            FormatPart::General => out += &super::general::general(number),
            _ => {}
        }
    }
    Some(out)
}

fn piece(moment: &Moment, (part, count): (TimePart, usize), section: &FormatSection) -> String {
    let hour = moment.seconds / 3600;
    let has_halves = section.has(|part| matches!(part, FormatPart::Time(TimePart::Half(_), _)));
    let shown_hour = match has_halves {
        true => (hour + 11) % 12 + 1,
        false => hour,
    };
    let name = |words: &[&str]| {
        words
            .get(usize::try_from(moment.month - 1).unwrap_or(0))
            .map_or("", |word| *word)
            .to_owned()
    };
    let number = match part {
        TimePart::Year => {
            let digits = match count {
                1 | 2 => format!("{:02}", moment.year % 100),
                _ => format!("{:04}", moment.year),
            };
            return section
                .numerals
                .map_or(digits.clone(), |numerals| numerals.each(&digits));
        }
        TimePart::Month if count >= 3 && section.is_chinese => return name(&HAN_MONTHS),
        TimePart::Month if count >= 3 => {
            let name = name(&MONTHS);
            let letters = [3, name.len(), 1][(count - 3).min(2)];
            return name.chars().take(letters).collect();
        }
        TimePart::Weekday => return weekday(moment, count, section),
        TimePart::Half(words) => return half(hour, words, section),
        TimePart::Fraction => {
            let digits = format!("{:03}", moment.thousandths);
            return digits.chars().take(count).collect();
        }
        TimePart::Month => moment.month.into(),
        TimePart::Day => moment.day.into(),
        TimePart::Hour => shown_hour,
        TimePart::Minute => moment.seconds / 60 % 60,
        TimePart::Second => moment.seconds % 60,
        TimePart::HoursInAll => moment.seconds_in_all / 3600,
        TimePart::MinutesInAll => moment.seconds_in_all / 60,
        TimePart::SecondsInAll => moment.seconds_in_all,
    };
    match section.numerals {
        Some(numerals) => numerals.counted(&number.to_string()),
        None => format!("{number:0count$}", count = count.min(2)),
    }
}

/// `aaa` and `aaaa` are Chinese whatever the language.
fn weekday(moment: &Moment, count: usize, section: &FormatSection) -> String {
    let is_chinese = section.is_chinese || count > 10;
    let is_short = matches!(count, 3 | 13);
    let english = DAYS[moment.weekday];
    match (is_chinese, is_short) {
        (true, true) => HAN_DAYS[moment.weekday].to_string(),
        (true, false) => format!("星期{}", HAN_DAYS[moment.weekday]),
        (false, true) => english.chars().take(3).collect(),
        (false, false) => english.to_owned(),
    }
}

fn half(hour: i64, words: HalfWords, section: &FormatSection) -> String {
    let words = match words {
        HalfWords::Latin if section.is_chinese => HalfWords::Han,
        words => words,
    };
    let [morning, afternoon] = match words {
        HalfWords::Latin => ["AM", "PM"],
        HalfWords::Letter => ["A", "P"],
        HalfWords::Han => ["上午", "下午"],
    };
    if hour < 12 { morning } else { afternoon }.to_owned()
}

/// The number of a day and time as XML writes it, `2024-03-15T08:30:00`, or of a time alone, `PT8H30M`.
pub(in crate::import) fn serial(text: &str, epoch: Epoch) -> Option<f64> {
    let text = text.trim().trim_end_matches('Z');
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let day: Date = day.parse().ok()?;
    let time: jiff::civil::Time = match time {
        "" => jiff::civil::Time::midnight(),
        time => time.parse().ok()?,
    };
    let since: SignedDuration = DAY_ZERO
        .to_datetime(jiff::civil::Time::midnight())
        .duration_until(day.to_datetime(time));
    let days = since.as_secs_f64() / 86_400.0;
    let days = if days < 61.0 { days - 1.0 } else { days };
    Some(match epoch {
        Epoch::From1900 => days,
        Epoch::From1904 => days - if days < 60.0 { 1461.0 } else { 1462.0 },
    })
}
