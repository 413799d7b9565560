//! Mobile numbers of the mainland: `1`, a digit from 3 to 9, nine more.

use super::label::Near;
use crate::text::digits::{DigitNumber, Join};

/// Words that say a telephone number follows.
const TELEPHONE: &[&str] = &[
    "电话", "手机", "联系", "联络", "号码", "微信", "热线", "Tel", "TEL", "tel", "电 话", "致电",
    "拨打",
];
/// What follows an amount or a measure so large.
const MEASURES: &[char] = &[
    '元', '万', '亿', '千', '百', '%', '％', '平', '亩', '吨', '米', '度', '立',
];

/// Where in a number the mobile number begins, if it is one by its digits, how it is broken, and what stands
/// around it.
pub(super) fn mobile_in(number: &DigitNumber, near: &Near<'_>, after: &str) -> Option<usize> {
    let digits = number.digits();
    let prefix = match digits.len() {
        11 => 0,
        13 if digits.starts_with("86") => 2,
        15 if digits.starts_with("0086") => 4,
        _ => return None,
    };
    if !has_form(&digits[prefix..]) {
        return None;
    }
    let before = near.before().trim_end();
    let told = near.has(TELEPHONE);
    let plus = prefix > 0 && before.ends_with(['+', '＋']);
    if prefix == 2 && !plus && !told && !number.is_broken_at(2) || number.lettered && !told {
        return None;
    }
    let broken_well = match told {
        true => may_be_broken(number, prefix),
        false => is_broken_plainly(number, prefix),
    };
    let is_one = broken_well
        && (told || !number.has(Join::Space) || stands_apart(near, after))
        && !after.trim_start_matches(' ').starts_with(MEASURES)
        && !before.ends_with(['¥', '￥', '$', '/', '='])
        && !(before.ends_with('第') && after.starts_with('号'));
    is_one.then_some(prefix)
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
    !number.has(Join::Dot) && (freely || is_in_parts(number, prefix))
}

/// How it may be broken where none do. Numbers in neighbouring cells are most often several.
fn is_broken_plainly(number: &DigitNumber, prefix: usize) -> bool {
    let at_line_end = number.breaks() == 1 && number.has(Join::Break);
    let plainly = is_in_parts(number, prefix) || at_line_end;
    let odd = number.has(Join::Cell) || number.has(Join::Dot);
    number.breaks() == 0 || number.alone && !odd && plainly
}
