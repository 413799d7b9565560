//! PUB02: a report that nobody answers for, or whose secrecy review is missing or came too late.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::PassageKind;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    code: Code("PUB02"),
    name: "缺审核或保密审查",
    severity: Severity::Warning,
    what: "“审核”里没有写审核人，或者没有写保密审查的日期，或者保密审查晚于公开日期。这些内容只留在源文件里，网站不公开。几乎每份报告都没有写的，全站只说一次。",
    why: "《政府信息公开条例》第十七条规定，行政机关应当建立健全政府信息公开审查机制，依照保守国家秘密法等对拟公开的政府信息进行审查；先公开、后审查，等于没有审查。",
    bad: "\
公开日期: 2024-09-30
审核: {编辑: 李文, 保密审查: 2024-10-08}
",
    good: "\
公开日期: 2024-09-30
审核: {编辑: 李文, 审核: 王静, 保密审查: 2024-09-20}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let review = report.review.as_deref();
    let no_reviewer = review.is_none_or(|review| {
        let named = [&review.reviewer, &review.approver];
        named
            .into_iter()
            .flatten()
            .all(|name| name.trim().is_empty())
    });
    let secrecy = review.and_then(|review| review.secrecy);
    let missing = [
        (no_reviewer, "审核人"),
        (secrecy.is_none(), "保密审查的日期"),
    ];
    let missing: Vec<&str> = missing
        .into_iter()
        .filter_map(|(missing, name)| missing.then_some(name))
        .collect();
    if !missing.is_empty() {
        let message = format!("没有写{}", missing.join("和"));
        let finding = match place(ctx, &[]) {
            Some(span) => ctx.finding(RULE.code, span, message),
            None => ctx.whole(RULE.code, message),
        };
        let help = "发布前由另一人审核并做保密审查，在“审核”里写上，例如“审核: {编辑: 李文, 审核: 王静, 保密审查: 2024-09-20}”";
        found.push(finding.help(help));
    }
    let (Some(secrecy), Some(published)) = (secrecy, report.published) else {
        return;
    };
    if secrecy.date > published.value.date {
        let span = place(ctx, &["保密审查", "secrecy"]).unwrap_or(published.span);
        let message = format!("保密审查的日期{secrecy}在公开日期{}之后", published.value);
        let help = "保密审查要在公开之前完成；日期写错了就改正";
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}

/// Where 审核 is written, or one of its entries.
fn place(ctx: &ReportContext<'_>, keys: &[&str]) -> Option<Span> {
    let mut entries = ctx.passages.iter().filter(|passage| {
        let PassageKind::Field { key, .. } = passage.kind else {
            return false;
        };
        passage.is_under(&["审核", "review"]) && (keys.is_empty() || keys.contains(&key))
    });
    entries.next().map(|passage| passage.whole())
}
