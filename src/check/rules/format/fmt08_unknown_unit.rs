//! FMT08: a unit that nobody knows.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::UNKNOWN_UNIT,
    name: "不认识的单位",
    severity: Severity::Error,
    what: "报告里的单位，或者设置里“应公开”“免于公开”的单位，在 units.yaml 里找不到，既不是标识、名称、简称，也不是别名。程序会给出最相近的单位。",
    why: "单位决定网址，也决定报告归在谁的名下；写错一个字，公众就会在别处找这笔钱。",
    bad: "\
单位: 清禾街道
",
    good: "\
单位: 青禾街道
",
    check: Check::Reading(Fixed::Yes),
};
