//! STR07: a text that ends in the middle of a sentence.

use super::title::{bare, is_title};
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::text_end::{breaks_off, last_title, lone_first};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::markdown::numbering;

pub(super) static RULE: Rule = Rule {
    code: Code("STR07"),
    name: "正文像是没有完",
    severity: Severity::Note,
    what: "正文的最后一段没有句末的标点，最后一行是标题，或者只有第一章、第一节而没有第二，像是复制到一半断了。这时不再提示缺少章节和指标表，补全以后再对照。",
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
    // A title that promises something is STR06's where nothing stands under it.
    let last_title = last_title(ctx).filter(|title| {
        let (_, rest) = numbering::split(&title.text);
        !is_title(bare(rest))
    });
    const WHOLE: &str = "对照报告原件补全；只有这一章、这一节的，不用编号";
    let (span, message, help) = match (breaks_off(ctx), last_title, lone_first(ctx)) {
        (Some((last, range)), ..) => {
            let words = &last.text[range.clone()];
            let message = format!("正文到“{words}”为止，没有句末标点，像是没有复制完");
            (
                last.span(range),
                message,
                "对照报告原件补全；已经完了的，补上句号",
            )
        }
        (None, Some(title), _) => {
            let message = format!("正文到“{}”为止，像是没有复制完", title.text.trim());
            (
                title.whole(),
                message,
                "对照报告原件补全；没有内容的，删掉这个标题",
            )
        }
        (None, None, Some(title)) => {
            let words = title.text.trim();
            let message = format!("“{words}”后面没有第二章、第二节，正文像是没有复制完");
            (title.whole(), message, WHOLE)
        }
        (None, None, None) => return,
    };
    found.push(ctx.finding(RULE.code, span, message).help(help));
}
