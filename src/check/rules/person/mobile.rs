//! Mobile numbers of the mainland: `1`, a digit from 3 to 9, nine more.

use crate::text::digits::{DigitNumber, Join};
use crate::text::words::contains_any;

/// Words that say a telephone number follows.
const TELEPHONE: &[&str] = &[
    "电话", "手机", "联系", "联络", "号码", "微信", "热线", "Tel", "TEL", "tel", "电 话", "致电",
];
/// Words that say something else does.
const OTHER: &[&str] = &[
    "金额", "预算", "支出", "收入", "资金", "代码", "编码", "编号", "文号", "账号", "帐号", "卡号",
    "索引", "流水", "单号", "序号", "面积", "产值", "总额", "合计",
];
/// What follows an amount or a count.
const MEASURES: &[char] = &[
    '元', '万', '亿', '千', '百', '%', '％', '个', '人', '户', '平', '亩', '吨', '米', '次', '份',
    '条', '件', '年', '号',
];

/// Whether a number is a mobile number, by its digits, how it is broken, and the words around it.
pub(super) fn is_mobile(number: &DigitNumber, context: &str, after: &str) -> bool {
    let prefix = match number.digits.len() {
        11 => 0,
        13 if number.digits.starts_with("86") => 2,
        15 if number.digits.starts_with("0086") => 4,
        _ => return false,
    };
    let bare = &number.digits[prefix..];
    let told = contains_any(context, TELEPHONE);
    let plus = prefix > 0 && context.trim_end().ends_with(['+', '＋']);
    if prefix == 2 && !plus && !told && !number.joins.iter().any(|(at, _)| *at == 2) {
        return false;
    }
    has_form(bare)
        && if told {
            may_be_broken(number, prefix)
        } else {
            is_broken_plainly(number, prefix)
        }
        && (told || !number.has(Join::Space) || stands_apart(context, after))
        && !after.trim_start().starts_with(MEASURES)
        && !context.trim_end().ends_with(['¥', '￥', '$', '/', '='])
        && (told || !contains_any(context, OTHER))
}

/// Whether no word runs into the number, as it does into a count: `完成158 3000 2500三项`.
fn stands_apart(context: &str, after: &str) -> bool {
    let neighbours = [context.chars().next_back(), after.chars().next()];
    !neighbours.into_iter().flatten().any(char::is_alphabetic)
}

/// `1`, then 3 to 9; an amount of round billions is no telephone.
fn has_form(digits: &str) -> bool {
    let second = digits.as_bytes().get(1);
    digits.starts_with('1')
        && second.is_some_and(|digit| (b'3'..=b'9').contains(digit))
        && !digits.ends_with("00000")
}

/// Three, four, four; after the code of the country.
fn is_in_parts(number: &DigitNumber, prefix: usize) -> bool {
    number.is_broken_only_at(&[prefix, prefix + 3, prefix + 7])
}

/// How a number may be broken where words say that it is a telephone.
fn may_be_broken(number: &DigitNumber, prefix: usize) -> bool {
    let freely = number.is_spelled() || number.joins.len() <= 1;
    !number.has(Join::Dot) && (freely || is_in_parts(number, prefix))
}

/// How it may be broken where none do. Numbers in neighbouring cells are most often several.
fn is_broken_plainly(number: &DigitNumber, prefix: usize) -> bool {
    let at_line_end = number.joins.len() == 1 && number.has(Join::Break);
    let plainly = is_in_parts(number, prefix) || at_line_end;
    let odd = number.has(Join::Cell) || number.has(Join::Dot);
    number.joins.is_empty() || number.alone && !odd && plainly
}
