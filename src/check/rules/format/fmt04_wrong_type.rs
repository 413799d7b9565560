//! FMT04: a value of the wrong kind.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::WRONG_TYPE,
    name: "值的类型不对",
    severity: Severity::Error,
    what: "字段的值不是它应当有的样子，例如金额里写了文字，日期写成了一句话，应当是列表的地方只有一个词。",
    why: "读不出来的值不会显示，也不会计入合计。《政府信息公开条例》第六条要求准确地公开政府信息。",
    bad: "\
资金:
  全年预算数: 一百四十万
",
    good: "\
资金:
  全年预算数: 140.00
",
    check: Check::Reading(Fixed::Yes),
};
