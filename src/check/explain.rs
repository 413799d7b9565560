//! What the program says about its rules, at the terminal and in `docs/rules.md`.

use super::rule::{Fixed, Rule};
use super::rules::CATEGORIES;
use crate::diagnostic::Severity;
use std::fmt::Write;

/// The explanation of one rule, or of a category with its rules, as plain text; `None` if neither
/// has this code. Small letters do.
pub fn explain(code: &str) -> Option<String> {
    let code = code.trim().to_uppercase();
    let mut categories = CATEGORIES.iter();
    let category = categories.find(|category| category.letters == code || category.name == code);
    if let Some(category) = category {
        let mut text = format!("{} {}\n", category.letters, category.name);
        for rule in category.rules {
            let (code, label, name) = (rule.code, rule.severity.label(), rule.name);
            let _ = write!(text, "\n{code}  {label}  {name}\n    {}\n", rule.what);
        }
        return Some(text);
    }
    let (category, rule) = CATEGORIES
        .iter()
        .flat_map(|category| category.rules.iter().map(move |rule| (category, rule)))
        .find(|(_, rule)| rule.code.as_str() == code)?;
    let indent = |example: &str| {
        let lines = example.lines().map(|line| format!("    {line}\n"));
        lines.collect::<String>()
    };
    Some(format!(
        "{} {}（{}）\n\n{}\n\n为什么：{}\n\n不要这样：\n\n{}\n应当这样：\n\n{}\n{}\n",
        rule.code,
        rule.name,
        category.name,
        rule.what,
        rule.why,
        indent(rule.bad),
        indent(rule.good),
        severity_note(rule).replace('`', ""),
    ))
}

/// How the severity can be changed.
pub fn severity_note(rule: &Rule) -> String {
    let label = rule.severity.label();
    match rule.fixed() {
        Fixed::Yes => format!("默认：{label}，固定，不能调整或豁免。"),
        Fixed::No => {
            let other = if rule.severity == Severity::Warning {
                "提示"
            } else {
                "警告"
            };
            let code = rule.code;
            format!("默认：{label}。调整：在 `mingbai.yaml` 的“检查”里写 `{code}: {other}`。")
        }
    }
}
