//! PII02: a mobile number.

use crate::check::personal_lines::{may_hold, words};
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::config::Config;
use crate::diagnostic::{Code, Severity};
use crate::text::digits::masked;
use crate::text::personal::{NumberCertainty, PersonalKind};

pub(super) static RULE: Rule = Rule {
    code: Code("PII02"),
    name: "手机号码",
    severity: Severity::Error,
    what: "正文、表头或附件里有手机号码。座机、热线，以及设置和单位表里已经公布的联系电话、监督电话不算；紧接在日期前后的也算；写明是金额、编码的那个数和别的更长数字里的一段不算，旁边另有别的字则不管。网址里单独一段像手机号码的，作警告。",
    why: "手机号码是《个人信息保护法》保护的个人信息，公布出去会招来骚扰和诈骗；报告要给群众联系方式时，应当用单位的办公电话。",
    bad: "\
联系人：王静，13800138001
",
    good: "\
联系电话：0871-00000000（办公室）
",
    check: Check::Lines(LooksFor::words(words).or_lines(may_hold), check),
};

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    for (line, text) in lines.all.iter().enumerate() {
        let mobiles = text.personal.iter();
        let mobiles = mobiles.filter(|one| one.kind == PersonalKind::Mobile);
        for number in mobiles.filter(|one| !is_published(&one.digits, lines.config)) {
            let masked = masked(&number.digits[number.digits.len() - 11..]);
            found.push(Match {
                line,
                range: number.range.clone(),
                message: format!("有手机号码（{masked}），不得公开个人的号码"),
                help: "换成单位的办公电话，或删去；确实是单位对外公布的号码，写进设置的“联系电话”“监督”或单位表的“电话”，或在报告里写明理由豁免".into(),
                severity: (number.certainty == NumberCertainty::Likely).then_some(Severity::Warning),
            });
        }
    }
}

/// Whether the site itself gives this number to the public.
fn is_published(digits: &str, config: &Config) -> bool {
    let of_site = [&config.phone, &config.supervision.phone];
    let mut own = of_site.into_iter().flatten().chain(&config.unit_phones);
    own.any(|phone| {
        let own: String = phone.chars().filter(char::is_ascii_digit).collect();
        own.len() >= 11 && (own.contains(digits) || digits.ends_with(&own))
    })
}
