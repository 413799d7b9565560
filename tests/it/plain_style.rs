//! Findings as plain text, with two rules to name.

use mingbai::diagnostic::Severity;
use mingbai::diagnostic::render::{Colour, RuleText, TextStyle};

pub(crate) static RULES: &[RuleText] = &[
    RuleText {
        code: "FMT02",
        name: "缺少必填字段",
        severity: Severity::Error,
        what: "必填的字段没有写。",
        why: "没有它，页面就没有标题或网址。",
    },
    RuleText {
        code: "SIT01",
        name: "没有写网址",
        severity: Severity::Note,
        what: "设置里没有网址。",
        why: "订阅和站点地图要写完整的网址。",
    },
];

pub(crate) static PLAIN: TextStyle<'_> = TextStyle {
    colour: Colour::Plain,
    rules: RULES,
    whole: &[],
    command: "mingbai check",
};
