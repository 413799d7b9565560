//! WEB02: a link that leads to another site.

use crate::check::rule::{Check, Rule, SiteContext};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{SourcePath, Span};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: Code("WEB02"),
    name: "链接到别的网站",
    severity: Severity::Note,
    what: "正文或自有页面里有链到别的网站的链接。同一个网址在全站只列一次，写明有几处。本网站自己的网址不算。",
    why: "《政府网站发展指引》（国办发〔2017〕47号）要求定期检查外部链接是否有效、内容是否合适；别的网站改版以后，链接会失效，或者指到不该指的内容。",
    bad: "\
办法全文见 https://www.example.com/banfa.html 。
",
    good: "\
办法全文见[实施办法](banfa.pdf)。
",
    check: Check::Site(check),
};

fn check(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    let site = ctx.site;
    let reports = site.reports.iter();
    let reports = reports.filter(|report| report.withdrawn.is_none());
    let texts = reports.map(|report| (&report.path, &*report.body));
    let pages = site
        .own_pages
        .iter()
        .map(|(page, _)| (&page.path, &page.body));
    let mut places: BTreeMap<&str, Vec<(&SourcePath, Span)>> = BTreeMap::new();
    for (path, body) in texts.chain(pages) {
        let links = body.links.iter().filter(|link| is_web(&link.value));
        let away = links.filter(|link| !is_own(&link.value, site.config.base_url.as_deref()));
        for link in away {
            places
                .entry(&*link.value)
                .or_default()
                .push((path, link.span));
        }
    }
    for (target, mut places) in places {
        places.sort();
        let Some((path, span)) = places.first() else {
            continue;
        };
        let several = match places.len() {
            1 => String::new(),
            count => format!("，全站共{count}处，这是第一处"),
        };
        let message = format!("链接到别的网站：{target}{several}");
        found.push(
            Diagnostic::new(RULE.code, path, *span, message)
                .help("打开看一看还在不在、对不对；重要的文件最好放在报告旁边，作为附件公开"),
        );
    }
}

fn is_web(target: &str) -> bool {
    let scheme = target.split("://").next().unwrap_or("");
    target.contains("://")
        && (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

/// Whether an address is one of this site's own.
fn is_own(target: &str, base: Option<&str>) -> bool {
    let host = |address: &str| {
        let rest = address.split("://").nth(1).unwrap_or("");
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        host.to_ascii_lowercase()
    };
    base.is_some_and(|base| host(base) == host(target))
}
