//! STR07: a text that ends in the middle of a sentence.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::text_end::breaks_off;
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("STR07"),
    name: "正文像是没有完",
    severity: Severity::Note,
    what: "正文的最后一段没有句末的标点，像是复制到一半断了。这时不再提示缺少章节，补全以后再对照。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；从网页、PDF复制时常常漏掉后半截，公开的就是半份报告。",
    bad: "\
绿地移交较晚，下一步提前与产权单位商定移交时间，做好
",
    good: "\
绿地移交较晚，下一步提前与产权单位商定移交时间，做好养护。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    if ctx.report.is_none() {
        return;
    }
    let Some((last, range)) = breaks_off(ctx) else {
        return;
    };
    let message = format!(
        "正文到“{}”为止，没有句末标点，像是没有复制完",
        &last.text[range.clone()]
    );
    let help = "对照报告原件补全；已经完了的，补上句号";
    found.push(ctx.finding(RULE.code, last.span(range), message).help(help));
}
