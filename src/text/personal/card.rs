//! Numbers of bank cards (ISO/IEC 7812): issuer, number, check digit by Luhn.

use super::label::Near;
use crate::text::digits::{DigitNumber, Join};
use crate::text::words::{WordList, contains_any};
use std::sync::LazyLock;

/// Words that say a card of somebody follows.
const CARD: &[&str] = &[
    "卡号",
    "银行卡",
    "借记卡",
    "贷记卡",
    "储蓄卡",
    "信用卡",
    "公务卡",
    "银联卡",
    "外币卡",
    "行卡",
    "社卡",
    "存折",
    "一折通",
    "折号",
    "一卡通",
    "社保卡",
    "工资卡",
    "VISA",
    "Visa",
    "visa",
    "万事达",
    "运通",
    "Master",
    "MASTER",
    "JCB",
    "Card",
    "card",
    "CARD",
    "个人账号",
    "个人账户",
    "个人帐号",
    "个人帐户",
    "本人账",
];
/// Words that say an account follows: of a body as often as of a person.
const ACCOUNT: &[&str] = &[
    "账号",
    "帐号",
    "账户",
    "帐户",
    "开户行",
    "开户银行",
    "账（卡）号",
    "账(卡)号",
    "卡（账）号",
    "帐（卡）号",
];
/// Words that say whose account it is.
const PERSON: &[&str] = &[
    "姓名",
    "户主",
    "本人",
    "个人",
    "农户",
    "村民",
    "受益人",
    "受助人",
    "领款人",
    "申请人",
    "学生",
    "姓 名",
];
/// All of them, looked for at once.
static PERSONS: LazyLock<WordList> = LazyLock::new(|| WordList::new(PERSON.iter().copied()));
/// Words of labels of accounts that no person has.
const OF_BODY: &[&str] = &["单位", "对公", "财政", "零余额", "专户", "公积金"];
/// Words right before the number of a passbook, which has no check digit.
const PASSBOOK: &[&str] = &[
    "存折",
    "存摺",
    "一卡通",
    "一折通",
    "折号",
    "（折）",
    "惠农卡",
    "惠农账",
    "直补卡",
    "直补账",
    "折子",
    "存单",
    "一本通",
    "社保卡",
    "社会保障卡",
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

/// Whether a number is that of a card or a passbook, by its digits and the words near it.
pub(super) fn is_card(number: &DigitNumber, near: &Near<'_>) -> bool {
    if is_passbook(number, near) {
        return true;
    }
    let digits = number.digits();
    let first = digits.as_bytes().first();
    if !(13..=19).contains(&digits.len())
        || !first.is_some_and(|digit| (b'2'..=b'9').contains(digit))
        || !has_check(digits)
    {
        return false;
    }
    let by_mark = number.has(Join::Mark);
    if number.lettered || number.is_rounded || by_mark {
        let is_written = !by_mark || is_broken_in_fours(number) || number.is_in_thousands();
        return is_written && near.is_named(CARD);
    }
    let may_be_broken = number.breaks() <= 1 || is_in_fours(number) || number.is_spelled();
    let of_person = || {
        let on_card = near.has(CARD) || ends_with_card(near.label());
        on_card || near.has(ACCOUNT) && is_of_somebody(near)
    };
    let is_named = || number.breaks() <= 5 && !number.has(Join::Cell) && near.is_named(CARD);
    may_be_broken && of_person() || is_named() || is_known_card(number)
}

/// Whether digits, some of which were written as letters, are the number of a card by the label right before them.
pub(super) fn is_meant(digits: &str, near: &Near<'_>) -> bool {
    (16..=19).contains(&digits.len()) && has_check(digits) && near.is_named(CARD)
}

/// Whether a label ends with the name of a card that numbers of accounts stand on.
fn ends_with_card(label: &str) -> bool {
    const OTHERS: &[&str] = &["唐卡", "贺卡", "点卡", "门卡", "胸卡"];
    label.ends_with('卡') && !OTHERS.iter().any(|other| label.ends_with(other))
}

/// Whether words near an account say that it is somebody's, or a name does.
fn is_of_somebody(near: &Near<'_>) -> bool {
    near.is_listed()
        || names_persons(near.before())
        || names_persons(near.titles())
        || near.names_somebody()
}

/// Whether a number is that of a card by itself, in a row that names somebody.
pub(super) fn is_card_of_somebody(number: &DigitNumber, near: &Near<'_>) -> bool {
    is_known_card(number) && (near.is_listed() || near.names_somebody())
}

/// Whether a text says of whom an account is, or that it is a card.
pub(super) fn names_owner(text: &str) -> bool {
    contains_any(
        text,
        &["户名", "收款人", "持卡人", "开户人", "姓名", "联系人"],
    ) || contains_any(text, CARD)
}

/// Whether a title says of its column that names of persons stand in it.
pub(super) fn names_persons(title: &str) -> bool {
    /// What follows such a word in the name of a body: 村民委员会, 学生资助中心.
    const OF_BODIES: &[&str] = &["委员会", "小组", "代表", "会议", "理事", "资助", "口"];
    PERSONS.places(title).any(|place| {
        let behind = &title[place.end..];
        !OF_BODIES.iter().any(|body| behind.starts_with(body))
    })
}

/// Whether a number is that of a card by itself. One in ten numbers has a right check digit by
/// chance, so issuer, length and form must all fit.
fn is_known_card(number: &DigitNumber) -> bool {
    let digits = number.digits();
    let is_common = COMMON
        .iter()
        .any(|(start, lengths)| digits.starts_with(start) && lengths.contains(&digits.len()));
    is_common
        && is_in_fours(number)
        && !number.has(Join::Dot)
        && !number.has(Join::Cell)
        && !digits.ends_with("00000")
}

/// Whether words right before a number, or the title above it, say that it is that of a passbook.
fn is_passbook(number: &DigitNumber, near: &Near<'_>) -> bool {
    let breaks = number.breaks();
    let is_written = (12..=21).contains(&number.count())
        && (breaks == 0 || breaks <= 5 && number.alone && !number.has(Join::Cell))
        && !number.lettered
        && !number.has(Join::Mark)
        && !number.digits().ends_with('X');
    // Most numbers end here: the words around one are read only where its form is right.
    if !is_written {
        return false;
    }
    let (label, titles) = (near.label(), near.titles());
    // The cell before is a label where it says so; else the title counts.
    let by_title = near.is_under_title();
    contains_any(label, PASSBOOK)
        || by_title && contains_any(titles, PASSBOOK)
        || breaks == 0 && is_account_in_row(label, near)
}

/// Whether a number is that of an account by the label right before it, or the title above, and its line names somebody.
fn is_account_in_row(label: &str, near: &Near<'_>) -> bool {
    let by_title = near.is_under_title();
    let is_account =
        contains_any(label, ACCOUNT) || by_title && contains_any(near.titles(), ACCOUNT);
    let of_body = contains_any(label, OF_BODY) || by_title && contains_any(near.titles(), OF_BODY);
    is_account && !of_body && (near.is_listed() || near.names_somebody())
}

/// Written in one, or four digits at a time.
fn is_in_fours(number: &DigitNumber) -> bool {
    is_broken_in_fours(number) && (number.breaks() == 0 || number.alone && !number.has(Join::Mark))
}

fn is_broken_in_fours(number: &DigitNumber) -> bool {
    number.is_broken_only_at(&[4, 8, 12, 16])
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
