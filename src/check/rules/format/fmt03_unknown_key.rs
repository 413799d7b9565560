//! FMT03: a key that no table knows.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::UNKNOWN_KEY,
    name: "不认识的字段",
    severity: Severity::Error,
    what: "字段名不在格式说明里，多半是写错了一个字。程序会给出最相近的字段名。",
    why: "不认识的字段不会显示：把“得分”写成“得份”，网页上就没有得分，而谁也不会发觉。",
    bad: "\
得份: 95.00
",
    good: "\
得分: 95.00
",
    check: Check::Reading(Fixed::No),
};
