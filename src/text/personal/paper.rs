//! Passports and permits, which have no check digit: known by a label and their form.

use super::number::{NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::words::{WordList, pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// What these papers are called.
const NAMES: &str = "护照 通行证 回乡证 台胞证 居留证 居留许可 居留身份证 军官证 士兵证 文职证";

static LABELS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(NAMES)));

/// A label, what may stand between it and its value, and a value of one of the forms.
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<name>护照|通行证|回乡证|台胞证|居留证|居留许可|居留身份证|军官证|士兵证|文职证)(?P<between>(?:号码|证号|编号|号|为|是|[:：\s（(]){0,6})(?P<value>[A-Za-z]{1,3}[0-9]{7,12}|[0-9]{8,10}|[一-龥]字第\s?[0-9]{5,8})(?:[^0-9A-Za-z]|$)",
    )
});

/// Words one of which a text has that holds the number of such a paper.
pub fn paper_words() -> Vec<&'static str> {
    words_of(NAMES).collect()
}

/// Whether a text has such a label.
pub(super) fn has_label(text: &str) -> bool {
    LABELS.any_in(text)
}

/// Every number of a passport or permit in a text.
pub(super) fn papers(text: &str) -> Vec<PersonalNumber> {
    if !has_label(text) {
        return Vec::new();
    }
    let found = PAPER.captures_iter(text).filter_map(|found| {
        let (name, between) = (
            found.name("name")?.as_str(),
            found.name("between")?.as_str(),
        );
        let value = found.name("value")?;
        let letters = value
            .as_str()
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let digits = value.as_str().bytes().filter(u8::is_ascii_digit).count();
        let is_named = between.contains('号') || between.contains([':', '：']);
        let fits = match name {
            "护照" => letters <= 2 && digits <= 9 && (letters > 0 || is_named),
            "通行证" | "回乡证" | "台胞证" => letters <= 1 && (letters > 0 || is_named),
            "军官证" | "士兵证" | "文职证" => digits <= 8 && letters == 0,
            _ => letters == 3 && digits == 12,
        };
        let of_car = text[..found.get(0)?.start()].ends_with(['车', '辆']);
        (fits && !of_car).then(|| PersonalNumber {
            range: value.range(),
            kind: match name {
                "护照" => PersonalKind::Passport,
                _ => PersonalKind::Permit,
            },
            certainty: NumberCertainty::Certain,
            digits: value.as_str().into(),
        })
    });
    found.collect()
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
        ] {
            assert_eq!(papers(text).len(), 1, "{text}");
        }
        for text in [
            "办理护照12345678本",
            "车辆通行证号：12345678",
            "护照2023年",
            "办理通行证20230115张",
            "护照编号：E123",
        ] {
            assert!(papers(text).is_empty(), "{text}");
        }
    }
}
