//! FMT06: a key given twice.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::DUPLICATE_KEY,
    name: "字段写了两次",
    severity: Severity::Error,
    what: "同一个字段写了两次，或者中文名和英文名各写了一次；“应公开”“免于公开”里同一个单位的同一个年度写了不止一次，也是。",
    why: "两个值哪一个算数，程序无从知道；替公文选一个值，就是改动公文。",
    bad: "\
得分: 95.00
score: 96.00
",
    good: "\
得分: 95.00
",
    check: Check::Reading(Fixed::Yes),
};
