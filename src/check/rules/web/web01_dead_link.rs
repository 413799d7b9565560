//! WEB01: a link in a text that leads nowhere.

use crate::check::rule::{Check, Rule, SiteContext};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::field::did_you_mean;
use crate::model::{Body, Route, Site, SourceRole, Target};
use crate::page::{self, LinkTarget};
use crate::source::SourcePath;

pub(super) static RULE: Rule = Rule {
    code: Code("WEB01"),
    name: "链接失效",
    severity: Severity::Error,
    what: "报告正文或自有页面里的链接、图片、锚点，在本网站里找不到对应的页面、文件或标题。外部网站的链接不在此列。",
    why: "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）检查链接是否可用；群众点开是空的，材料就等于没有公开。",
    bad: "\
详见[基础数据表](数据表.xlxs)和[绩效分析](#绩效分折)。
",
    good: "\
详见[基础数据表](数据表.xlsx)和[绩效分析](#绩效分析)。
",
    check: Check::Site(check),
};

/// A text, and where it is published.
struct Text<'a> {
    path: &'a SourcePath,
    route: &'a Route,
    body: &'a Body,
}

fn check(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    let site = ctx.site;
    let reports = site.reports.iter().zip(&site.route_of);
    let reports = reports.filter(|(report, _)| report.withdrawn.is_none());
    let of_reports = reports.map(|(report, route)| Text {
        path: &report.path,
        route,
        body: &report.body,
    });
    let of_pages = site.own_pages.iter().map(|(page, route)| Text {
        path: &page.path,
        route,
        body: &page.body,
    });
    for text in of_reports.chain(of_pages) {
        for link in &text.body.links {
            let leads = page::resolve(site, ctx.plan, text.path, text.route, &link.value);
            if let LinkTarget::Dead { why } = leads {
                let message = format!("链接“{}”失效：{why}", link.value);
                let help = help(site, &text, &link.value);
                found.push(Diagnostic::new(RULE.code, text.path, link.span, message).help(help));
            }
        }
    }
}

/// The way out: the heading or the file whose name is nearest.
fn help(site: &Site, text: &Text<'_>, target: &str) -> String {
    const GENERAL: &str =
        "检查文件名和大小写，文件要放在报告旁边；锚点写标题去掉编号后的文字，如 #存在的问题";
    let near = |name: &str, known: &mut dyn Iterator<Item = &str>| {
        did_you_mean(name, known).unwrap_or_else(|| GENERAL.to_owned())
    };
    let link = Target::read(target);
    let source = link.source(text.path);
    match (link, source) {
        (Target::Away, _) => "只能链接到 http、https、mailto、tel 开头的地址".to_owned(),
        (Target::Here(anchor), _) => near(&anchor, &mut text.body.anchors()),
        (Target::Local { anchor, .. }, Some(source)) => {
            if let (Some(anchor), Some(body)) = (anchor, body_of(site, &source)) {
                return near(&anchor, &mut body.anchors());
            }
            if site.files.contains_key(&source) {
                return "这份文件没有发布：它是草稿，或者有要先改正的错误".to_owned();
            }
            near(source.file_name(), &mut site.beside(&source))
        }
        (Target::Local { .. }, None) => GENERAL.to_owned(),
    }
}

/// The text that a source file became.
fn body_of<'a>(site: &'a Site, source: &SourcePath) -> Option<&'a Body> {
    match *site.by_source.get(source)? {
        SourceRole::Report(report) => Some(&site.reports[report].body),
        SourceRole::OwnPage(page) => Some(&site.own_pages[page].0.body),
    }
}
