//! What the rules mean: as `mingbai explain` says it.

use crate::check;
use crate::shell::server::html::escape;
use std::fmt::Write;

/// One rule: its title, and what is to know about it. `None` if no rule has this code.
pub(super) fn one(code: &str) -> Option<(String, String)> {
    let text = check::explain(code)?;
    let mut out = String::new();
    let mut example = String::new();
    let mut lines = text.lines();
    let title = lines.next().unwrap_or_default().to_owned();
    for line in lines.chain([""]) {
        if let Some(code) = line.strip_prefix("    ") {
            example.push_str(&escape(code));
            example.push('\n');
            continue;
        }
        if !example.is_empty() && !line.is_empty() {
            close(&mut example, &mut out);
        }
        if line.is_empty() {
            if !example.is_empty() {
                example.push('\n');
            }
        } else {
            let _ = writeln!(out, "<p>{}</p>", escape(line));
        }
    }
    close(&mut example, &mut out);
    let code = escape(code);
    let _ = write!(
        out,
        "<p><a href=\"/_mingbai/?rule={code}\">看站点里这条规则发现的问题</a></p>"
    );
    Some((title, out))
}

/// Ends an example.
fn close(example: &mut String, out: &mut String) {
    if !example.is_empty() {
        let text = example.trim_end();
        let _ = writeln!(out, "<pre tabindex=\"0\" aria-label=\"例子\">{text}</pre>");
        example.clear();
    }
}

/// All rules.
pub(super) fn all() -> String {
    let mut out = String::new();
    for category in check::categories() {
        let _ = write!(out, "<h2>{}</h2>\n<ul>", escape(category.name));
        for rule in category.rules {
            let (code, name) = (rule.code, escape(rule.name));
            let label = rule.severity.label();
            let _ = writeln!(
                out,
                "<li><a href=\"/_mingbai/rules/{code}\">{code}</a> {name}（{label}）</li>"
            );
        }
        out.push_str("</ul>\n");
    }
    out
}
