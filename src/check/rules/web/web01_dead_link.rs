//! WEB01: a link, an anchor or a file that leads nowhere, found before anything is rendered.

use crate::check::rule::{Check, Fixed, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Body, Route};
use crate::page::{self, Resolved};
use crate::source::SourcePath;

/// A link, an anchor or a file that leads nowhere.
pub(super) static RULE: Rule = Rule {
    code: Code("WEB01"),
    name: "链接失效",
    severity: Severity::Error,
    fixed: Fixed::No,
    what: "正文里的链接、锚点或文件在网站里找不到。",
    why: "《政府网站发展指引》（国办发〔2017〕47号）要求及时处理错链、断链；群众点开是空的，材料就等于没有公开。",
    bad: "\
详见[基础数据表](数据表.xlsx)，但报告旁边没有这个文件。
",
    good: "\
详见[基础数据表](数据表.xlsx)，文件和报告放在同一个文件夹里。
",
    check: Check::Site(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let site = subject.site;
    for (report, route) in site.reports.iter().zip(&site.route_of) {
        if report.withdrawn.is_none() {
            check_body(subject, &report.path, route, &report.body, found);
        }
    }
    for (page, route) in &site.own_pages {
        check_body(subject, &page.path, route, &page.body, found);
    }
}

fn check_body(
    subject: &Subject<'_>,
    path: &SourcePath,
    route: &Route,
    body: &Body,
    found: &mut Vec<Diagnostic>,
) {
    for link in &body.links {
        if let Resolved::Dead { why } = page::resolve(subject.site, subject.plan, path, route, link) {
            let message = format!("链接“{}”失效：{why}", link.value);
            found.push(
                Diagnostic::new(RULE.code, path, link.span, message).help(
                    "检查文件名和大小写；文件要放在报告旁边；文内锚点写标题去掉编号后的文字，如 #存在的问题",
                ),
            );
        }
    }
}
