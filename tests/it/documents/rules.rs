//! `docs/rules.md`: every rule with what it says of itself.

use mingbai::check::{Category, Fixed, Rule, categories, severity_note};
use std::fmt::Write;

const PREFACE: &str = "# 检查规则

本文由程序里的规则生成，请勿手工修改。在命令行里，`mingbai explain 代码` 显示同样的说明。

- **拦截**：改好之前不能发布。**警告**：由编辑斟酌。**提示**：供参考。
- 在 `mingbai.yaml` 的“检查”里，可以按代码或类别调整，例如 `STR05: 警告`、`WEB: 关闭`；代码比类别优先。
- 一份报告确有理由不适用某条规则时，在报告里写“豁免”，例如 `豁免: {SCO01: 省级评定结果，等级以通知为准}`。被豁免的发现不再显示，但会列在检查结果里。
- 标明“固定”的规则不能调整，也不能豁免。
";

/// `docs/rules.md`: every rule with its examples.
pub(crate) fn rules_document() -> String {
    let mut out = PREFACE.to_owned();
    out.push_str("\n| 代码 | 名称 | 类别 | 默认 |\n|---|---|---|---|\n");
    for category in categories() {
        for rule in category.rules {
            let (code, name, default) = (rule.code, rule.name, default(rule));
            let link = format!("[{code}](#{})", anchor(rule));
            let _ = writeln!(out, "| {link} | {name} | {} | {default} |", category.name);
        }
    }
    for category in categories() {
        section(&mut out, category);
    }
    out
}

fn section(out: &mut String, category: &Category) {
    let _ = write!(out, "\n## {}（{}）\n", category.name, category.letters);
    for rule in category.rules {
        let _ = write!(
            out,
            "\n### {} {}\n\n{}\n\n为什么：{}\n\n不要这样：\n\n```\n{}```\n\n应当这样：\n\n```\n{}```\n\n{}\n",
            rule.code,
            rule.name,
            rule.what,
            rule.why,
            rule.bad,
            rule.good,
            severity_note(rule),
        );
    }
}

/// The anchor that Markdown hosts give to the rule's heading.
fn anchor(rule: &Rule) -> String {
    format!("{}-{}", rule.code.as_str().to_lowercase(), rule.name).replace(' ', "-")
}

/// The severity as the table shows it.
fn default(rule: &Rule) -> String {
    let fixed = if rule.fixed() == Fixed::Yes {
        "（固定）"
    } else {
        ""
    };
    format!("{}{fixed}", rule.severity.label())
}
