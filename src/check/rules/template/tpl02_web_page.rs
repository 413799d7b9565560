//! TPL02: words of the web page that a text was copied from.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::words::words_of;

pub(super) static RULE: Rule = Rule {
    code: Code("TPL02"),
    name: "带进了网页上的字",
    severity: Severity::Warning,
    what: "正文或字段里有从网页上一起复制来的字：“扫一扫在手机打开当前页”“打印本页”“点击登录查看”“上一篇：”等。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；这些是网站的按钮和导航，不是报告的内容，“点击登录查看”还说明有一部分内容没有复制到。",
    bad: "\
项目总投资2300.00万元，建设单位为点击登录查看。
",
    good: "\
项目总投资2300.00万元，建设单位为示范街道办事处。
",
    check: Check::Report(LooksFor::words(|| words_of(WORDS).collect()), check),
};

/// Words of buttons and navigation that no report has of its own. 点击下载 is not among them: 点击下载量
/// may be an indicator.
const WORDS: &str = "\
    点击登录查看 登录后查看 扫一扫在手机 扫一扫分享 打印本页 打印此页 关闭本页 分享到微信 \
    分享到： 上一篇： 下一篇： 返回顶部 您当前的位置 当前位置：首页";

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for passage in ctx.published_candidates(RULE.code) {
        let places = words_of(WORDS).filter_map(|word| {
            let at = passage.text.find(word)?;
            Some((at, at..at + word.len()))
        });
        // Buttons stand in rows: one finding a passage is enough.
        let Some((_, first)) = places.min_by_key(|(at, _)| *at) else {
            continue;
        };
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
