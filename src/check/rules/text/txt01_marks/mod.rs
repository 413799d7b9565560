//! TXT01: brackets, quotation marks and titles that are not closed, and stops too many.

mod pairs;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::text_end::breaks_off;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::PassageKind;
use crate::source::Span;
use crate::text::chars::after;
use crate::text::features::kind::{PAIRED_MARK, REPEATED_STOP};
use pairs::{MarkFault, faults};

pub(super) static RULE: Rule = Rule {
    code: Code("TXT01"),
    name: "标点不配对",
    severity: Severity::Note,
    what: "一段里的书名号、引号、括号有开没有关、有关没有开，一半全角一半半角；书名号里又用双书名号；括号前后各有一个句号；两个不能连用的标点连在一起。",
    why: "国家标准《标点符号用法》（GB/T 15834—2011）：引号、括号、书名号前后成对，书名号里面还要用书名号时用单书名号。标点不配对，读者分不清文件名从哪里到哪里。",
    bad: "\
专项资金200.00万元。（全部为委托业务费）。依据《实施意见（试行》）。
",
    good: "\
专项资金200.00万元（全部为委托业务费）。依据《实施意见（试行）》。
",
    check: Check::Report(LooksFor::kinds(PAIRED_MARK | REPEATED_STOP), check),
};

/// Most findings of one passage: after these it is one muddle.
const ENOUGH: usize = 3;

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let passages = ctx.published_candidates(RULE.code);
    let passages = passages.filter(|passage| passage.kind != PassageKind::Code);
    // Where a text breaks off, what is open there is not wrong.
    let mut broken_off = None;
    // A copy that lost 〕 lost it everywhere.
    let mut years: Option<(Diagnostic, usize)> = None;
    for passage in passages {
        for (range, fault) in faults(&passage.text).into_iter().take(ENOUGH) {
            let mut last = || *broken_off.get_or_insert_with(|| last_unfinished(ctx));
            if fault == MarkFault::Open && last() == Some(passage.whole()) {
                continue;
            }
            let words = &passage.text[range.clone()];
            let (message, help) = match fault {
                MarkFault::Open => (
                    format!("{}只有前一半 {words}，这一段里没有后一半", name(words)),
                    format!("在应当结束的地方补上 {}", other(words)),
                ),
                MarkFault::Close => (
                    format!("{}只有后一半 {words}，前面没有前一半", name(words)),
                    format!("在应当开始的地方补上 {}，或者删掉这一半", other(words)),
                ),
                MarkFault::Mixed => (
                    "一对括号一个是全角的，一个是半角的".to_owned(),
                    "都用全角的“（”“）”".to_owned(),
                ),
                MarkFault::Nested => (
                    "书名号里面又用了双书名号".to_owned(),
                    "里面一层用单书名号：《关于印发〈……〉的通知》".to_owned(),
                ),
                MarkFault::TwoStops => (
                    "括号前后各有一个句号".to_owned(),
                    "删掉括号前面的句号".to_owned(),
                ),
                MarkFault::Clash => (
                    format!("“{words}”两个标点连在一起"),
                    "留下合适的一个".to_owned(),
                ),
            };
            let of_year = words.starts_with(['〔', '〕']);
            let finding = ctx
                .finding(RULE.code, passage.span(range), message)
                .help(help);
            match &mut years {
                Some((_, count)) if of_year => *count += 1,
                None if of_year => years = Some((finding, 1)),
                _ => found.push(finding),
            }
        }
    }
    if let Some((mut first, count)) = years {
        if count > 1 {
            first.message += &format!("，全文共{count}处，这是第一处");
        }
        found.push(first);
    }
}

/// The place of the last passage, where the text breaks off in it.
fn last_unfinished(ctx: &ReportContext<'_>) -> Option<Span> {
    let (last, _) = breaks_off(ctx)?;
    Some(last.whole())
}

/// What a mark is called.
fn name(mark: &str) -> &'static str {
    match after(mark, 0) {
        Some('《' | '》' | '〈' | '〉') => "书名号",
        Some('“' | '”' | '「' | '」') => "引号",
        _ => "括号",
    }
}

/// The other half of a mark.
fn other(mark: &str) -> char {
    const HALVES: &str = "《》〈〉“”（）()〔〕【】「」";
    let mut halves = HALVES.chars();
    let first = after(mark, 0).unwrap_or_default();
    while let (Some(open), Some(close)) = (halves.next(), halves.next()) {
        if first == open {
            return close;
        }
        if first == close {
            return open;
        }
    }
    first
}
