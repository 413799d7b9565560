//! Passports and permits, which have no check digit: known by a label and their form.

use super::identity::has_birth;
use super::number::{NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::words::{WordList, contains_any, pattern, words_of};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What these papers are called.
const NAMES: &str = "护照 護照 通行证 回乡证 台胞证 大通证 居留证 居留许可 居留身份证 军官证 警官证 警察证 士兵证 士官证 军人证 军人证件 文职证 \
    文职干部证 文职人员证 退伍证 退役证 旅行证 海员证 出生证 出生医学证明 身份证";
/// The same in letters.
const LATIN: &[&str] = &["assport", "ASSPORT", "HKID"];
/// What follows a count.
const MEASURES: &[char] = &[
    '本', '张', '份', '件', '个', '人', '次', '元', '年', '月', '日', '册', '枚', '万', '亿', '户',
];

static LABELS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(NAMES)));

/// A label, what may stand between it and its value, and a value of one of the forms.
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?P<name>护照|護照|[Pp]assport|PASSPORT|通行证|回乡证|台胞证|大通证|居留证|居留许可|居留身份证|军官证|警官证|警察证|士兵证|士官证|军人证件?|文职干部证|文职人员证|文职证|退伍证|退役证|旅行证|海员证|出生证|出生医学证明)(?P<between>(?:[,，;；]?\s?证件号码?|（[必选]填）|号码(?:[0-9][:：])?|號碼|证号|编号|号|为|是|分别|[Nn]o\.?|NO\.?|[Nn]umber|护照|[Pp]assport|[^0-9A-Za-z０-９Ａ-Ｚａ-ｚ一-龥。]){0,8}(?:[:：]\s?[一-龥·]{2,5}[\s，,、（(/／]{0,2})?)(?P<value>[A-Za-zＡ-Ｚａ-ｚ]{1,3}[\s-]?[0-9０-９]{4}\s?[0-9０-９]{3,8}|[0-9０-９]{6,11}|[一-龥]?字第\s?[0-9]{5,8})(?P<after>[^0-9A-Za-z０-９]|$)"#,
    )
});

/// A value with what it is behind it: E12345678（护照）.
static BEFORE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^0-9A-Za-z])(?P<value>[A-Za-z]{1,2}[0-9]{7,10})[号\s（(]{0,3}(?P<name>护照|護照|通行证|回乡证|台胞证)",
    )
});

/// A card of Hong Kong, Macau or Taiwan: their name, or a form that no other card has.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:(?:香港|澳门|台湾|港澳|港澳台)[^。；0-9A-Za-z]{0,12}身份证(?:统一编号|号码|号)?|HKID)[:：\s（(为是]{0,3}(?P<value>[A-Z]{1,2}[0-9]{6}\s?[(（]?[0-9A][)）]?|[A-Z][0-9]{9}|[157]/?[0-9]{6}[/(（]?[0-9][)）]?)|身份证(?:号码|号)?[:：\s（(为是]{0,3}(?P<bare>[A-Z]{1,2}[0-9]{6}[(（][0-9A][)）]))(?:[^0-9A-Za-z]|$)",
    )
});

/// Words one of which a text has that holds the number of such a paper.
pub fn paper_words() -> Vec<&'static str> {
    words_of(NAMES).collect()
}

/// Whether a text has such a label in letters.
pub(super) fn has_latin_label(text: &str) -> bool {
    contains_any(text, LATIN)
}

/// Whether a text has such a label.
pub(super) fn has_label(text: &str) -> bool {
    LABELS.any_in(text) || has_latin_label(text)
}

/// The labels of papers in a title.
pub(super) fn labels(title: &str) -> impl Iterator<Item = &str> {
    let in_letters = has_latin_label(title).then_some("护照");
    let in_han = LABELS.places(title).filter_map(|place| title.get(place));
    in_han.chain(in_letters)
}

/// Every number of a passport or permit in a text.
pub(super) fn papers(text: &str) -> Vec<PersonalNumber> {
    if !has_label(text) {
        return Vec::new();
    }
    let named = PAPER.captures_iter(text).filter_map(|found| {
        let name = found.name("name")?;
        let (value, after) = (found.name("value")?, found.name("after")?);
        let between = found.name("between")?.as_str();
        let of_car = text[..name.start()].ends_with(['车', '辆', '准']);
        let one = PaperNumber::new(name.as_str(), value.as_str());
        let is_named = between.contains('号') || between.contains([':', '：']);
        let is_one = one.fits() && (is_named || one.is_plain(after.as_str()));
        (is_one && !of_car).then(|| found_at(name.as_str(), &value))
    });
    let before = BEFORE_NAME.captures_iter(text).filter_map(|found| {
        let (value, name) = (found.name("value")?, found.name("name")?.as_str());
        let fits = PaperNumber::new(name, value.as_str()).fits();
        fits.then(|| found_at(name, &value))
    });
    let elsewhere = ELSEWHERE.captures_iter(text).filter_map(|found| {
        let value = found.name("value").or_else(|| found.name("bare"))?;
        Some(found_at("身份证", &value))
    });
    let mut all: Vec<PersonalNumber> = named.collect();
    let mut known: HashSet<_> = all.iter().map(|one| one.range.clone()).collect();
    let more = before.chain(elsewhere);
    all.extend(more.filter(|one| known.insert(one.range.clone())));
    all
}

