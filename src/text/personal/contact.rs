//! How a person is reached or known beside telephones: WeChat, QQ, a private mailbox, a plate. Known by a label;
//! bodies have such things too, so none is certain.

use super::name::is_certain_name;
use super::number::{NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::chars::tail;
use crate::text::words::{WordList, contains_any, pattern, words_of};
use regex::{Captures, Regex};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Labels, each with the mark of its kind.
const LABELS: &str = "微信 v信 V信 QQ qq Qq Q号 扣扣 邮箱 邮件 电邮 信箱 mail Mail MAIL 车牌 号牌 车号 牌照 牌号 私家车 私车 租车 \
    自驾 驾驶 车主 自有车辆 私有车辆 支付宝 WeChat Wechat wechat \
    WECHAT vx VX Vx wx WX Wx @ ＠";
/// Those of them that are in Latin letters.
const LATIN: &[&str] = &[
    "QQ", "qq", "Qq", "mail", "Mail", "MAIL", "Chat", "chat", "CHAT", "vx", "VX", "Vx", "wx", "WX",
    "Wx", "@", "v信", "V信",
];
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
    "户主",
    "家长",
    "学生",
    "申请人",
    "支付宝",
];
/// Words that say that a car is of a body.
const OF_BODY: &[&str] = &[
    "公务", "单位", "执法", "救护", "环卫", "消防", "作业", "专用", "公车", "清运", "洒水", "警",
    "租赁", "应急", "平台", "保障", "购置", "报废", "维修",
];

static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(LABELS)));

/// Without a sign between, only what has a digit or a line is a name and no word.
static WECHAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:微\s?信|[Vv]信|[Ww]e[Cc]hat|WECHAT)(?P<mark>(?:号码|账号|帐号|号|联系|同|/手机|\s?ID|\s?id|[、/和]?QQ|[（(][一-龥]{1,5}[)）])*(?:号[0-9]?[^0-9A-Za-z一-龥Ａ-Ｚａ-ｚ。]{1,4}(?:[一-龥]{2,4}[\s，,（(/／]{1,2})?|[\s:：为是（(]*))|(?-u:\b)(?:[Vv][Xx]|[Ww][Xx])(?P<sign>(?:号码|账号|号|\s?ID)+[\s:：为是（(]*|[\s:：为是（(]+))(?P<value>[A-Za-zＡ-Ｚａ-ｚ][-_A-Za-z0-9Ａ-Ｚａ-ｚ０-９]{5,19})",
    )
});
static QQ: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?-u:\b)[Qq]\s?[Qq]|(?-u:\b)[Qq]号|扣扣)(?:号码|账号|号|[/、和]微信)*(?:[（(][^）)]{1,6}[）)])?(?:[:：]?\s?[一-龥]{2,4}[、，/／])?(?:[为是]|[^0-9A-Za-z０-９一-龥。；])*?(?P<value>[1-9１-９][0-9０-９]{4,10})(?:[^0-9０-９.%年月亿万元]|$)",
    )
});
/// A label and an address, or a role, a name and an address.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:邮\s?箱|邮件|电邮|信箱|支付宝|[Ee]-?[Mm]ail|E-?MAIL)(?:地址|账号|账户|帐号|号)?[\s:：为是（(]*(?P<name>[一-龥]{2,4}[\s，,：:]+)?(?P<value>[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,6})(?:\s?[（(](?P<behind>[一-龥]{2,3})[)）])?",
    )
});
static EMAIL_OF_ROLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:联系人|负责人|填报人|经办人|户主|申请人)[:：\s]*[一-龥]{2,4}[\s，,、；;：:（(]*(?P<value>[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,6})",
    )
});
/// Any address, with the name that stands before it or behind it.
static EMAIL_BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?P<name>[一-龥]{2,4})(?:邮箱|的邮箱)?[\s，,：:（(<＜]{0,2}|^|[^A-Za-z0-9._%+@＠-])(?P<value>[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,6})(?:\s?[（(，,]\s?(?:联系人[:：]?)?(?P<behind>[一-龥]{2,5}?)收?(?:[)）。]|$))?",
    )
});
static PLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:车牌|号牌|车号|牌照|牌号|私家车|私车|租车|自驾车?|驾驶|车主[一-龥·]{0,5}|[自私]有车辆)(?:号码|号)?(?:[（(][^）)]{1,6}[）)])?(?:[:：]?\s?[一-龥]{2,4}[、，/／])?(?:[为是]|[^0-9A-Za-z一-龥。；]){0,6}(?P<value>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-ZＡ-Ｚ][·•－\s-]?(?:[A-HJ-NP-Z0-9Ａ-Ｚ０-９]{4}[学挂港澳领试超]|[A-HJ-NP-Z0-9Ａ-Ｚ０-９]{5,6})|使[0-9]{6})(?:[^0-9A-Za-z]|$)",
    )
});

