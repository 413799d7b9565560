//! Numbers in Han numerals, as money and percentages are written with: 三百万, 叁佰, 八十八点五.
//!
//! Official headings have a reader of their own; they never reach 万 nor have decimals.

use super::arabic::{Notation, WrittenNumber, arabic, digit};
use crate::text::words::{WordList, words_of};
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// Whether a number in Han numerals, or 百分之, may begin with `c`.
pub(super) fn begins(c: char) -> bool {
    c == '百' || value(c).is_some() || matches!(c, '十' | '拾')
}

/// Whether a text may hold a figure in Han numerals: money, or 百分之.
pub(super) fn may_hold(text: &str) -> bool {
    static SIGNS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of("元 百分之")));
    SIGNS.any_in(text)
}

/// What one numeral stands for.
fn value(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn weight(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        _ => return None,
    })
}

fn myriad(c: char) -> Option<u64> {
    match c {
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// The number at `start`. One that is a single numeral long (一元化) is none, nor is one that begins
/// with its weight, which names a size: 百万元以上项目.
pub(super) fn read(text: &str, start: usize) -> WrittenNumber {
    let rest = text.get(start..).unwrap_or("");
    if let Some(percent) = rest.strip_prefix("百分之") {
        return hundredths(text, text.len() - percent.len());
    }
    let length = run(rest);
    let written = rest.get(..length).unwrap_or("");
    let first = rest.chars().next().map_or(1, char::len_utf8);
    let value = parse(written).filter(|_| length > first && !rest.starts_with('百'));
    WrittenNumber {
        range: start..start + length.max(first),
        value,
        form: Notation::Han,
    }
}

/// 百分之 and what follows it, in digits or numerals, from `start` on.
fn hundredths(text: &str, start: usize) -> WrittenNumber {
    let whole = |range: Range<usize>, value| WrittenNumber {
        range: start - "百分之".len()..range.end,
        value,
        form: Notation::Hundredths,
    };
    let rest = text.get(start..).unwrap_or("");
    if rest.starts_with(|c| digit(c).is_some()) {
        let number = arabic(text, start, &|_| false);
        return whole(number.range, number.value);
    }
    let length = run(rest);
    whole(
        start..start + length,
        parse(rest.get(..length).unwrap_or("")),
    )
}

/// The length of the numerals at the start of `rest`.
fn run(rest: &str) -> usize {
    let known = |c: char| {
        value(c).is_some() || weight(c).is_some() || myriad(c).is_some() || matches!(c, '点' | '點')
    };
    let end = rest.find(|c| !known(c)).unwrap_or(rest.len());
    let run = rest.get(..end).unwrap_or("");
    run.trim_end_matches(['点', '點']).len()
}

/// Three hundred and five for 三百零五; `None` where it makes no number.
fn parse(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once(['点', '點']).unwrap_or((text, ""));
    let scale = fraction.chars().next_back().and_then(myriad);
    let fraction = match scale {
        Some(_) => fraction.trim_end_matches(|c| myriad(c).is_some()),
        None => fraction,
    };
    let mut number = Decimal::from(parse_whole(whole)?);
    let mut place = Decimal::ONE;
    for c in fraction.chars().take(12) {
        place /= Decimal::TEN;
        number += Decimal::from(value(c)?) * place;
    }
    number.checked_mul(Decimal::from(scale.unwrap_or(1)))
}

fn parse_whole(text: &str) -> Option<u64> {
    let (mut total, mut section, mut last) = (0u64, 0u64, None::<u64>);
    for c in text.chars() {
        if let Some(digit) = value(c) {
            let so_far = last.unwrap_or(0).checked_mul(10)?;
            last = Some(so_far.checked_add(digit)?);
        } else if let Some(weight) = weight(c) {
            let times = last.take().filter(|digit| *digit > 0).unwrap_or(1);
            section = section.checked_add(times.checked_mul(weight)?)?;
        } else {
            let below = section.checked_add(last.take().unwrap_or(0))?;
            let myriad = myriad(c)?;
            // 一亿三千万: only 亿 counts what stands before an earlier 万 once more.
            total = match myriad {
                10_000 => total.checked_add(below.checked_mul(myriad)?)?,
                _ => total.checked_add(below)?.checked_mul(myriad)?,
            };
            section = 0;
        }
    }
    let all = total.checked_add(section)?.checked_add(last.unwrap_or(0))?;
    (!text.is_empty()).then_some(all)
}
