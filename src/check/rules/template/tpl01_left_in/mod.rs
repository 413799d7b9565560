//! TPL01: hints, blanks and codes of a template, and characters that were lost.

mod blank;
mod cross;
mod field_code;
mod hint;
mod leftover;
mod lost;
mod suspect;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::parse::Passage;
use crate::source::Span;
use leftover::{KINDS, leftovers, words};
use std::collections::BTreeMap;
use suspect::{Leftover, Sort};

pub(super) static RULE: Rule = Rule {
    code: Code("TPL01"),
    name: "模板没有删干净",
    severity: Severity::Error,
    what: "正文或字段里有表格模板的提示语（“100字以内”“请填写”）、占位的××或XX、没有填的“年 月 日”、单独的问号、Word的域代码（PAGEREF、TOC），或者读不出、看不见的字符。句子中间的问号只作警告。人名里的×（李××）和打了码的号码不算。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；模板的字留在正式文本里，公众会认为报告没有写完。看不见的字符使人搜不到、复制出错。",
    bad: "\
项目概况（100字以内）：由××单位实施，工期至2023年  月  日。
",
    good: "\
项目概况：由青禾街道办事处实施，工期至2023年11月30日。
",
    check: Check::Report(LooksFor::words(words).or_kinds(KINDS), check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut unseen: BTreeMap<char, (Span, usize)> = BTreeMap::new();
    for passage in ctx.published_candidates(RULE.code) {
        for left in leftovers(&passage.text) {
            let span = passage.span(left.range.clone());
            match left.sort {
                Sort::Unseen(c) => unseen.entry(c).or_insert((span, 0)).1 += 1,
                _ => found.push(told(ctx, passage, &left, span)),
            }
        }
    }
    for (c, (span, count)) in unseen {
        let several = if count > 1 {
            format!("，全文共{count}个，这是第一个")
        } else {
            String::new()
        };
        let message = format!("这里有一个看不见的字符（U+{:04X}）{several}", u32::from(c));
        found.push(
            ctx.finding(RULE.code, span, message).help(
                "多半是从网页或Word粘贴来的；删掉它前后的字重新输入，或者先粘贴到记事本再复制",
            ),
        );
    }
}

/// The finding about what stands there to be seen.
fn told(ctx: &ReportContext<'_>, passage: &Passage<'_>, left: &Leftover, span: Span) -> Diagnostic {
    let words = &passage.text[left.range.clone()];
    let (message, help) = match left.sort {
        Sort::Hint => (
            format!("模板的提示语没有删：“{words}”"),
            "按提示写好内容，把提示语删掉",
        ),
        Sort::Cross => (
            format!("“{words}”是占位的，没有换成实际内容"),
            "换成实际的名称或数字；人名需要隐去的写成“李××”",
        ),
        Sort::Blank => (
            format!("“{words}”没有填"),
            "填上实际的日期或数字，没有的就删掉",
        ),
        Sort::FieldCode => (
            format!("“{words}”是Word的域代码"),
            "在Word里按Ctrl+Shift+F9把域变成文字再复制，或者删掉这一段",
        ),
        Sort::Lost => (
            "这个问号不像在问话，多半是丢了一个字".to_owned(),
            "对照原件补上丢掉的字；确实是问句的，用全角的“？”",
        ),
        Sort::Broken | Sort::Unseen(_) => ("这里的字读不出来了".to_owned(), "对照原件补上丢掉的字"),
    };
    let mut finding = ctx.finding(RULE.code, span, message).help(help);
    // In the middle of a sentence it may yet be a question that was put in few words.
    if left.sort == Sort::Lost && passage.text.trim() != words {
        finding.severity = Severity::Warning;
    }
    finding
}
