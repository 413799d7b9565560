//! CON04: a goal that was pasted where its result should stand.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::section::sections;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Goal;
use crate::source::Span;
use crate::text::similarity::{ShingleFilter, Shingles};
use crate::text::words::{WordList, words_of};
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    code: Code("CON04"),
    name: "把目标当作完成情况",
    severity: Severity::Warning,
    what: "完成情况、主要绩效里的一段话，就是前面写的目标，没有说做成了什么；“目标”里几项的完成情况都与目标一字不差的，只说一次。只有一项、写明数量的短句（建成公园4个）不在此列。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求单位自评反映绩效目标的实现程度；把目标再抄一遍，等于没有回答。",
    bad: "\
总目标：有效保障街道运行正常，确保各项工作任务按照进度要求圆满完成。
主要绩效：有效保障街道运行正常，确保各项工作任务按照进度要求圆满完成。
",
    good: "\
总目标：有效保障街道运行正常，确保各项工作任务按照进度要求圆满完成。
主要绩效：列入年初计划的36项任务完成34项，2项转入下一年度。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

const HELP: &str = "写做成了哪些事、多少、与目标差多少；没有完成的写明原因";

/// The share of a result's words, in percent, that stand in a goal when it was pasted.
const PASTED: usize = 85;
/// The fewest shingles: of any result, and of one that only a wish makes suspicious.
const FEWEST: usize = 24;
const FEWEST_OF_WISH: usize = 9;
/// What titles over results say.
const OUTCOME: &str = "完成 实现 结论 绩效分析 主要绩效 成效 效益 产出 结果";
/// What is said of things to come, not of things done.
const WISHES: &str = "确保 力争 争取 努力 计划 拟 将 进一步 不断";
/// What is said of things done.
const DONE: &[&str] = &["已", "实际", "完成了", "共计", "达到了", "其中"];

/// A stretch of text.
struct Stretch<'p> {
    text: &'p str,
    span: Span,
}

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    if ctx.report.is_none() {
        return;
    }
    found.extend(repeated(ctx));
    let (goals, results) = words(ctx);
    let all_goals = ShingleFilter::of_all(goals.iter().map(|goal| goal.text));
    let may_be_pasted =
        |result: &&Stretch<'_>| all_goals.may_hold(result.text, PASTED) && could_be_pasted(result);
    for result in results.iter().filter(may_be_pasted) {
        let shingles = Shingles::of(result.text);
        let pasted = goals.iter().find(|goal| is_pasted(result, &shingles, goal));
        let Some(goal) = pasted else { continue };
        let message = pasted_from(ctx, goal.span);
        let finding = ctx.finding(RULE.code, result.span, message);
        found.push(finding.help(HELP));
    }
}

/// The goals whose results are the goals, word for word: one finding for all.
fn repeated(ctx: &ReportContext<'_>) -> Option<Diagnostic> {
    let goals = ctx.goals();
    let whole = goals.len() > 1 && goals.iter().all(Goal::repeats_goal);
    let mut goals = goals.iter().filter(|goal| whole || is_repeated(goal));
    let first = goals.next()?;
    let others = match goals.count() {
        0 => String::new(),
        count => format!("；另有{count}项也是这样"),
    };
    let message = pasted_from(ctx, first.goal.span) + &others;
    let result = first.result.as_ref()?;
    Some(ctx.finding(RULE.code, result.span, message).help(HELP))
}

/// Whether a goal stands as its own result, and not for the reason that a number was met: 建成公园4个.
fn is_repeated(goal: &Goal) -> bool {
    let text = goal.goal.value.trim().trim_end_matches(['。', '；']);
    let counted = text.contains(|c: char| c.is_ascii_digit());
    let clauses = text.contains(['，', ',', '；', ';', '。', '、']);
    goal.repeats_goal() && (clauses || !counted)
}

fn pasted_from(ctx: &ReportContext<'_>, goal: Span) -> String {
    let line = ctx.line_of(goal);
    format!("这一段就是第{line}行的目标，没有写完成了什么")
}

/// What the report wants to do, and what it says came of it: in the fields and in the text.
fn words<'p>(ctx: &'p ReportContext<'_>) -> (Vec<Stretch<'p>>, Vec<Stretch<'p>>) {
    let words = |text: &'p str, span: Span| Stretch { text, span };
    let (mut goals, mut results) = (Vec::new(), Vec::new());
    for goal in ctx.goals() {
        goals.push(words(&goal.goal.value, goal.goal.span));
        // What is repeated word for word is said already.
        if let Some(result) = goal.result.as_ref().filter(|_| !goal.repeats_goal()) {
            results.push(words(&result.value, result.span));
        }
    }
    for section in sections(ctx) {
        if section.passages.is_empty() {
            continue;
        }
        let last = section.titles.last().copied().unwrap_or("");
        let first = section.titles.first().copied().unwrap_or("");
        let of_results = is_of_results(last) || is_of_results(first);
        let of_goals = section.is_about(&["目标"]) && !of_results;
        if !of_goals && !of_results {
            continue;
        }
        for passage in section.paragraphs() {
            let words = words(&passage.text, passage.whole());
            match of_goals {
                true => goals.push(words),
                false => results.push(words),
            }
        }
    }
    (goals, results)
}

/// Whether a title is one over results.
fn is_of_results(title: &str) -> bool {
    static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(words_of(OUTCOME)));
    WORDS.any_in(title)
}

/// Whether a result says so little of its own that it is worth holding against the goals.
fn could_be_pasted(result: &Stretch<'_>) -> bool {
    // 建成口袋公园4个 may be both, word for word.
    is_wish(result) || !result.text.contains(|c: char| c.is_ascii_digit())
}

fn is_wish(result: &Stretch<'_>) -> bool {
    words_of(WISHES).any(|word| result.text.contains(word))
}

/// Whether a result is nothing but the goal.
fn is_pasted(result: &Stretch<'_>, shingles: &Shingles, goal: &Stretch<'_>) -> bool {
    let counted = result.text.contains(|c: char| c.is_ascii_digit());
    let fewest = match is_wish(result) && !counted {
        true => FEWEST_OF_WISH,
        false => FEWEST,
    };
    let says_more = |word: &&str| result.text.contains(*word) && !goal.text.contains(*word);
    shingles.len() >= fewest
        && !DONE.iter().any(says_more)
        && shingles.share_in(&Shingles::of(goal.text)) >= PASTED
}
