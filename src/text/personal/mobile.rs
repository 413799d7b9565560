//! Mobile numbers of the mainland: `1`, a digit from 3 to 9, nine more.

use super::label::Near;
use crate::text::digits::{DigitNumber, Join};

/// Words that say a telephone number follows.
const TELEPHONE: &[&str] = &[
    "电话", "手机", "联系", "联络", "号码", "微信", "热线", "Tel", "TEL", "tel", "电 话", "致电",
    "拨打", "Phone", "phone", "Mob", "mob", "MOB", "obile", "SJ", "sj", "VX", "vx", "WX", "wx",
];
/// How a label ends that says so of its value.
const NAMED: &[&str] = &[
    "电话",
    "手机",
    "手机号",
    "号码",
    "联系方式",
    "热线",
    "Tel",
    "TEL",
    "tel",
    "电 话",
    "Phone",
    "phone",
    "Mobile",
    "mobile",
];
/// What follows an amount or a measure so large.
const MEASURES: &[&str] = &[
    "元", "万", "亿", "千瓦", "千克", "千米", "千元", "千万", "百元", "百万", "%", "％", "平方",
    "平米", "亩", "吨", "米", "度", "立方",
];

/// Names and words that begin as a measure does.
const NO_MEASURES: &[&str] = &[
    "度假",
    "元阳",
    "元江",
    "元谋",
    "元旦",
    "元宝",
    "万家",
    "万年",
    "万源",
    "万州",
    "万宁",
    "亿达",
    "米业",
    "米仓",
    "米线",
    "吨粮",
    "平方社区",
];

/// Where in a number the mobile number begins, if it is one by its digits, how it is broken, and what stands
/// around it.
pub(super) fn mobile_in(number: &DigitNumber, near: &Near<'_>, after: &str) -> Option<usize> {
    if !(11..=15).contains(&number.count()) {
        return None;
    }
    let digits = number.digits();
    let prefix = match digits.len() {
        11 => 0,
        // As one dialled it from another place.
        12 if digits.starts_with('0') => 1,
        13 if digits.starts_with("86") => 2,
        15 if digits.starts_with("0086") => 4,
        // Behind the code of a place, as that of a telephone of an office.
        14 | 15 if digits.starts_with('0') && is_named(near) => digits.len() - 11,
        _ => return None,
    };
    if !has_form(&digits[prefix..]) {
        return None;
    }
    let before = near.before().trim_end();
    let told = near.has(TELEPHONE);
    let plus = prefix > 1 && before.ends_with(['+', '＋']);
    let by_name = || {
        // Codes of things begin with a letter.
        number.breaks() == 0 && near.begins_with_digit() && near.follows_name()
    };
    let prefixed = || plus || told || prefix == 2 && number.is_broken_at(2) || by_name();
    if matches!(prefix, 1 | 2) && !prefixed() || number.lettered && !told && !by_name() {
        return None;
    }
    let named = told && is_named(near);
    if number.is_rounded && !named {
        return None;
    }
    let broken_well = match () {
        () if number.has(Join::Mark) => {
            let in_parts = is_in_parts(number, prefix);
            named && (in_parts || number.is_in_thousands() || number.is_spelled())
        }
        () if plus && number.is_broken_only_at(&[prefix]) => true,
        () if named => {
            !number.has(Join::Cell) && number.breaks() <= 5 || may_be_broken(number, prefix)
        }
        () if told => may_be_broken(number, prefix),
        () => is_broken_plainly(number, prefix),
    };
    let is_one = broken_well
        && (told || !number.has(Join::Space) || stands_apart(near, after))
        && (named || !is_measured(after))
        && !before.ends_with(['¥', '￥', '$'])
        && (named || !before.ends_with('='))
        && (told || !is_divisor(before, after))
        && !(before.ends_with('第') && after.starts_with('号'));
    is_one.then_some(prefix)
}

