//! PII06: a telephone number beside the name of the person in charge.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: Code("PII06"),
    name: "负责人一栏里的电话",
    severity: Severity::Warning,
    what: "“负责人”一栏里除了姓名还写了电话号码。写明是办公电话的，以及设置和单位表里已经公布的号码不算；手机号码由PII02说，正文里的联系人不在此列。",
    why: "姓名和电话写在一起就是《个人信息保护法》保护的个人信息；群众要找的是单位，办公电话就够了。",
    bad: "\
负责人: 王静 0000-0000000
",
    good: "\
负责人: 王静（办公电话0000-0000000）
",
    check: Check::Report(LooksFor::digits(SHORTEST), check),
};

/// The fewest digits of a telephone number.
const SHORTEST: u32 = 7;

/// Words before the number of an office.
const OFFICE: &[&str] = &["办公", "单位", "科室", "值班", "总机", "热线"];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for passage in ctx.candidates(RULE.code) {
        if !passage.is_under(&["负责人", "项目负责人", "person_in_charge"]) {
            continue;
        }
        let Some((place, digits)) = telephone(&passage.text) else {
            continue;
        };
        let before = passage.text.get(..place.start).unwrap_or("");
        let office = OFFICE.iter().any(|word| before.contains(word));
        if !office && !is_mobile(&digits) && !is_published(&digits, ctx.config) {
            let message = "“负责人”里有电话号码，会和姓名一起公开";
            let help = "只留姓名，或删去；是办公电话的，写成“办公电话……”，或登记在单位表的“电话”里";
            let finding = ctx.finding(RULE.code, passage.span(place), message);
            found.push(finding.help(help));
        }
    }
}

/// The first run of digits and dashes that is long enough, and its digits.
fn telephone(text: &str) -> Option<(Range<usize>, String)> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '－' | '—' | '(' | ')' | ' ');
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + start;
        let length = text[start..].find(|c: char| !part(c));
        let end = length.map_or(text.len(), |length| start + length);
        let run = text[start..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        if (SHORTEST as usize..=13).contains(&digits.len()) {
            return Some((start..start + run.len(), digits));
        }
        from = end;
    }
    None
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1')
}

/// Whether the site itself gives this number to the public.
fn is_published(digits: &str, config: &Config) -> bool {
    let of_site = [&config.phone, &config.supervision.phone];
    let mut own = of_site.into_iter().flatten().chain(&config.unit_phones);
    own.any(|phone| {
        let own: String = phone.chars().filter(char::is_ascii_digit).collect();
        own.len() >= SHORTEST as usize && (own.ends_with(digits) || digits.ends_with(&own))
    })
}
