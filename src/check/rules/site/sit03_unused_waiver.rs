//! SIT03: a waiver that nothing needs.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::UNUSED_WAIVER,
    name: "用不着的豁免",
    severity: Severity::Note,
    what: "报告里写了豁免，而这条规则在这份报告里什么也没有发现。规则在本站关闭了的、报告已经撤下的不算。",
    why: "问题改好以后豁免还留着，下一次真有问题时就不会提示；列在检查结果里的豁免应当都是用得着的。",
    bad: "\
得分: 95.00
等级: 优
豁免: {SCO01: 等级以通知为准}
",
    good: "\
得分: 95.00
等级: 优
",
    check: Check::Reading(Fixed::No),
};
