//! SIT06: a mark in the footer that leads elsewhere than marks of its kind do.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::MARK_HOST,
    name: "标识链到别处",
    severity: Severity::Warning,
    what: "设置里“党政机关标识”的网址不在 bszs.conac.cn，或者“网站找错”的网址不在 zfwzgl.www.gov.cn。",
    why: "党政机关网站标识要链到发放单位的核验页才有意义，链到别处的标识可能是假的。《政府网站发展指引》（国办发〔2017〕47号）要求页脚列明党政机关网站标识和“我为政府网站找错”的监督举报入口。",
    bad: "\
党政机关标识:
  网址: https://www.example.com/sitename?id=0123456789ABCDEF
",
    good: "\
党政机关标识:
  网址: https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF
",
    check: Check::Reading(Fixed::No),
};
