//! CON06: a goal that is only the project's name, or every demand in words repeated as its own result.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Report};
use crate::text::similarity::letters;

pub(super) static RULE: Rule = Rule {
    code: Code("CON06"),
    name: "目标只有名称，要求照抄成完成值",
    severity: Severity::Warning,
    what: "目标就是项目名称，没有写要做成什么；三个以上用文字写的指标值，完成值都照抄了一遍。写数的指标和“有效”一类的短词不在此列；目标照抄成完成情况的，见CON04。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求单位自评反映绩效目标的实现程度；一字不差地再抄一遍，看不出做成了什么。",
    bad: "\
项目名称: 沟渠整治补助资金
目标:
  - 目标: 沟渠整治补助资金
    完成: 已拨付
",
    good: "\
项目名称: 沟渠整治补助资金
目标:
  - 目标: 整治沟渠12公里
    完成: 已整治12.3公里，10月通水
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// The fewest letters of a goal or of a demand on an indicator that is no short phrase.
const LONG: usize = 5;
/// The fewest indicators with a demand in words.
const SEVERAL: usize = 3;

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    found.extend(named_alone(ctx, report));
    found.extend(indicators(ctx));
}

/// A goal that is the name of the project, years and words of a form aside.
fn named_alone(ctx: &ReportContext<'_>, report: &Report) -> Option<Diagnostic> {
    let project: String = letters(&report.project.value).collect();
    let mut goals = ctx.goals().iter();
    let goal = goals.find(|goal| {
        let own = || letters(&goal.goal.value);
        let is_long = own().nth(LONG - 1).is_some();
        let is_name = is_long && !own().any(|c| c.is_ascii_digit());
        is_name && project.contains(&own().collect::<String>())
    })?;
    let message = "目标只写了项目名称，没有写要做成什么";
    let help = "写要做哪些事、做到多少；完成情况与它对应";
    let finding = ctx.finding(RULE.code, goal.goal.span, message);
    Some(finding.help(help))
}

/// The indicators with a demand in words, where all of them repeat it.
fn indicators(ctx: &ReportContext<'_>) -> Option<Diagnostic> {
    let in_words: Vec<&Indicator> = ctx
        .indicators()
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
    let help = "写做成了哪些事、多少、与目标差多少；没有完成的写明原因";
    Some(ctx.finding(RULE.code, place, message).help(help))
}

/// Whether a target demands something in words.
fn is_demand(target: &str) -> bool {
    !target.contains(|c: char| c.is_ascii_digit()) && letters(target).nth(LONG - 1).is_some()
}
