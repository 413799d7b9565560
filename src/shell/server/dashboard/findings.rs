//! All findings, narrowed down as the editor wishes.

use super::query::Query;
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::shell::server::finding::item;
use crate::shell::server::html::escape;
use crate::shell::server::snapshot::Loaded;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The list, with the form that narrows it.
pub(super) fn page(loaded: &Loaded, query: &Query) -> String {
    let wanted = Wanted::read(query);
    let listed = loaded.outcome.listed();
    let all = listed.len() + usize::from(loaded.theme_fault.is_some());
    let mut found: Vec<&Diagnostic> = listed
        .into_iter()
        .filter(|found| wanted.wants(found))
        .collect();
    found.sort_by_key(|found| found.severity);
    let (range, pages) = query.paged(found.len());
    let shown: Vec<Diagnostic> = found[range].iter().map(|found| (*found).clone()).collect();
    let mut items = String::new();
    if let Some(fault) = &loaded.theme_fault {
        items.push_str(&item(fault, None));
    }
    for finding in loaded.shown(&shown) {
        items.push_str(&item(&finding, loaded.page_of(&finding.path).as_deref()));
    }
    let number = found.len() + usize::from(loaded.theme_fault.is_some());
    let counts = loaded.counts;
    let publication = if counts.error > 0 {
        "<p class=\"blocked\"><b>现在不能发布</b>：有拦截的问题，改好以后 mingbai build 才会发布。</p>"
    } else {
        "<p>没有拦截的问题，可以发布；发布时每个网页还要再过一遍，里面有没有个人信息和密级标志。</p>"
    };
    let list = if items.is_empty() {
        "<p>没有要看的问题。</p>".to_owned()
    } else {
        format!("<ol class=\"findings\">\n{items}</ol>")
    };
    format!(
        "{publication}\n<p>全站：{counts}。</p>\n{}\n<p>列出{number}条，共{all}条。</p>\n{list}\n{pages}{}{}",
        wanted.form(loaded),
        waived(loaded),
        unread(loaded),
    )
}

/// What the editor wishes to see.
struct Wanted {
    severity: Option<String>,
    rule: Option<String>,
    file: Option<String>,
}

impl Wanted {
    fn read(query: &Query) -> Self {
        Self {
            severity: query.first("severity"),
            rule: query.first("rule"),
            file: query.first("file"),
        }
    }

    fn wants(&self, found: &Diagnostic) -> bool {
        let severity = self.severity.as_deref();
        let rule = self.rule.as_deref();
        let file = self.file.as_deref().map(str::trim);
        let mut paths = found.reports.iter().chain([&found.path]);
        severity.is_none_or(|word| found.severity.word() == word)
            && rule.is_none_or(|code| found.code.as_str() == code)
            && file.is_none_or(|part| paths.any(|path| path.as_str().contains(part)))
    }

    fn form(&self, loaded: &Loaded) -> String {
        let mut severities = option("", "全部", self.severity.as_deref());
        for severity in Severity::ALL {
            let chosen = self.severity.as_deref();
            severities.push_str(&option(severity.word(), severity.label(), chosen));
        }
        let codes: BTreeSet<&str> = loaded
            .diagnostics()
            .iter()
            .map(|found| found.code.as_str())
            .collect();
        let mut rules = option("", "全部", self.rule.as_deref());
        for rule in check::rules() {
            let code = rule.code.as_str();
            if codes.contains(code) || self.rule.as_deref() == Some(code) {
                let label = format!("{code} {}", rule.name);
                rules.push_str(&option(code, &label, self.rule.as_deref()));
            }
        }
        format!(
            "<form method=\"get\" action=\"/_mingbai/\">\n\
             <label>程度 <select name=\"severity\">{severities}</select></label>\n\
             <label>规则 <select name=\"rule\">{rules}</select></label>\n\
             <label>文件 <input name=\"file\" value=\"{}\" placeholder=\"路径里的几个字\"></label>\n\
             <button type=\"submit\">筛选</button>\n</form>",
            escape(self.file.as_deref().unwrap_or_default())
        )
    }
}

fn option(value: &str, label: &str, chosen: Option<&str>) -> String {
    let selected = if chosen.unwrap_or_default() == value {
        " selected"
    } else {
        ""
    };
    format!(
        "<option value=\"{}\"{selected}>{}</option>",
        escape(value),
        escape(label)
    )
}

/// What reports are excused from.
fn waived(loaded: &Loaded) -> String {
    let waived = &loaded.outcome.waived;
    if waived.is_empty() {
        return String::new();
    }
    let mut out = "<h2>豁免</h2>\n<ul>".to_owned();
    for waived in waived {
        let (code, path) = (waived.code, escape(waived.path.as_str()));
        let reason = escape(&waived.reason);
        let count = waived.count;
        let _ = writeln!(
            out,
            "<li>{code} <code>{path}</code>（{count}处）：{reason}</li>"
        );
    }
    out + "</ul>"
}

/// The files that the program could not read, each with who has looked through it.
fn unread(loaded: &Loaded) -> String {
    let files = &loaded.outcome.unread;
    if files.is_empty() {
        return String::new();
    }
    let mut out = "<h2>程序没有读出的文件</h2>\n<ul>".to_owned();
    for file in files {
        let _ = writeln!(out, "<li>{}</li>", escape(&file.words()));
    }
    out + "</ul>"
}
