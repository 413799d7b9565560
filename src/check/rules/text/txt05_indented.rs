//! TXT05: a paragraph that became a block of code because it begins with spaces.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::PassageKind;
use crate::text::chars::is_han;

pub(super) static RULE: Rule = Rule {
    code: Code("TXT05"),
    name: "缩进的段落成了代码",
    severity: Severity::Warning,
    what: "段落前面有四个以上的半角空格，或者一个制表符：按Markdown的规则，整段会当作代码，用等宽字原样显示，不换行。用全角空格缩进的不受影响。",
    why: "网页会自动首行缩进。成了代码的段落在手机上要左右拖动才能读完，朗读软件也会按代码念。",
    bad: "\
    在区委、区政府的领导下，我单位完成了全年任务。
",
    good: "\
在区委、区政府的领导下，我单位完成了全年任务。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let source = &ctx.document.source.text;
    let blocks = ctx
        .published_candidates(RULE.code)
        .filter(|passage| passage.kind == PassageKind::Code);
    for passage in blocks.filter(|passage| passage.text.contains(is_han)) {
        let start = passage.whole().start as usize;
        let above = source
            .get(..start)
            .unwrap_or("")
            .trim_end_matches([' ', '\t']);
        let above = above.trim_end_matches(['\n', '\r']);
        let line = above.rsplit(['\n', '\r']).next().unwrap_or("");
        // A line before it that opens the block says that a block of code was meant.
        let mark = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
        if mark.starts_with("```") || mark.starts_with("~~~") {
            continue;
        }
        let first = passage.text.lines().next().unwrap_or("").len();
        let message = "这一段前面有空格，网页上会当作代码显示";
        let help = "删掉段落前面的空格；确实要原样显示的，前后各加一行```";
        let span = passage.span(0..first);
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}
