//! PII03: the number of a bank card.

use crate::check::personal_lines::FEWEST_DIGITS;
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::diagnostic::{Code, Severity};
use crate::text::digits::masked;
use crate::text::personal::{NumberCertainty, PersonalKind};

pub(super) static RULE: Rule = Rule {
    code: Code("PII03"),
    name: "银行卡号",
    severity: Severity::Error,
    what: "正文、表头或附件里有银行卡号：13至19位、校验位（Luhn）正确，而且旁边写着卡号、银行卡、存折之类的字样，或者是常见银行卡的开头和位数；账号旁边有姓名的也算（人名那一行写明是账号的，没有校验位也算）；写明是存折、一卡通号码的，有12至21位就算。单位的账号、写明是项目编码之类的那个数和金额不算。",
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
        let cards = words.personal.iter();
        let cards = cards.filter(|one| one.kind == PersonalKind::Card);
        found.extend(cards.map(|number| Match {
            line,
            range: number.range.clone(),
            message: format!("有银行卡号（{}），不得公开", masked(&number.digits)),
            help: "删去号码；附件里的，先改附件再发布".into(),
            severity: (number.certainty == NumberCertainty::Likely).then_some(Severity::Warning),
        }));
    }
}
