//! PII07: how a person is reached or known beside telephones.

use crate::check::personal_lines::{may_hold, words};
use crate::check::rule::{Check, Lines, LooksFor, Match, Rule};
use crate::config::Config;
use crate::diagnostic::{Code, Severity};
use crate::text::personal::{PersonalKind, PersonalNumber};

pub(super) static RULE: Rule = Rule {
    code: Code("PII07"),
    name: "个人的微信、QQ、邮箱和车牌",
    severity: Severity::Warning,
    what: "写明是微信号、QQ号、支付宝账号、车牌号的，以及写给个人的或以号码命名的电子邮箱。公众号、QQ群、单位的邮箱、公务和作业用车不算；设置里已经公布的邮箱也不算。",
    why: "这些号码能找到人、认出人，是《个人信息保护法》所说的个人信息；群众要找的是单位，写单位公布的联系方式即可。",
    bad: "\
联系人微信号：zhangsan_88
",
    good: "\
微信公众号：示例发布
",
    check: Check::Lines(LooksFor::words(words).or_lines(may_hold), check),
};

fn check(lines: &Lines<'_>, found: &mut Vec<Match>) {
    for (line, text) in lines.all.iter().enumerate() {
        let contacts = text.personal.iter().filter(|one| one.kind.is_contact());
        let contacts = contacts.filter(|one| !is_published(one, lines.config));
        found.extend(contacts.map(|one| Match {
            line,
            range: one.range.clone(),
            message: format!("有{}，像是个人的", one.kind.name()),
            help: help(one.kind).into(),
            severity: None,
        }));
    }
}

fn help(kind: PersonalKind) -> &'static str {
    match kind {
        PersonalKind::Plate => "删去车牌号；确实要公开的公务车辆，写明是公务用车",
        PersonalKind::Email => {
            "换成单位的邮箱，或删去；确实是单位对外公布的，写进设置的“联系邮箱”或“监督”"
        }
        _ => "删去，换成单位对外公布的联系方式",
    }
}

/// Whether the site itself gives this mailbox to the public.
fn is_published(contact: &PersonalNumber, config: &Config) -> bool {
    let own = [&config.email, &config.supervision.email];
    let mut own = own.into_iter().flatten();
    contact.kind == PersonalKind::Email && own.any(|own| own.eq_ignore_ascii_case(&contact.digits))
}
