//! CON06: every goal, or every demand in words, repeated as its own result.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Goal, Indicator, Report};
use crate::source::Span;
use crate::text::similarity::letters;

pub(super) static RULE: Rule = Rule {
    code: Code("CON06"),
    name: "完成情况照抄目标",
    severity: Severity::Warning,
    what: "每个目标的完成情况与目标一字不差，或者目标就是项目名称；三个以上用文字写的指标值，完成值都照抄了一遍。写短句的目标和完成值（“建成公园4个”“有效”）、写数的指标不在此列。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求单位自评反映绩效目标的实现程度；一字不差地再抄一遍，看不出做成了什么。",
    bad: "\
目标:
  - 目标: 整治沟渠12公里，新建泵站2座，改善3个村的灌溉条件
    完成: 整治沟渠12公里，新建泵站2座，改善3个村的灌溉条件
",
    good: "\
目标:
  - 目标: 整治沟渠12公里，新建泵站2座，改善3个村的灌溉条件
    完成: 已整治沟渠12.3公里，泵站2座于10月通水，3个村1100亩地能灌上水
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// The fewest letters of a goal, and of a demand on an indicator, that is no short phrase.
const LONG: usize = 16;
const LONG_DEMAND: usize = 5;
/// The fewest of such indicators.
const SEVERAL: usize = 3;

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    found.extend(named_alone(ctx, report).or_else(|| goals(ctx, report)));
    found.extend(indicators(ctx, report));
}

/// A goal that is the name of the project, years and words of a form aside.
fn named_alone(ctx: &ReportContext<'_>, report: &Report) -> Option<Diagnostic> {
    let project: String = letters(&report.project.value).collect();
    let goal = report.goals.iter().find(|goal| {
        let goal: String = letters(&goal.goal.value).collect();
        let is_name = goal.chars().count() >= LONG_DEMAND && project.contains(&goal);
        is_name && !goal.contains(|c: char| c.is_ascii_digit())
    })?;
    let message = "目标只写了项目名称，没有写要做成什么";
    let help = "写要做哪些事、做到多少；完成情况与它对应";
    let finding = ctx.finding(RULE.code, goal.goal.span, message);
    Some(finding.help(help))
}

/// The goals, where each of them is its own result, and one at least is more than a short phrase.
fn goals(ctx: &ReportContext<'_>, report: &Report) -> Option<Diagnostic> {
    let repeated: Vec<&Goal> = report
        .goals
        .iter()
        .filter(|goal| is_repeated(goal))
        .collect();
    let long = repeated
        .iter()
        .find(|goal| letters(&goal.goal.value).nth(LONG - 1).is_some())?;
    if repeated.len() < report.goals.len() || is_wish(&long.goal.value) {
        return None;
    }
    let place = long.result.as_ref()?.span;
    let message = match repeated.len() {
        1 => "完成情况与目标一字不差，没有写做成了什么".to_owned(),
        count => format!("{count}个目标的完成情况都与目标一字不差，没有写做成了什么"),
    };
    Some(told(ctx, place, message))
}

fn is_repeated(goal: &Goal) -> bool {
    let result = goal.result.as_ref();
    result.is_some_and(|result| letters(&result.value).eq(letters(&goal.goal.value)))
}

/// Whether a goal is one that CON04 speaks of where it is pasted: long and without a figure.
fn is_wish(goal: &str) -> bool {
    const WISHES: [&str; 8] = [
        "确保",
        "力争",
        "争取",
        "努力",
        "计划",
        "拟",
        "进一步",
        "不断",
    ];
    WISHES.iter().any(|word| goal.contains(word))
}

/// The indicators with a demand in words, where all of them repeat it.
fn indicators(ctx: &ReportContext<'_>, report: &Report) -> Option<Diagnostic> {
    let in_words: Vec<&Indicator> = report
        .indicators
        .iter()
        .filter(|row| {
            row.target
                .as_ref()
                .is_some_and(|target| is_demand(&target.value))
        })
        .collect();
    let repeats = |row: &&Indicator| {
        let pair = row.target.as_ref().zip(row.actual.as_ref());
        pair.is_some_and(|(target, actual)| letters(&target.value).eq(letters(&actual.value)))
    };
    if in_words.len() < SEVERAL || !in_words.iter().all(repeats) {
        return None;
    }
    let place = in_words.first()?.actual.as_ref()?.span;
    let message = format!(
        "{}个用文字写的指标值，完成值都一字不差地照抄了一遍",
        in_words.len()
    );
    Some(told(ctx, place, message))
}

/// Whether a target demands something in words.
fn is_demand(target: &str) -> bool {
    letters(target).nth(LONG_DEMAND - 1).is_some() && !target.contains(|c: char| c.is_ascii_digit())
}

fn told(ctx: &ReportContext<'_>, place: Span, message: String) -> Diagnostic {
    let help = "写做成了哪些事、多少、与目标差多少；没有完成的写明原因";
    ctx.finding(RULE.code, place, message).help(help)
}
