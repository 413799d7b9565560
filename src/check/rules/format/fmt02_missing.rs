//! FMT02: a required field that is not there.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::MISSING,
    name: "缺少必填字段",
    severity: Severity::Error,
    what: "必填的字段没有写，或者写了字段名却没有值。",
    why: "没有项目名称、单位和年度，页面就没有标题，也没有网址；社会公众无从知道是谁、哪一年、花钱做了什么。",
    bad: "\
---
项目名称: 口袋公园建设
单位: 青禾街道
---
",
    good: "\
---
项目名称: 口袋公园建设
单位: 青禾街道
年度: 2023
---
",
    check: Check::Reading(Fixed::Yes),
};