/// Words one of which a text has that holds such a thing, unless it has one in Latin letters.
pub fn contact_words() -> Vec<&'static str> {
    let is_han = |word: &&str| word.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    words_of(LABELS).filter(is_han).collect()
}

/// Whether a text has a label in Latin letters.
pub(super) fn has_latin_label(text: &str) -> bool {
    contains_any(text, LATIN)
}

/// The labels in a title. In letters only whole words are some: codes of things may have these letters.
pub(super) fn labels(title: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    WORDS.places(title).filter_map(move |place| {
        let label = title.get(place.clone())?;
        let before = title[..place.start].chars().next_back();
        let after = title[place.end..].chars().next();
        let is_whole = !label.is_ascii() || !is_part(before) && !is_part(after);
        (is_whole && label != "@" && label != "＠").then_some(label)
    })
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
    let kinds: [(&Regex, PersonalKind); 6] = [
        (&WECHAT, PersonalKind::WeChat),
        (&QQ, PersonalKind::Qq),
        (&EMAIL, PersonalKind::Email),
        (&EMAIL_OF_ROLE, PersonalKind::Email),
        (&EMAIL_BESIDE, PersonalKind::Email),
        (&PLATE, PersonalKind::Plate),
    ];
    let mut found: Vec<PersonalNumber> = Vec::new();
    let mut known = HashSet::new();
    for (pattern, kind) in kinds {
        for one in pattern.captures_iter(text) {
            let Some(value) = one.name("value") else {
                continue;
            };
            if !known.contains(&value.range()) && is_of_person(text, kind, &one) {
                known.insert(value.range());
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
fn is_of_person(text: &str, kind: PersonalKind, found: &Captures<'_>) -> bool {
    let start = found.get(0).map_or(0, |whole| whole.start());
    let before = tail(text, start, NEAR);
    let value = found.name("value").map_or("", |value| value.as_str());
    match kind {
        PersonalKind::Email => {
            let number = value.split(['@', '＠']).next().unwrap_or("");
            let is_number = number.len() >= 5 && number.bytes().all(|byte| byte.is_ascii_digit());
            let whole = found.get(0).map_or("", |whole| whole.as_str());
            let is_name = |name: &str| {
                found
                    .name(name)
                    .is_some_and(|name| names_somebody(name.as_str()))
            };
            let is_named = is_name("name") || is_name("behind");
            is_number
                || is_named
                || contains_any(before, OF_PERSON)
                || contains_any(whole, OF_PERSON)
        }
        PersonalKind::Plate => !contains_any(before, OF_BODY),
        PersonalKind::Qq => !before.ends_with('@'),
        _ => {
            let is_marked = found
                .name("mark")
                .is_some_and(|mark| !mark.as_str().is_empty());
            let is_name = value.contains(|c: char| c.is_ascii_digit() || c == '_');
            (is_marked || is_name) && !before.ends_with("企业")
        }
    }
}

/// Whether Han characters before an address are a name of somebody, or end with one behind a word.
fn names_somebody(text: &str) -> bool {
    const LENGTHS: [usize; 2] = [3, 2];
    let count = text.chars().count();
    let ends = LENGTHS.into_iter().filter(|length| *length <= count);
    let mut ends = ends.filter_map(|length| text.char_indices().nth(count - length));
    is_certain_name(text) || count > 3 && ends.any(|(at, _)| is_certain_name(&text[at..]))
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
            "微信zhangsan88",
            "wechat：zhangsan_88",
            "vx: zhangsan88",
            "QQ：１２３４５６７８",
            "本人QQ12345678",
            "联系人李明 liming@163.com",
            "电子邮件：李明 liming@163.com",
            "私家车牌照云Ａ12345",
            "王静 liming@163.com",
            "请发至12345678@qq.com（李明收）",
            "微信/QQ：zhangsan_88",
            "微信号（李明）：zhangsan_88",
            "Q号：12345678",
            "车主李明，云A12345",
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
            "微信小程序",
            "微信App",
            "编号4QQ181665",
            "编号LWX Abc1234",
            "电子邮箱：bgs@163.com",
        ] {
            assert!(contacts(text).is_empty(), "{text}");
        }
    }
}