/// Whether digits, some of which were written as letters, are a mobile number by the label right before them.
pub(super) fn is_meant(digits: &str, near: &Near<'_>) -> bool {
    has_form(digits) && near.has(TELEPHONE) && is_named(near)
}

/// Whether the label right before a number, or the title above it, says that it is a telephone.
fn is_named(near: &Near<'_>) -> bool {
    let label = near.label();
    let label = label.trim_end_matches(['是', '为']);
    NAMED.iter().any(|word| label.ends_with(word))
        || label.is_empty()
            && near.titles().split('\t').any(|title| {
                title.chars().count() <= 12
                    && (title.contains("联系") || NAMED.iter().any(|word| title.contains(word)))
            })
}

/// Whether what follows says that a number is an amount or a measure.
fn is_measured(after: &str) -> bool {
    let after = after.trim_start_matches(' ');
    let begins_with = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    begins_with(MEASURES) && !begins_with(NO_MEASURES)
}

/// Whether a number is one of two amounts of which one is divided by the other: 12,345/13888001234,
/// 12345/13888001234=0.9, 13888001234/12345*100%.
fn is_divisor(before: &str, after: &str) -> bool {
    let is_result = |c: char| "=＝×*%％)）".contains(c);
    let other = after
        .strip_prefix(['/', '÷'])
        .map(|other| other.trim_start_matches(|c: char| c.is_ascii_digit() || ".,，".contains(c)));
    if other.is_some_and(|rest| {
        rest.trim_start()
            .starts_with(|c: char| is_result(c) && !")）".contains(c))
    }) {
        return true;
    }
    let Some(before) = before.strip_suffix('/') else {
        return false;
    };
    let is_figure = |c: char| c.is_ascii_digit() || ".,，".contains(c);
    let figure = &before[before.trim_end_matches(is_figure).len()..];
    figure.contains(['.', ',', '，'])
        || !figure.is_empty()
            && (after.trim_start().starts_with(is_result)
                || before[..before.len() - figure.len()].ends_with(['=', '＝', '(', '（']))
}

/// Whether no word runs into the number, as it does into a count: `完成158 3000 2500三项`. The value of a field goes
/// on with its name.
fn stands_apart(near: &Near<'_>, after: &str) -> bool {
    let before = match near.before() {
        "" => near.titles(),
        before => before,
    };
    let neighbours = [before.chars().next_back(), after.chars().next()];
    !neighbours.into_iter().flatten().any(char::is_alphabetic)
}

/// `1`, then 3 to 9; an amount of round billions is no telephone.
fn has_form(digits: &str) -> bool {
    let second = digits.as_bytes().get(1);
    digits.starts_with('1')
        && !digits.ends_with('X')
        && second.is_some_and(|digit| (b'3'..=b'9').contains(digit))
        && !digits.ends_with("00000")
}

/// Three, four, four; after the code of the country.
fn is_in_parts(number: &DigitNumber, prefix: usize) -> bool {
    number.is_broken_only_at(&[prefix, prefix + 3, prefix + 7])
}

/// How a number may be broken where words say that it is a telephone.
fn may_be_broken(number: &DigitNumber, prefix: usize) -> bool {
    let freely = number.is_spelled() || number.breaks() <= 1;
    match number.has(Join::Dot) {
        true => number.breaks() == 2 && is_in_parts(number, prefix),
        false => freely || is_in_parts(number, prefix),
    }
}

/// How it may be broken where none do. Numbers in neighbouring cells are most often several, and so are those with wide
/// gaps between; with dots nothing else is written in three, four and four.
fn is_broken_plainly(number: &DigitNumber, prefix: usize) -> bool {
    let at_line_end = number.breaks() == 1 && number.has(Join::Break);
    let in_parts = is_in_parts(number, prefix);
    let dotted = number.has(Join::Dot) && (number.breaks() < 2 || !in_parts);
    let odd = number.has(Join::Cell) || number.has(Join::Gap) || dotted;
    number.breaks() == 0 || number.alone && !odd && (in_parts || at_line_end)
}
