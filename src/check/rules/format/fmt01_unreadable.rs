//! FMT01: YAML that cannot be read.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::UNREADABLE,
    name: "写法读不懂",
    severity: Severity::Error,
    what: "文件里的YAML写法有误，程序读不下去。常见的有：冒号是全角的、冒号后面没有空格、引号不成对、缩进没有对齐、开头没有“---”。",
    why: "读不下去的地方之后，所有内容都不会出现在网页上。《政府信息公开条例》第六条要求及时、准确地公开政府信息，缺了内容的页面不能发布。",
    bad: "\
---
项目名称：口袋公园建设
年度: 2023
---
",
    good: "\
---
项目名称: 口袋公园建设
年度: 2023
---
",
    check: Check::Reading(Fixed::Yes),
};
