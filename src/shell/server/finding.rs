//! One finding as HTML: what is wrong, where, the marked words, and the way out.

use super::html::escape;
use crate::diagnostic::render::OverlayFinding;
use std::fmt::Write;

/// Most reports that are named where one finding stands for them all.
const REPORTS: usize = 10;

/// The finding as an item of a list. `page` is the link to the page of its file, if there is one.
pub(super) fn item(found: &OverlayFinding, page: Option<&str>) -> String {
    let mut out = format!(
        "<li class=\"finding {}\">\n<p class=\"what\">",
        found.severity
    );
    let _ = write!(out, "<b class=\"severity\">{}</b> ", found.label);
    if !found.code.is_empty() {
        let code = escape(&found.code);
        let _ = write!(
            out,
            "<a class=\"code\" href=\"/_mingbai/rules/{code}\">{code}</a> "
        );
    }
    let _ = write!(out, "{}</p>\n<p class=\"place\">", escape(&found.message));
    // What is said of many reports has no place of its own.
    if found.reports.is_empty() {
        let _ = write!(out, "<code>{}</code>", escape(&found.path));
    } else {
        out.push_str(&reports(&found.reports));
    }
    if found.line > 0 {
        let _ = write!(out, " 第{}行", found.line);
    }
    if found.column > 0 {
        let _ = write!(out, "第{}列", found.column);
    }
    if let Some(page) = page.filter(|_| found.reports.is_empty()) {
        let _ = write!(out, " <a href=\"{}\">看这一页</a>", escape(page));
    }
    out.push_str("</p>\n");
    if !(found.before.is_empty() && found.mark.is_empty() && found.after.is_empty()) {
        let _ = writeln!(
            out,
            "<pre tabindex=\"0\" aria-label=\"有问题的一行\">{}<mark>{}</mark>{}</pre>",
            escape(&found.before),
            escape(if found.mark.is_empty() {
                " "
            } else {
                &found.mark
            }),
            escape(&found.after),
        );
    }
    if !found.help.is_empty() {
        let _ = writeln!(out, "<p class=\"help\">办法：{}</p>", escape(&found.help));
    }
    out.push_str("</li>\n");
    out
}

/// The findings as a list.
pub(super) fn list(findings: &[OverlayFinding]) -> String {
    let items: String = findings.iter().map(|found| item(found, None)).collect();
    format!("<ol class=\"findings\">\n{items}</ol>")
}

/// The reports that a finding stands for.
fn reports(paths: &[String]) -> String {
    let named = paths.iter().take(REPORTS).map(|path| escape(path));
    let named: Vec<String> = named.map(|path| format!("<code>{path}</code>")).collect();
    let rest = match paths.len() > REPORTS {
        true => format!("等{}份", paths.len()),
        false => String::new(),
    };
    format!("报告：{}{rest}", named.join("、"))
}
