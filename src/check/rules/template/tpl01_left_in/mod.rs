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
use lost::ROW;
use std::collections::BTreeMap;
use suspect::{Leftover, Sort};

pub(super) static RULE: Rule = Rule {
    code: Code("TPL01"),
    name: "模板没有删干净",
    severity: Severity::Error,
    what: "正文或字段里有表格模板的提示语（“100字以内”“包括偏差原因等”“请填写”）、占位的××、XX或**、没有填的“年 月 日”和“……”、单独的或成排的问号、Word的域代码（PAGEREF、TOC），或者读不出、看不见的字符。句子中间的问号、标题后面的提示和空着的一行只作警告。人名里的×（李××）和打了码的号码不算。",
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
    let mut rows: Option<(Diagnostic, usize)> = None;
    for passage in ctx.published_candidates(RULE.code) {
        let mut hinted = false;
        for left in leftovers(&passage.text) {
            let span = passage.span(left.range.clone());
            match left.sort {
                Sort::Unseen(c) => unseen.entry(c).or_insert((span, 0)).1 += 1,
                // The official name of an indicator may have them: 救助人次(≥**人次).
                Sort::Row | Sort::Cross if is_row_of_stars(&passage.text, &left) => {
                    rows.get_or_insert_with(|| (told(ctx, passage, &left, span), 0))
                        .1 += 1;
                }
                // What orders something to be written is one hint, in however many words.
                Sort::Hint if hinted => {}
                sort => {
                    hinted |= sort == Sort::Hint;
                    found.push(told(ctx, passage, &left, span));
                }
            }
        }
    }
    if let Some((mut first, count)) = rows {
        if count > 1 {
            first.message += &format!("，全文共{count}处，这是第一处");
        }
        found.push(first);
    }
    for (c, (span, count)) in unseen {
        found.push(unseen_finding(ctx, c, span, count));
    }
}

/// The characters that cannot be seen in a source of which nothing else is asked: the settings, the list of units.
pub(in crate::check) fn unseen(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    for passage in &ctx.passages {
        for left in leftovers(&passage.text) {
            if let Sort::Unseen(c) = left.sort {
                found.push(unseen_finding(ctx, c, passage.span(left.range), 1));
            }
        }
    }
}

/// The finding about a character that cannot be seen, of which there are so many.
fn unseen_finding(ctx: &ReportContext<'_>, c: char, span: Span, count: usize) -> Diagnostic {
    let several = if count > 1 {
        format!("，全文共{count}个，这是第一个")
    } else {
        String::new()
    };
    let message = format!("这里有一个看不见的字符（U+{:04X}）{several}", u32::from(c));
    let help = "多半是从网页或Word粘贴来的；删掉它前后的字重新输入，或者先粘贴到记事本再复制";
    ctx.finding(RULE.code, span, message).help(help)
}

/// Whether it is an unused row, or stars for a number in the name of an indicator.
fn is_row_of_stars(text: &str, left: &Leftover) -> bool {
    let before = text[..left.range.start].chars().next_back();
    let compares = before.is_some_and(|c| "≥≤＝=<>≧≦".contains(c));
    left.sort == Sort::Row || compares && text[left.range.clone()].starts_with(['*', '＊'])
}

/// What opens a bracket with nothing in it.
const BRACKETS: [char; 4] = ['<', '＜', '《', '〔'];

/// The finding about what stands there to be seen.
fn told(ctx: &ReportContext<'_>, passage: &Passage<'_>, left: &Leftover, span: Span) -> Diagnostic {
    let words = &passage.text[left.range.clone()];
    let (message, help) = match left.sort {
        Sort::Hint | Sort::Contents => (
            format!("模板的提示语没有删：“{words}”"),
            "按提示写好内容，把提示语删掉",
        ),
        Sort::Cross => (
            format!("“{words}”是占位的，没有换成实际内容"),
            "换成实际的名称或数字；人名需要隐去的写成“李××”",
        ),
        Sort::Row if words.contains('…') => (
            format!("“{words}”是表格里没有用到的一行"),
            "填上内容，没有的就删掉这一行",
        ),
        Sort::Row => (
            format!("“{words}”只有序号，没有写名称"),
            "填上名称，没有用到的就删掉这一行",
        ),
        Sort::Blank if words.starts_with(BRACKETS) => (
            format!("“{words}”里面是空的"),
            "填上名称，没有的就连同这对符号删掉",
        ),
        Sort::Blank => (
            format!("“{words}”没有填"),
            "填上实际的日期或数字，没有的就删掉",
        ),
        Sort::FieldCode => (
            format!("“{words}”是Word的域代码"),
            "在Word里按Ctrl+Shift+F9把域变成文字再复制，或者删掉这一段",
        ),
        Sort::Lost if words.chars().count() >= ROW => (
            "这里有一排问号，多半是丢了字，或者空格变成的".to_owned(),
            "对照原件补上丢掉的字；原件里没有的，删掉问号",
        ),
        Sort::Lost => (
            "这个问号不像在问话，多半是丢了一个字".to_owned(),
            "对照原件补上丢掉的字；确实是问句的，用全角的“？”",
        ),
        Sort::Broken | Sort::Unseen(_) => ("这里的字读不出来了".to_owned(), "对照原件补上丢掉的字"),
    };
    let mut finding = ctx.finding(RULE.code, span, message).help(help);
    // In the middle of a sentence it may yet be a question that was put in few words; what a title
    // is to be about, and a row that was not needed, say nothing false.
    let may_be_asked =
        left.sort == Sort::Lost && passage.text.trim() != words && words.chars().count() < ROW;
    let harmless = match left.sort {
        Sort::Row | Sort::Contents => true,
        Sort::Cross => is_row_of_stars(&passage.text, left),
        // A date by itself waits for a signature, on paper.
        Sort::Blank => words.starts_with(BRACKETS) || passage.text.trim().starts_with("年"),
        _ => false,
    };
    if may_be_asked || harmless {
        finding.severity = Severity::Warning;
    }
    finding
}
