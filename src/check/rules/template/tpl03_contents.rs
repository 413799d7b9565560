//! TPL03: the table of contents of a printed report.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::text_end::is_contents;
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("TPL03"),
    name: "带进了目录",
    severity: Severity::Note,
    what: "正文里有纸质报告的“目录”：一行“目录”，下面是各章的标题。",
    why: "网页由章节标题自动生成目录；再抄一份，读者要翻过一页重复的标题才看到内容，页码在网页上也没有意义。",
    bad: "\
目  录

一、项目基本情况

二、评价结论和绩效分析
",
    good: "\
一、项目基本情况

在零散地块上建设口袋公园。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let contents = ctx.body().iter().find(|passage| is_contents(&passage.text));
    if let (Some(_), Some(title)) = (ctx.report, contents) {
        let message = "正文里带进了目录";
        let help = "删掉目录（和封面），网页会按标题自动生成";
        found.push(ctx.finding(RULE.code, title.whole(), message).help(help));
    }
}
