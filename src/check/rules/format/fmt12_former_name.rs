//! FMT12: a former name that fits no earlier project, or several.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::FORMER_NAME,
    name: "曾用名对不上",
    severity: Severity::Warning,
    what: "“曾用名”在网站上对不上一个更早年度的项目，或者对得上几个不同的项目。对得上的唯一一个项目，历年的报告会连在一起；对不上的，程序不猜，不连。",
    why: "同一项目的历年情况摆在一起，公众才看得出钱和效果的变化；连错了，就是公开说了不实的话。",
    bad: "\
# 本单位2023年的项目叫“河道保洁经费”
项目名称: 河湖管护经费
年度: 2024
曾用名: 河道清洁经费
",
    good: "\
项目名称: 河湖管护经费
年度: 2024
曾用名: 河道保洁经费
",
    check: Check::Reading(Fixed::No),
};
