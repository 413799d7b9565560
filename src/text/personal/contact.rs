//! How a person is reached or known beside telephones: WeChat, QQ, a private mailbox, a plate. Known by a label;
//! bodies have such things too, so none is certain.

use super::number::{NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::chars::tail;
use crate::text::words::{WordList, contains_any, pattern, words_of};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Labels, each with the mark of its kind.
const LABELS: &str = "微信 QQ qq Qq 扣扣 邮箱 邮件 电邮 mail Mail MAIL 车牌 号牌 车号";
/// Those of them that are in Latin letters.
const LATIN: &[&str] = &["QQ", "qq", "Qq", "mail", "Mail", "MAIL"];
/// How far before a label a word may stand that says whose it is, in bytes.
const NEAR: usize = 60;
/// Words that say that something is of somebody.
const OF_PERSON: &[&str] = &[
    "个人",
    "本人",
    "私人",
    "联系人",
    "负责人",
    "填报人",
    "经办人",
    "姓名",
    "同志",
];
/// Words that say that a car is of a body.
const OF_BODY: &[&str] = &[
    "公务", "单位", "执法", "救护", "环卫", "消防", "作业", "专用", "公车", "清运", "洒水", "警",
    "租赁", "应急", "平台", "保障", "购置", "报废", "维修",
];

static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(LABELS)));

static WECHAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"微信(?:号码|账号|帐号|号|ID)?[\s:：为是（(]+(?P<value>[A-Za-z][-_A-Za-z0-9]{5,19})")
});
static QQ: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[Qq][Qq]|扣扣)(?:号码|账号|号)?[\s:：为是（(]*(?P<value>[1-9][0-9]{4,10})(?:[^0-9.%年月亿万元]|$)",
    )
});
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:邮箱|邮件|电邮|[Ee]-?[Mm]ail|E-?MAIL)(?:地址|账号|号)?[\s:：为是（(]*(?P<value>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,6})",
    )
});
static PLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:车牌|号牌|车号)(?:号码|号)?[\s:：为是（(]*(?P<value>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•\s-]?[A-HJ-NP-Z0-9]{5,6})(?:[^0-9A-Za-z]|$)",
    )
});

/// Words one of which a text has that holds such a thing, unless it has one in Latin letters.
pub fn contact_words() -> Vec<&'static str> {
    words_of(LABELS).filter(|word| !word.is_ascii()).collect()
}

/// Whether a text has a label in Latin letters.
pub fn has_latin_label(text: &str) -> bool {
    contains_any(text, LATIN)
}

/// Whether a text has such a label.
pub(super) fn has_label(text: &str) -> bool {
    WORDS.any_in(text)
}

/// Every such thing in a text.
pub(super) fn contacts(text: &str) -> Vec<PersonalNumber> {
    if !has_label(text) {
        return Vec::new();
    }
    let kinds: [(&Regex, PersonalKind); 4] = [
        (&WECHAT, PersonalKind::WeChat),
        (&QQ, PersonalKind::Qq),
        (&EMAIL, PersonalKind::Email),
        (&PLATE, PersonalKind::Plate),
    ];
    let mut found = Vec::new();
    for (pattern, kind) in kinds {
        for one in pattern.captures_iter(text) {
            let (Some(whole), Some(value)) = (one.get(0), one.name("value")) else {
                continue;
            };
            if is_of_person(text, kind, whole.start()..value.end(), value.as_str()) {
                found.push(PersonalNumber {
                    range: value.range(),
                    kind,
                    certainty: NumberCertainty::Likely,
                    digits: value.as_str().into(),
                });
            }
        }
    }
    found
}

/// Whether it may be of a person: what stands before its label, and what it is itself.
fn is_of_person(text: &str, kind: PersonalKind, place: Range<usize>, value: &str) -> bool {
    let before = tail(text, place.start, NEAR);
    match kind {
        PersonalKind::Email => {
            let number = value.split('@').next().unwrap_or("");
            let is_number = number.len() >= 5 && number.bytes().all(|byte| byte.is_ascii_digit());
            is_number || contains_any(before, OF_PERSON)
        }
        PersonalKind::Plate => !contains_any(before, OF_BODY),
        PersonalKind::Qq => !before.ends_with('@'),
        _ => !before.ends_with("企业"),
    }
}

#[cfg(test)]
mod tests {
    use super::contacts;

    #[test]
    fn labels_tell_contacts() {
        for text in [
            "微信号：zhangsan_88",
            "微信 zhangsan88",
            "QQ：12345678",
            "qq号12345678，",
            "联系人李明，邮箱：liming@163.com",
            "邮箱：12345678@qq.com",
            "车牌号：云A12345",
            "号牌号码为云A·D12345。",
        ] {
            assert_eq!(contacts(text).len(), 1, "{text}");
        }
        for text in [
            "微信公众号：示例发布",
            "微信公众号shili_fabu",
            "QQ群：12345678",
            "电子邮箱：shili@example.gov.cn",
            "执法车辆车牌号：云A12345",
            "全区换发车牌12345副",
            "企业微信：shilikeji",
        ] {
            assert!(contacts(text).is_empty(), "{text}");
        }
    }
}
