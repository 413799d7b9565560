//! TXT06: a date that no calendar has.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::chars::after;
use crate::text::features::kind::DIGIT_YEAR;
use crate::text::words::pattern;
use regex::{Captures, Regex};
use std::sync::LazyLock;

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

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?P<year>[0-9]+)\s?年\s?)?(?P<month>[0-9]{1,3})\s?月(?:份|(?:\s?(?P<day>[0-9]{1,3})\s?日))?",
    )
});

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for passage in ctx.published_candidates(RULE.code) {
        for date in DATE.captures_iter(&passage.text) {
            let Some((whole, what)) = date.get(0).zip(fault(&date, &passage.text)) else {
                continue;
            };
            let message = format!("没有“{}”这个日期：{what}", whole.as_str());
            let help = "对照原件改正日期";
            let span = passage.span(whole.range());
            found.push(ctx.finding(RULE.code, span, message).help(help));
        }
    }
}

/// What is wrong with a date; nothing where it may be one, or is no date at all.
fn fault(date: &Captures<'_>, text: &str) -> Option<String> {
    let whole = date.get(0)?;
    let before = text[..whole.start()].chars().next_back();
    // What follows a sign or a dot is the end of a range or of a number.
    if before.is_some_and(|c| c.is_ascii_digit() || ".-—－~～至/、".contains(c)) {
        return None;
    }
    let number = |name: &str| {
        date.name(name)
            .and_then(|part| part.as_str().parse::<u32>().ok())
    };
    let (year, month, day) = (date.name("year"), number("month")?, number("day"));
    let counts_days = matches!(after(text, whole.end()), Some('历' | '均' | '龄' | '游'));
    if counts_days {
        return None;
    }
    let years = year.map_or(4, |year| year.as_str().len());
    match years {
        // 2年36月 is how long it took.
        1 | 2 => return None,
        4 => {}
        _ => return Some("年份要写四位数字".into()),
    }
    let certain = year.is_some() || day.is_some();
    if !(1..=12).contains(&month) {
        return certain.then(|| format!("没有{month}月"));
    }
    let (most, day) = (days(number("year"), month), day?);
    (day == 0 || day > most).then(|| match number("year") {
        Some(year) if month == 2 && day == 29 => format!("{year}年2月只有28天"),
        _ => format!("{month}月没有{day}日"),
    })
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
