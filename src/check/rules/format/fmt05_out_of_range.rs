//! FMT05: a value outside what is allowed.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::OUT_OF_RANGE,
    name: "值超出范围",
    severity: Severity::Error,
    what: "值的类型是对的，但超出了允许的范围，例如得分大于100，年度不在2000到2100之间，金额是负数。",
    why: "这样的值几乎总是录入错误，一经发布就会进入合计、排名和数据文件。财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定总分一般为100分。",
    bad: "\
得分: 950
",
    good: "\
得分: 95.0
",
    check: Check::Reading(Fixed::Yes),
};
