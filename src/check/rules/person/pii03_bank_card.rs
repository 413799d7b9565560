//! PII03: the number of a bank card.

use super::card::{is_card, is_known_card};
use super::identity::is_identity;
use crate::check::lines::FEWEST_DIGITS;
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::diagnostic::{Code, Severity};
use crate::text::digits::masked;

pub(super) static RULE: Rule = Rule {
    code: Code("PII03"),
    name: "银行卡号",
    severity: Severity::Error,
    what: "正文、表头或附件里有银行卡号：13至19位、校验位（Luhn）正确，而且旁边写着卡号、账号之类的字样，或者是常见银行卡的开头和位数。项目编码、统一社会信用代码、索引号和金额不算。",
    why: "金融账户属于《个人信息保护法》规定的敏感个人信息，一旦泄露，容易使人身、财产安全受到危害；发放补助的明细表最容易带出卡号。",
    bad: "\
补助已打入卡号6222022300001234568。
",
    good: "\
补助已通过一卡通发放。
",
    check: Check::Lines(LooksFor::digits(FEWEST_DIGITS), check),
};

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    for (line, words) in lines.all.iter().enumerate() {
        let mut end = 0;
        for number in &words.numbers {
            if number.range.start < end {
                continue;
            }
            let context = || lines.context(line, number.range.start);
            let after = words.text.get(number.range.end..).unwrap_or("");
            let is_one = is_card(number, context) || is_known_card(number, context, after);
            if !is_one || is_identity(&number.digits, 1900..=2099) {
                continue;
            }
            end = number.range.end;
            let masked = masked(&number.digits);
            found.push(Match {
                line,
                range: number.range.clone(),
                message: format!("有银行卡号（{masked}），不得公开"),
                help: "删去号码；附件里的，先改附件再发布".into(),
                severity: None,
            });
        }
    }
}
