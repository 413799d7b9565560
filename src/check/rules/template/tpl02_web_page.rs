//! TPL02: words of the web page that a text was copied from.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::web_page::{web_page_words, words};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("TPL02"),
    name: "带进了网页上的字",
    severity: Severity::Warning,
    what: "正文或字段里有从网页上一起复制来的字：“扫一扫在手机打开当前页”“打印本页”“点击登录查看”“上一篇：”，页脚的“网站标识码”“版权所有”等。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；这些是网站的按钮和导航，不是报告的内容，“点击登录查看”还说明有一部分内容没有复制到。",
    bad: "\
项目总投资2300.00万元，建设单位为点击登录查看。
",
    good: "\
项目总投资2300.00万元，建设单位为示范街道办事处。
",
    check: Check::Report(LooksFor::words(words), check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut end = None;
    for passage in ctx.published_candidates(RULE.code) {
        // Buttons stand in rows: one finding a passage is enough, and one for passages in a row.
        let Some(first) = web_page_words(&passage.text) else {
            continue;
        };
        let whole = passage.whole();
        let goes_on = end.is_some_and(|end| stand_together(ctx, end, whole.start));
        end = Some(whole.end);
        if goes_on {
            continue;
        }
        let message = format!(
            "“{}”是网页上的字，不是报告的内容",
            &passage.text[first.clone()]
        );
        let help = "对照报告原件，删掉网页上的字；原件里有而没有复制到的，补上";
        found.push(
            ctx.finding(RULE.code, passage.span(first), message)
                .help(help),
        );
    }
}

/// Whether nothing stands between two places of the file.
fn stand_together(ctx: &ReportContext<'_>, end: u32, start: u32) -> bool {
    let between = ctx.document.source.text.get(end as usize..start as usize);
    between.is_some_and(|between| between.trim().is_empty())
}
