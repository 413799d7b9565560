//! TXT06: a date that no calendar has.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::features::kind::DIGIT_YEAR;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: Code("TXT06"),
    name: "日期不存在",
    severity: Severity::Warning,
    what: "正文或字段里的日期不可能有：年份不是四位数（“202年1月”）、没有的月份（“2021年13月”）、没有的日子（“2月30日”，平年的“2月29日”）。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；日期少了一位或打错一位，什么时候立项、完工、付款就无从核对。",
    bad: "\
项目于202年1月11日开工，2023年11月31日完工。
",
    good: "\
项目于2023年1月11日开工，2023年11月30日完工。
",
    check: Check::Report(LooksFor::kinds(DIGIT_YEAR), check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for passage in ctx.published_candidates(RULE.code) {
        let months = passage.text.match_indices('月');
        let dates = months.filter_map(|(at, _)| Date::around(&passage.text, at));
        for date in dates {
            let Some(what) = date.fault() else { continue };
            let words = &passage.text[date.range.clone()];
            let message = format!("没有“{words}”这个日期：{what}");
            let help = "对照原件改正日期";
            let span = passage.span(date.range);
            found.push(ctx.finding(RULE.code, span, message).help(help));
        }
    }
}

/// A date as written: `2023年2月30日`, with or without its year or day.
struct Date<'t> {
    range: Range<usize>,
    year: Option<&'t str>,
    month: u32,
    day: Option<u32>,
}

impl<'t> Date<'t> {
    /// The date whose 月 stands at a byte of a text; nothing where it is the end of a range, or counts months
    /// or days.
    fn around(text: &'t str, at: usize) -> Option<Self> {
        let is_digit = |c: char| c.is_ascii_digit();
        let before = text[..at].trim_end_matches(' ');
        let start = before.trim_end_matches(is_digit).len();
        let month = before[start..].parse().ok()?;
        let year = before[..start].trim_end_matches(' ').strip_suffix('年');
        let year = year.map(|before| {
            let before = before.trim_end_matches(' ');
            let start = before.trim_end_matches(is_digit).len();
            (start, &before[start..])
        });
        let year = year.filter(|(_, digits)| !digits.is_empty());
        let start = year.map_or(start, |(start, _)| start);
        let after_month = &text[at + '月'.len_utf8()..];
        let rest = after_month.trim_start_matches(' ');
        let day = &rest[..rest.len() - rest.trim_start_matches(is_digit).len()];
        let after_day = rest[day.len()..].trim_start_matches(' ').strip_prefix('日');
        let day = after_day.and_then(|_| day.parse().ok());
        let rest = match day {
            Some(_) => after_day?,
            None => after_month,
        };
        // What follows a sign or a dot is the end of a range or of a number; 60日历天 are so many.
        let goes_on = text[..start].ends_with(['.', '-', '—', '－', '~', '～', '至', '/', '、']);
        let counts = rest.starts_with(['历', '均', '龄', '游']);
        (!goes_on && !counts).then_some(Self {
            range: start..text.len() - rest.len(),
            year: year.map(|(_, digits)| digits),
            month,
            day,
        })
    }

    /// What is wrong with it; nothing where it may be one.
    fn fault(&self) -> Option<String> {
        match self.year.map_or(4, str::len) {
            // 2年36月 is how long it took.
            1 | 2 => return None,
            4 => {}
            _ => return Some("年份要写四位数字".into()),
        }
        let (month, day) = (self.month, self.day);
        if !(1..=12).contains(&month) {
            let certain = self.year.is_some() || day.is_some();
            return certain.then(|| format!("没有{month}月"));
        }
        let year = self.year.and_then(|year| year.parse().ok());
        let (most, day) = (days(year, month), day?);
        (day == 0 || day > most).then(|| match year {
            Some(year) if month == 2 && day == 29 => format!("{year}年2月只有28天"),
            _ => format!("{month}月没有{day}日"),
        })
    }
}

/// How many days a month has at most; of a year that is not said it may be a leap year.
fn days(year: Option<u32>, month: u32) -> u32 {
    let is_leap =
        |year: u32| year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