fn found_at(name: &str, value: &regex::Match<'_>) -> PersonalNumber {
    PersonalNumber {
        range: value.range(),
        kind: match name {
            "护照" | "護照" | "passport" | "Passport" | "PASSPORT" => PersonalKind::Passport,
            _ => PersonalKind::Permit,
        },
        certainty: NumberCertainty::Certain,
        digits: value.as_str().into(),
    }
}

/// A value behind the name of a paper.
struct PaperNumber<'t> {
    name: &'t str,
    letters: usize,
    digits: usize,
    /// Its digits, as far as they are ASCII.
    value: &'t str,
}

impl<'t> PaperNumber<'t> {
    fn new(name: &'t str, value: &'t str) -> Self {
        let is_letter =
            |c: &char| c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        let is_digit = |c: &char| c.is_ascii_digit() || matches!(c, '０'..='９');
        Self {
            name,
            letters: value.chars().take_while(is_letter).count(),
            digits: value.chars().filter(is_digit).count(),
            value,
        }
    }

    /// Whether it has the form of such a paper's number.
    fn fits(&self) -> bool {
        let (letters, digits) = (self.letters, self.digits);
        match self.name {
            "护照" | "護照" | "passport" | "Passport" | "PASSPORT" => {
                letters <= 2 && (7..=9).contains(&digits) && letters + digits >= 8
            }
            "通行证" | "回乡证" | "台胞证" | "大通证" => {
                letters <= 2 && digits >= 7 && letters + digits >= 8
            }
            "士兵证" | "士官证" | "退伍证" | "退役证" => digits <= 11 && letters == 0,
            "军官证" | "警官证" | "警察证" | "军人证" | "军人证件" | "文职证" | "文职人员证"
            | "文职干部证" => digits <= 8 && letters == 0,
            "旅行证" | "海员证" => letters == 1 && (7..=8).contains(&digits),
            "出生证" | "出生医学证明" => letters == 1 && digits == 9,
            "居留许可" | "居留证" if letters < 3 => (8..=9).contains(&digits),
            _ => letters == 3 && digits == 12,
        }
    }

    /// Whether it is one without a word that says so: with letters, or digits that are no count and no day.
    fn is_plain(&self, after: &str) -> bool {
        let is_day = self.digits == 8
            && self.value.starts_with(['1', '2'])
            && has_birth(Some(self.value), 1900..=2099);
        self.letters > 0
            || self.value.contains("字第")
            || !after.starts_with(MEASURES) && !is_day && self.digits >= 7
    }
}

#[cfg(test)]
mod tests {
    use super::papers;

    #[test]
    fn a_label_and_a_form_make_a_paper() {
        for text in [
            "护照号码：E12345678",
            "护照EA1234567，",
            "护照号：123456789",
            "港澳居民来往内地通行证号H1234567801",
            "台胞证号：12345678",
            "外国人永久居留证：USA123456789012",
            "军官证：军字第1234567号",
            "Passport No. E12345678",
            "护照（Ｅ１２３４５６７８）",
            "E12345678（护照）",
            "往来港澳通行证CA1234567",
            "台胞证12345678，",
            "香港居民身份证：A123456（3）",
            "台湾居民身份证号A123456789",
            "Passport Number: E12345678",
            "护照号码（必填）：E12345678",
            "证件类型：护照；证件号码：E12345678",
            "護照號碼：E12345678",
            "护照号：李明E12345678",
            "护照#E12345678",
            "HKID：A123456(3)",
            "身份证：A123456(3)",
        ] {
            assert_eq!(papers(text).len(), 1, "{text}");
        }
        for text in [
            "办理护照12345678本",
            "车辆通行证号：12345678",
            "护照2023年",
            "办理通行证20230115张",
            "护照编号：E123",
            "护照20230115办理",
            "台湾居民通行证12345678张",
            "身份证A12345",
        ] {
            assert!(papers(text).is_empty(), "{text}");
        }
    }
}
