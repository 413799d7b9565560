//! PII01: an identity number.

use super::identity::{has_form, is_identity, is_old_identity};
use crate::check::lines::FEWEST_DIGITS;
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::diagnostic::{Code, Severity};
use crate::text::digits::{DigitNumber, Join, masked};
use crate::text::words::contains_any;

pub(super) static RULE: Rule = Rule {
    code: Code("PII01"),
    name: "身份证号码",
    severity: Severity::Error,
    what: "正文、表头或附件里有居民身份证号码：地区、出生日期和校验码都对得上的18位号码，全角数字、中间有空格、断在两行或相邻单元格里的也算；旧的15位号码只在旁边写明是身份证号时才算；旁边写明是身份证号而校验码不对的，作警告。",
    why: "《个人信息保护法》把身份证件号码这类信息列入保护；《政府信息公开条例》第十五条规定，涉及个人隐私、公开会损害第三方合法权益的政府信息不得公开。网页一旦公开就会被复制，无法收回。",
    bad: "\
受助人李某，身份证号11010519491231002X。
",
    good: "\
受助人李某，身份证号110105********002X。
",
    check: Check::Lines(LooksFor::digits(FEWEST_DIGITS), check),
};

/// Words that say an identity number follows.
const IDENTITY: &[&str] = &["身份证", "身份号", "证件号", "公民身份", "证号"];
/// Those of them that say so even of a number whose check character is wrong.
const LABELS: &[&str] = &["身份证", "公民身份"];
/// Words that say a number of an organisation does.
const ORGANISATION: &[&str] = &["信用代码", "机构代码", "税号", "纳税人识别"];
/// After how many digits the parts of the number end: place, year, date, serial.
const PARTS: &[usize] = &[6, 10, 12, 14, 17];
/// The latest year of birth where no report says which year it is about.
const LATEST: u32 = 2099;

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    let latest = lines.year.map_or(LATEST, |year| u32::from(year.0) + 1);
    for (line, words) in lines.all.iter().enumerate() {
        let mut end = 0;
        for number in &words.numbers {
            if number.range.start < end || !is_plausibly_broken(number) {
                continue;
            }
            let context = || lines.context(line, number.range.start);
            let Some(certainty) = certainty(number, latest, &context) else {
                continue;
            };
            end = number.range.end;
            found.push(finding(line, number, certainty));
        }
    }
}

/// Whether a number is an identity number for certain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// Its digits, or its form and the words beside it, say so.
    Certain,
    /// Words beside it say so, its check character does not.
    Mistyped,
}

fn certainty(number: &DigitNumber, latest: u32, context: &dyn Fn() -> String) -> Option<Certainty> {
    let years = || 1900..=latest;
    match number.digits.len() {
        18 if is_identity(&number.digits, years()) => {
            (!contains_any(&context(), ORGANISATION)).then_some(Certainty::Certain)
        }
        18 if has_form(&number.digits, years()) => {
            let context = context();
            let told = contains_any(&context, LABELS) && !contains_any(&context, ORGANISATION);
            told.then_some(Certainty::Mistyped)
        }
        15 => (is_old_identity(&number.digits) && contains_any(&context(), IDENTITY))
            .then_some(Certainty::Certain),
        _ => None,
    }
}

fn finding(line: usize, number: &DigitNumber, certainty: Certainty) -> Match {
    let masked = masked(&number.digits);
    let (message, severity) = match certainty {
        Certainty::Certain => (format!("有居民身份证号码（{masked}），不得公开"), None),
        Certainty::Mistyped => (
            format!("这里写明是身份证号（{masked}），只是校验码不对，可能打错了一位，不得公开"),
            Some(Severity::Warning),
        ),
    };
    Match {
        line,
        range: number.range.clone(),
        message,
        help: "删去号码，或只留前六位和后四位、中间用*代替；如是附件，先改附件再发布".into(),
        severity,
    }
}

/// Whether a number is broken as an identity number may be. The more freely, the surer the
/// digits themselves must be; a check character and a date make up for most.
fn is_plausibly_broken(number: &DigitNumber) -> bool {
    if number.joins.is_empty() || number.is_broken_only_at(PARTS) || number.is_spelled() {
        return true;
    }
    match number.joins.len() {
        1 => !number.has(Join::Dot),
        count => count <= 5 && !number.has(Join::Dot) && !number.has(Join::Cell),
    }
}
