//! FMT07: two sources at one address.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::ONE_ADDRESS,
    name: "两个文件同一个网址",
    severity: Severity::Error,
    what: "两份报告或页面会得到同一个网址，包括只差大小写或字符写法的情况。",
    why: "一个网址只能有一个页面，另一份就会不见。《政府信息公开条例》要求主动公开的信息便于公众查阅。",
    bad: "\
# 2023/qinghe/a.md
网址名: gongyuan
# 2023/qinghe/b.md
网址名: gongyuan
",
    good: "\
# 2023/qinghe/a.md
网址名: gongyuan
# 2023/qinghe/b.md
网址名: gongyuan-weihu
",
    check: Check::Reading(Fixed::Yes),
};
