//! SIT08: data of a subordinate site that the settings do not name.

use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code::UNLISTED_DATA,
    name: "有下级站点的数据没有列出",
    severity: Severity::Warning,
    what: "subordinate-data 文件夹里有一份数据，设置里的“下级站点”却没有写它，网站上不列出它的报告。",
    why: "多半是文件夹的名字写错了，或者复制了忘记登记，群众就查不到那里的报告。《政府信息公开条例》要求主动公开的信息便于公众查阅。",
    bad: "\
# subordinate-data/qinghe 和 subordinate-data/baishi 里都有数据
下级站点:
  - {名称: 青禾县财政局, 数据: subordinate-data/qinghe}
",
    good: "\
下级站点:
  - {名称: 青禾县财政局, 数据: subordinate-data/qinghe}
  - {名称: 白石县财政局, 数据: subordinate-data/baishi}
",
    check: Check::Reading(Fixed::No),
};
