//! The end of a text: the unit that signs and the date.

use super::body_name;
use super::piece::{ProseLine, ProsePiece, take};
use crate::extract::facts::Quoted;
use crate::text::words::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// How many pieces from the last on may be the end.
const DEPTH: usize = 8;

/// Who signs, and when.
#[derive(Clone, Debug, Default)]
pub(super) struct ReportEnding {
    /// The unit.
    pub(super) unit: Option<Quoted>,
    /// The date.
    pub(super) written: Option<Quoted>,
}

static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^((?:20|19)\d\d)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?$"));
static HAN_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^([二一][〇零○Ｏ0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?$",
    )
});

/// Reads and takes the end: a line that is a date, and the line before it that is a body.
pub(super) fn take_ending(pieces: &mut [ProsePiece]) -> ReportEnding {
    let first = pieces.len().saturating_sub(DEPTH).max(1);
    for index in (first..pieces.len()).rev() {
        let Some(line) = pieces[index].line() else {
            continue;
        };
        let Some(written) = date(line) else { continue };
        let signed = (first..index)
            .rev()
            .find_map(|before| Some((before, pieces[before].line()?)));
        let signed = signed.filter(|(_, line)| body_name::kind(&line.text).is_some());
        let unit = signed.map(|(before, line)| (before, line.quote_all(line.text.clone())));
        take(pieces, index);
        if let Some((before, _)) = &unit {
            take(pieces, *before);
        }
        return ReportEnding {
            unit: unit.map(|(_, quoted)| quoted),
            written: Some(written),
        };
    }
    ReportEnding::default()
}

fn date(line: &ProseLine) -> Option<Quoted> {
    let text: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    if DATE.is_match(&text) {
        return Some(line.quote_all(text));
    }
    let parts = HAN_DATE.captures(&text)?;
    let part = |index| parts.get(index).map(|part: regex::Match<'_>| part.as_str());
    let year: String = part(1)?.chars().filter_map(digit).collect();
    let mut date = format!("{year}年{}月", number(part(2)?)?);
    if let Some(day) = part(3) {
        date += &format!("{}日", number(day)?);
    }
    Some(line.quote_all(date))
}

fn digit(c: char) -> Option<char> {
    let at = "〇一二三四五六七八九".chars().position(|digit| digit == c);
    match c {
        '零' | '○' | 'Ｏ' | '0' => Some('0'),
        _ => char::from_digit(u32::try_from(at?).ok()?, 10),
    }
}

/// A number up to 99 in Han numerals.
fn number(text: &str) -> Option<u32> {
    let value = |text: &str| -> Option<u32> {
        let mut digits = text.chars().filter_map(digit);
        match (digits.next(), digits.next()) {
            (Some(one), None) => one.to_digit(10),
            _ => None,
        }
    };
    match text.split_once('十') {
        None => value(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { value(tens)? };
            let ones = if ones.is_empty() { 0 } else { value(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::extract::narrative::piece::ProseLine;

    #[test]
    fn dates_are_read_in_both_scripts() {
        let cases = [
            ("2018年6月5日", Some("2018年6月5日")),
            ("2018 年 6 月", Some("2018年6月")),
            ("二〇二三年十二月二十一日", Some("2023年12月21日")),
            ("二○二三年三月", Some("2023年3月")),
            ("于2018年6月5日完成", None),
            ("十月", None),
        ];
        for (text, expected) in cases {
            let line = ProseLine::of(text);
            assert_eq!(
                date(&line).map(|date| date.value).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
