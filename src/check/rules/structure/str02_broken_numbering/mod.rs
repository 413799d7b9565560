//! STR02: numbers of chapters and items that repeat, jump or are torn apart.

mod sequence;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::text_end::begins_late;
use crate::diagnostic::{Code, Diagnostic, Severity};
use sequence::{NumberingFault, NumberingFaultKind, faults};

pub(super) static RULE: Rule = Rule {
    code: Code("STR02"),
    name: "编号不连续",
    severity: Severity::Warning,
    what: "正文的“一、”“（一）”“1.”“（1）”“①”有缺号、重号、倒号，或者同一串编号的后一项被拆成了另一段。从1重新开始的，看作新的一串；Markdown列表自己计数，不在此列。",
    why: "《党政机关公文格式》（GB/T 9704—2012）规定了正文结构层次的序数；断了号，往往是删漏了一项，或复制时拆错了段。",
    bad: "\
5.①市政府相关规划、决策、批复；②立项申请、批复文件；

③绩效目标申报表。
",
    good: "\
5.①市政府相关规划、决策、批复；②立项申请、批复文件；③绩效目标申报表。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let passages = ctx.body();
    let mut faults = faults(passages, ctx.openings(), &ctx.document.source.text);
    let late = begins_late(ctx);
    if late {
        // Where the beginning is missing, every level lacks its first numbers: that is one mistake.
        let mut first = true;
        let is_gap =
            |fault: &NumberingFault| matches!(fault.kind, NumberingFaultKind::Gap(None, _));
        faults.retain(|fault| !is_gap(fault) || std::mem::take(&mut first));
    }
    for fault in faults {
        let Some(passage) = passages.get(fault.passage) else {
            continue;
        };
        let indent = passage.text.len() - passage.text.trim_start().len();
        let span = passage.span(indent..indent + fault.number.len());
        let line = |at: usize| ctx.line_of(passages[at].whole());
        let (message, help) = match fault.kind {
            NumberingFaultKind::Gap(None, _) if late => (
                format!("正文从“{}”开始，前面的内容可能没有复制到", fault.number),
                "对照报告原件补上前面的内容，或者改正编号".to_owned(),
            ),
            _ => words(&fault, &line),
        };
        found.push(ctx.finding(RULE.code, span, message).help(help));
    }
}

/// What is wrong, and the way out.
fn words(fault: &NumberingFault, line: &dyn Fn(usize) -> usize) -> (String, String) {
    let number = &fault.number;
    match &fault.kind {
        NumberingFaultKind::Gap(Some(before), expected) => (
            format!("“{number}”接在“{before}”后面，中间缺第{expected}项"),
            "核对是删漏了一项，还是编号写错".into(),
        ),
        NumberingFaultKind::Gap(None, _) => (
            format!("编号从“{number}”开始，前面没有第1项"),
            "核对是删漏了前面的项，还是编号写错".into(),
        ),
        NumberingFaultKind::Repeated(passage) => (
            format!("编号“{number}”重复，第{}行已经有了", line(*passage)),
            "按顺序改编号".into(),
        ),
        NumberingFaultKind::Back(before) => (
            format!("“{number}”排在“{before}”的后面，次序倒了"),
            "按顺序改编号，或把这一项移到前面".into(),
        ),
        NumberingFaultKind::SplitOff(before) => (
            format!("“{number}”另起了一段，与上一段的“{before}”本是一串"),
            "接到上一段末尾，或把每一项都单独成段".into(),
        ),
    }
}
