//! What else somebody has a number of: a household register, a card of social security, a certificate of need or of
//! schooling. None has arithmetic, so a label that says whose number it is has to stand right before.

use super::number::{NumberCertainty, PersonalKind, PersonalNumber};
use crate::text::words::{WordList, pattern, words_of};
use regex::Regex;
use std::sync::LazyLock;

/// What these are called.
const NAMES: &str = "户口 结婚证 离婚证 社会保障卡 社保卡 社会保障号 医保卡 医保电子凭证 医保个人 医疗证 参合 低保证 特困证 五保证 残疾军人证 \
    伤残人民警察证 优待证 老年证 居住证 暂住证 驾驶证档案 就业创业证 登记证编号 学籍 学生证 准考证 考生号 资格证 执业证";

static LABELS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(NAMES)));

/// A label that ends with a word for a number, and a value with six digits or more.
static CERTIFICATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:户口[簿本]?|结婚证|离婚证|社会保障卡?|社保卡|医保卡|医保电子凭证|医保个人|医疗证|参合|低保证|特困[人员供养]*证|五保[供养]*证|残疾军人证|伤残人民警察证|军?人?优待证|老年证|居住证|暂住证|驾驶证档案|就业创业证|失业登记证|学籍辅?|学生证|准考证|考生|教师资格证书?|执业证书?)(?:字号|字第|编号|户号|卡号|证号|号码|编码|号)(?:[（(][^）)]{1,6}[）)])?(?:为|是)?[^0-9A-Za-z一-龥。；]{0,5}(?:[一-龥]{2,4}[\s，,、（(/／]{1,2})?(?P<value>(?:[一-龥]{0,8}字第?)?[A-Z一-龥]{0,2}[0-9][0-9A-Z-]{5,27})",
    )
});

/// Whether a text has such a label.
pub(super) fn has_label(text: &str) -> bool {
    LABELS.any_in(text)
}

/// Every such number in a text.
pub(super) fn certificates(text: &str) -> Vec<PersonalNumber> {
    const FEWEST_DIGITS: usize = 6;
    let digits = text.bytes().filter(u8::is_ascii_digit).take(FEWEST_DIGITS);
    if digits.count() < FEWEST_DIGITS || !has_label(text) {
        return Vec::new();
    }
    let found = CERTIFICATE.captures_iter(text).filter_map(|found| {
        let value = found.name("value")?;
        let digits = value.as_str().bytes().filter(u8::is_ascii_digit).count();
        (digits >= FEWEST_DIGITS).then(|| PersonalNumber {
            range: value.range(),
            kind: PersonalKind::Certificate,
            certainty: NumberCertainty::Likely,
            digits: value.as_str().into(),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::certificates;

    #[test]
    fn a_label_and_digits_make_one() {
        for text in [
            "户口簿号：530102004567",
            "低保证号：云低保字第5301020012号",
            "社会保障卡号：D12345678",
            "结婚证号：J530102-2019-001234",
            "准考证号：230530101234",
            "驾驶证档案编号：530100123456",
        ] {
            assert_eq!(certificates(text).len(), 1, "{text}");
        }
        for text in [
            "办理居住证12345678张",
            "发放低保证123456本",
            "电表户号：0512345678",
            "准考证号段",
            "统一社会信用代码证编号：91530100",
        ] {
            assert!(certificates(text).is_empty(), "{text}");
        }
    }
}
