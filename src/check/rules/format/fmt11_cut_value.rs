//! FMT11: a value that YAML cuts or joins without a word.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::CUT_VALUE,
    name: "值被截断或连在一起",
    severity: Severity::Error,
    what: "YAML不声不响地改了值：空格加“#”后面的文字被当作注释丢掉；用了全角冒号的一行被接到上一行的值里；方括号里用全角逗号隔开的几项连成了一项；前面有空格的“---”被接到上一行的值里；值开头的“&”“!”和后面的字没有算进值里。",
    why: "页面看上去没有错，内容却少了半句或多了一行，发布以后很难发觉。",
    bad: "\
项目名称: 金辰街道 #3号楼改造
",
    good: r#"项目名称: "金辰街道 #3号楼改造"
"#,
    check: Check::Reading(Fixed::No),
};
