//! Numbers of bank cards (ISO/IEC 7812): issuer, number, check digit by Luhn.

use crate::text::digits::{DigitNumber, Join};
use crate::text::words::contains_any;

/// Words that say a card or an account follows.
const CARD: &[&str] = &[
    "卡号",
    "银行卡",
    "账号",
    "帐号",
    "账户",
    "帐户",
    "借记卡",
    "储蓄卡",
    "存折",
    "一卡通",
    "社保卡",
    "开户行",
    "开户银行",
];
/// Words that say some other number does.
const OTHER: &[&str] = &[
    "代码", "编码", "编号", "索引", "文号", "发票", "票据", "订单", "流水", "合同", "备案", "招标",
    "采购", "标识", "条码", "许可", "项目",
];
/// How the cards begin that nearly everybody here has, with their lengths.
const COMMON: &[(&str, &[usize])] = &[
    ("621", &[16, 17, 18, 19]),
    ("622", &[16, 17, 18, 19]),
    ("623", &[16, 17, 18, 19]),
    ("625", &[16]),
    ("628", &[16]),
    ("9558", &[19]),
    ("4367", &[16, 19]),
    ("4563", &[16, 19]),
    ("6013", &[19]),
    ("6033", &[18]),
];

/// Whether a number is that of a card, where words beside it say so.
pub(super) fn is_card(number: &DigitNumber, context: impl Fn() -> String) -> bool {
    let first = number.digits.as_bytes().first();
    (13..=19).contains(&number.digits.len())
        && first.is_some_and(|digit| (b'3'..=b'9').contains(digit))
        && (number.joins.len() <= 1 || is_in_fours(number) || number.is_spelled())
        && has_check(&number.digits)
        && contains_any(&context(), CARD)
}

/// Whether a number is that of a card by itself. One in ten numbers has a right check digit by
/// chance, so issuer, length and form must all fit, and no word say that it is something else.
pub(super) fn is_known_card(
    number: &DigitNumber,
    context: impl Fn() -> String,
    after: &str,
) -> bool {
    let length = number.digits.len();
    let is_common = COMMON
        .iter()
        .any(|(start, lengths)| number.digits.starts_with(start) && lengths.contains(&length));
    is_common
        && is_in_fours(number)
        && !number.has(Join::Dot)
        && !number.has(Join::Cell)
        && !number.digits.ends_with("00000")
        && !after.trim_start().starts_with(['元', '万', '亿'])
        && has_check(&number.digits)
        && is_no_other(&context())
}

/// Whether no word and no sign before a number says that it is some other one.
fn is_no_other(context: &str) -> bool {
    !context.trim_end().ends_with(['/', '=', '¥', '￥']) && !contains_any(context, OTHER)
}

/// Written in one, or four digits at a time.
fn is_in_fours(number: &DigitNumber) -> bool {
    let fours = number.is_broken_only_at(&[4, 8, 12, 16]);
    fours && (number.joins.is_empty() || number.alone)
}

/// Luhn: every second digit from the right is doubled.
fn has_check(digits: &str) -> bool {
    let mut sum = 0;
    for (index, byte) in digits.bytes().rev().enumerate() {
        let Some(digit) = char::from(byte).to_digit(10) else {
            return false;
        };
        let doubled = digit * 2;
        sum += match index % 2 {
            0 => digit,
            _ if doubled > 9 => doubled - 9,
            _ => doubled,
        };
    }
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::has_check;

    #[test]
    fn the_last_digit_is_held_against_the_others() {
        // The example of the standard's annex.
        assert!(has_check("49927398716"));
        assert!(!has_check("49927398717"));
        assert!(!has_check("4992739871X"));
    }
}
