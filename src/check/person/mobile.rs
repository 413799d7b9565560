//! Mobile numbers of the mainland: `1`, a digit from 3 to 9, nine more.

use super::says;
use crate::check::digit::{Join, Number};

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
pub(in crate::check) fn is_mobile(number: &Number, context: &str, after: &str) -> bool {
    let prefix = match number.digits.len() {
        11 => 0,
        13 if number.digits.starts_with("86") => 2,
        15 if number.digits.starts_with("0086") => 4,
        _ => return false,
    };
    let bare = &number.digits[prefix..];
    let told = says(context, TELEPHONE);
    let plus = prefix > 0 && context.trim_end().ends_with(['+', '＋']);
    if prefix == 2 && !plus && !told && !number.joins.iter().any(|(at, _)| *at == 2) {
        return false;
    }
    has_form(bare)
        && is_broken_as_people_do(number, prefix, told)
        && !after.trim_start().starts_with(MEASURES)
        && !context.trim_end().ends_with(['¥', '￥', '$', '/', '='])
        && (told || !says(context, OTHER))
}

/// `1`, then 3 to 9; an amount of round billions is no telephone.
fn has_form(digits: &str) -> bool {
    let second = digits.as_bytes().get(1);
    digits.starts_with('1')
        && second.is_some_and(|digit| (b'3'..=b'9').contains(digit))
        && !digits.ends_with("00000")
}

/// Three, four, four; or in two pieces where a line ends. Numbers in neighbouring cells are most
/// often several numbers: there a word must say that they are one.
fn is_broken_as_people_do(number: &Number, prefix: usize, told: bool) -> bool {
    let places = [prefix, prefix + 3, prefix + 7];
    let at_places = number.is_broken_only_at(&places);
    if number.joins.is_empty() {
        return true;
    }
    if number.has(Join::Dot) {
        return false;
    }
    if told {
        return at_places || number.is_spelled() || number.joins.len() == 1;
    }
    let in_one_break = number.joins.len() == 1 && number.has(Join::Break);
    number.alone && !number.has(Join::Cell) && (at_places || in_one_break)
}
