//! WEB03: a link that no page may have.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("WEB03"),
    name: "不能用的链接",
    severity: Severity::Error,
    what: "链接或图片指到本机的文件（file:、C:\\）、脚本（javascript:）、没有写完的网址，或者是空的。网页上只会显示文字，点不开。",
    why: "指到编辑电脑上的文件，群众打不开，材料就等于没有公开；《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）检查链接是否可用。",
    bad: "\
详见[基础数据表](file:///D:/绩效/数据表.xlsx)。
",
    good: "\
详见[基础数据表](数据表.xlsx)。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for link in &ctx.refused {
        let message = match link.target.trim() {
            "" => "链接没有写指到哪里".to_owned(),
            target => format!("不能链接到“{target}”，网页上只显示文字"),
        };
        let help = "附件放在报告旁边，只写文件名；别的网站写 http:// 或 https:// 开头的完整网址";
        found.push(ctx.finding(RULE.code, link.span, message).help(help));
    }
}
