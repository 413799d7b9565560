//! FMT01: YAML that cannot be read.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::UNREADABLE,
    name: "写法读不懂",
    severity: Severity::Error,
    what: "文件里的YAML写法有误，程序读不下去。常见的有：冒号、逗号、引号或括号是全角的，冒号后面没有空格，引号不成对，缩进用了制表符或者没有对齐，“---”写成了破折号。写了却不会算数的也在这里拦下：“...”下面和多出来的“---”下面的字段、“%”开头的行、“<<”、重名的“&”。改好以前，这份文件不查别的，也不说缺了什么。",
    why: "读不下去的地方之后写了什么，程序不知道，这份报告就没有网页。《政府信息公开条例》第六条要求及时、准确地公开政府信息，缺了内容的页面不能发布。",
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
