//! TXT04: spaces inside Chinese, half-width marks between Han characters, full-width digits.

mod slip;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::web_page::is_web_page;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::{Passage, PassageKind};
use crate::source::Span;
use crate::text::features::kind::{FULL_WIDTH, HALF_WIDTH_MARK, SPACE};
use slip::{Slip, slips};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: Code("TXT04"),
    name: "空格与全角半角",
    severity: Severity::Note,
    what: "数字与汉字之间、句子里的汉字之间有空格；汉字之间用了半角的逗号、冒号、括号；数字是全角的。全文都用半角标点、半角括号的不提示。只查正文，一份报告里同一种情况只提示一次，写明有几处。",
    why: "多半是从PDF或网页复制时带来的，一份里有的有、有的没有。全角数字和夹在中间的空格，使人搜不到数、复制到表格里算不了；标点的全角半角见国家标准《标点符号用法》（GB/T 15834—2011）。",
    bad: "\
常住人口达 17 万余人,支出１８３.32万元(含结转)。
",
    good: "\
常住人口达17万余人，支出183.32万元（含结转）。
",
    check: Check::Report(LooksFor::kinds(SPACE | HALF_WIDTH_MARK | FULL_WIDTH), check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut kinds: BTreeMap<Slip, (Span, usize)> = BTreeMap::new();
    let passages = ctx.published_candidates(RULE.code);
    for passage in passages.filter(|passage| is_text(passage)) {
        let found = slips(&passage.text);
        // The foot of a web page is another rule's.
        if found.is_empty() || is_web_page(&passage.text) {
            continue;
        }
        for (range, slip) in found {
            let span = passage.span(range);
            let written = span.slice(&ctx.document.source.text).unwrap_or("");
            // A line end of the source reads as a space.
            if !written.is_empty() && !written.contains(['\n', '\r']) {
                kinds.entry(slip).or_insert((span, 0)).1 += 1;
            }
        }
    }
    if !has_full_width(ctx, '，') {
        // Where all marks are of half width, a copy made them so, or a keyboard: no slip of one place.
        kinds.remove(&Slip::HalfMark);
        kinds.remove(&Slip::HalfBracket);
    }
    if !has_full_width(ctx, '（') {
        kinds.remove(&Slip::HalfBracket);
    }
    for (slip, (span, count)) in kinds {
        let (what, help) = told(slip);
        let several = if count > 1 {
            format!("，全文共{count}处，这是第一处")
        } else {
            String::new()
        };
        let message = format!("{what}{several}");
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}

/// Whether the text has a full-width mark anywhere.
fn has_full_width(ctx: &ReportContext<'_>, mark: char) -> bool {
    ctx.body().iter().any(|passage| passage.text.contains(mark))
}

/// Values of fields are understood as they are written, and shown in one form.
fn is_text(passage: &Passage<'_>) -> bool {
    !matches!(passage.kind, PassageKind::Code | PassageKind::Field { .. })
}

fn told(slip: Slip) -> (&'static str, &'static str) {
    match slip {
        Slip::SpaceAtDigit => ("数字与汉字之间有空格", "删掉空格"),
        Slip::SpaceInWords => ("句子里的汉字之间有空格", "删掉空格"),
        Slip::HalfMark => ("汉字之间用了半角标点", "换成全角的“，”“；”“：”“！”"),
        Slip::HalfBracket => ("汉字外面用了半角括号", "换成全角的“（”“）”"),
        Slip::WideDigit => ("数字或字母是全角的", "换成半角的数字和字母"),
    }
}
