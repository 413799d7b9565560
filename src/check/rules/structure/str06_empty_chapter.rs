//! STR06: a chapter or an item with nothing under its title.

use super::title::{bare, is_title, is_title_of_item};
use crate::check::report_context::Opening;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::section::opened_body;
use crate::check::text_end::{has_no_letter, is_contents, is_nothing};
use crate::check::web_page;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{EvidenceKind, Report};
use crate::parse::{Passage, PassageKind};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: Code("STR06"),
    name: "空的章节",
    severity: Severity::Warning,
    what: "只有标题，下面没有内容：“三、偏离绩效目标的原因和下一步改进措施”后面接着就是“四、”，“3.未完成的绩效目标。”后面接着就是下一节，或者最后一个标题下面什么也没有。写了“无”的不算空；标题本身就是一句话的、表头字段已经写明的（指标、资金、目标、佐证材料），不算。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求对未完成的目标分析说明原因、提出改进措施；标题下面空着，公众不知道是没有问题，还是没有写。",
    bad: "\
三、偏离绩效目标的原因和下一步改进措施

四、绩效自评结果拟应用和公开情况

按规定公开。
",
    good: "\
三、偏离绩效目标的原因和下一步改进措施

没有偏离绩效目标。

四、绩效自评结果拟应用和公开情况

按规定公开。
",
    check: Check::Report(LooksFor::words(web_page::words), check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let blocks: Vec<Block<'_>> = opened_body(ctx).collect();
    // Few reports have words of a web page at all.
    let is_nothing = match ctx.candidates(RULE.code).next() {
        Some(_) => is_nothing,
        None => has_no_letter,
    };
    let next = |at: usize| {
        let mut rest = blocks[at + 1..].iter();
        rest.find(|(passage, _)| !is_nothing(&passage.text))
    };
    let outline = outline(&blocks);
    let is_empty = |at: &usize| {
        let block = blocks[*at];
        // Most titles have text under them, and are looked at no further.
        let has_text = |next: &Block<'_>| !stands_beside(&block, next) && !is_brief(next);
        if !may_be_title(&block) || blocks.get(at + 1).is_some_and(has_text) {
            return false;
        }
        let empty = next(*at).is_none_or(|next| stands_beside(&block, next));
        let title = empty.then(|| title_of(&block)).flatten();
        title.is_some_and(|title| {
            let again = |later: &Block<'_>| bare(rest(later)) == title;
            !is_in_fields(title, report) && !blocks[at + 1..].iter().any(again)
        })
    };
    let empty = (0..blocks.len()).filter(|at| !outline.contains(at));
    let empty: Vec<usize> = empty.filter(is_empty).collect();
    // Titles one after another are one finding: an outline that waits to be filled in.
    for run in empty.chunk_by(|one, next| one + 1 == *next) {
        let titles = run.iter().take(SHOWN);
        let titles: String = titles
            .map(|at| format!("“{}”", blocks[*at].0.text.trim()))
            .collect();
        let more = match run.len() {
            count if count > SHOWN => format!("等{count}个标题"),
            _ => String::new(),
        };
        let message = format!("{titles}{more}下面没有内容");
        let help = "写上内容；确实没有的，写明“无”和理由";
        let place = blocks[run[0]].0.whole();
        found.push(ctx.finding(RULE.code, place, message).help(help));
    }
}

/// A block of the text, and what it begins with.
type Block<'p> = (&'p Passage<'p>, &'p Opening);

/// Whether a block can be a title at all.
fn may_be_title((passage, opening): &Block<'_>) -> bool {
    match passage.kind {
        PassageKind::Heading(_) => true,
        PassageKind::Paragraph => opening.number.is_some(),
        _ => false,
    }
}

/// Whether a block is so short that it may say nothing.
fn is_brief((passage, _): &Block<'_>) -> bool {
    passage.text.len() < BRIEF
}

/// The fewest bytes of a text that is no mark and no foot of a web page.
const BRIEF: usize = 240;

/// The blocks of a table of contents: after 目录 the titles, up to the first text.
fn outline(blocks: &[Block<'_>]) -> Range<usize> {
    let is_start = |block: &Block<'_>| is_contents(&block.0.text);
    let Some(start) = blocks.iter().position(is_start) else {
        return 0..0;
    };
    let is_text = |(passage, _): &Block<'_>| {
        passage.is_paragraph() && passage.text.chars().nth(LONGEST_LINE).is_some()
    };
    let length = blocks[start..].iter().position(is_text);
    start..length.map_or(blocks.len(), |length| start + length)
}

/// The longest line of a table of contents, in characters.
const LONGEST_LINE: usize = 40;

/// How many titles a finding names.
const SHOWN: usize = 3;

/// What follows the number of a block.
fn rest<'p>((passage, opening): &Block<'p>) -> &'p str {
    &passage.text[opening.rest.clone()]
}

/// The title that a block is, if it is one that something should stand under.
fn title_of<'p>(block: &Block<'p>) -> Option<&'p str> {
    let title = bare(rest(block));
    let is_one = match block.0.kind {
        PassageKind::Heading(_) => is_title(title),
        PassageKind::Paragraph => block.1.number.is_some() && is_title_of_item(title),
        _ => false,
    };
    is_one.then_some(title)
}

/// Whether a block stands beside a title, or above it, and so not under it.
fn stands_beside(title: &Block<'_>, next: &Block<'_>) -> bool {
    let numbers = (title.1.number, next.1.number);
    match (title.0.kind, next.0.kind, numbers) {
        (_, PassageKind::Heading(_), (Some(own), Some(other))) => other.style <= own.style,
        (PassageKind::Heading(own), PassageKind::Heading(other), _) => other <= own,
        (PassageKind::Paragraph, PassageKind::Heading(_), _) => true,
        (_, PassageKind::Paragraph, (Some(own), Some(other))) => {
            other.style < own.style || other.style == own.style && other.value == own.value + 1
        }
        _ => false,
    }
}

/// Whether the fields of the report say what should stand there.
fn is_in_fields(title: &str, report: &Report) -> bool {
    let about = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let has_files = |kind: &EvidenceKind| !matches!(kind, EvidenceKind::Missing);
    let lines = report.line_count();
    let not_reached = about(&["偏离", "未完成", "原因", "问题", "措施"]);
    (about(&["佐证", "材料"]) && report.evidence.iter().any(|one| has_files(&one.kind)))
        || (!not_reached && about(&["指标", "绩效", "目标"]) && lines.indicators > 0)
        || (!not_reached && about(&["目标"]) && lines.goals > 0)
        || (about(&["资金", "预算"])
            && report.funds.budget.is_some()
            && report.funds.spent.is_some())
        || (about(&["依据"]) && !report.basis.is_empty())
        || (about(&["结论", "得分", "等级"]) && report.score.is_some())
}
