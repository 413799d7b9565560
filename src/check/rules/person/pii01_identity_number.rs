//! PII01: an identity number.

use crate::check::personal_lines::{may_hold, words};
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::diagnostic::{Code, Severity};
use crate::text::digits::masked;
use crate::text::personal::{NumberCertainty, PersonalKind, PersonalNumber};

pub(super) static RULE: Rule = Rule {
    code: Code("PII01"),
    name: "身份证件号码",
    severity: Severity::Error,
    what: "正文、表头或附件里有居民身份证号码（含港澳台居民居住证、外国人永久居留身份证）：地区、出生日期和校验码都对得上的18位号码，旁边写着什么字都算；全角数字、中文数字、带圈和别的样子的数字、用字母O和l代替0和1（写明是身份证号的，别的像数字的字母也算）、夹着空格、标点或看不见的字符、断在两行或相邻单元格里的也算；与别的数字连写在一起的，出生在2000年以前的也算。自身校验码对得上的统一社会信用代码不算。护照、通行证、居留证、军官证、出生证、港澳台身份证和旧的15位号码，旁边、栏目名里或者上一行写明了才算。写明是户口簿、低保证、社保卡、学籍之类的号码，作警告。写作合同编号一类而出生日期在2000年以后的不算。写明是身份证号而错了一位或两位对调的、遮了一部分却留着出生年月日的，作警告。",
    why: "《个人信息保护法》把身份证件号码这类信息列入保护；《政府信息公开条例》第十五条规定，涉及个人隐私、公开会损害第三方合法权益的政府信息不得公开。网页一旦公开就会被复制，无法收回。",
    bad: "\
受助人李某，身份证号11010519491231002X。
",
    good: "\
受助人李某，身份证号110105********002X。
",
    check: Check::Lines(LooksFor::words(words).or_lines(may_hold), check),
};

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    for (line, text) in lines.all.iter().enumerate() {
        let papers = text.personal.iter().filter(|one| one.kind.is_paper());
        found.extend(papers.map(|one| finding(line, one)));
    }
}

fn finding(line: usize, number: &PersonalNumber) -> Match {
    let masked = masked(&number.digits);
    let remove = "删去号码，或只留前六位和后四位、中间用*代替；如是附件，先改附件再发布";
    let (message, help) = match number.certainty {
        NumberCertainty::Certain | NumberCertainty::Likely => {
            let name = number.kind.name();
            (format!("有{name}（{masked}），不得公开"), remove)
        }
        NumberCertainty::Mistyped => {
            let wrong = match number.digits.len() {
                18 => "校验码不对，可能打错了一位",
                _ => "位数不对",
            };
            let message = format!("这里写明是身份证号（{masked}），只是{wrong}，不得公开");
            (message, remove)
        }
        NumberCertainty::BirthShown => (
            "身份证号码只遮了一部分，出生年月日还看得出来".to_owned(),
            "把出生年月日也遮去：只留前六位和后四位，中间用*代替",
        ),
        NumberCertainty::Labelled => (
            format!("这个编号（{masked}）的地区、出生日期和校验码都与身份证号码相符"),
            "是身份证号码的，删去；确实是编号的，写明理由后豁免",
        ),
    };
    let certain = number.certainty == NumberCertainty::Certain;
    Match {
        line,
        range: number.range.clone(),
        message: match number.kind {
            PersonalKind::Passport | PersonalKind::Permit => {
                format!("有{}，不得公开", number.kind.name())
            }
            _ => message,
        },
        help: help.into(),
        severity: (!certain).then_some(Severity::Warning),
    }
}
