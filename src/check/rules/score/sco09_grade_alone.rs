//! SCO09: a grade without a score.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    code: Code("SCO09"),
    name: "只有等级没有得分",
    severity: Severity::Warning,
    what: "写了等级，没有写得分。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定单位自评采用打分评价，等级由总分得出；没有得分，等级就没有依据。",
    bad: "\
等级: 优
",
    good: "\
得分: 96.00
等级: 优
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let (None, Some(grade)) = (&report.score, &report.grade) else {
        return;
    };
    // One that cannot be read is spoken of where it stands.
    if ctx
        .passages
        .iter()
        .any(|value| value.is_under(&["得分", "score"]))
    {
        return;
    }
    let message = format!("写了等级“{}”，没有写得分", grade.value.trim());
    let help = "补上“得分”；没有打分的，删掉等级";
    found.push(ctx.finding(RULE.code, grade.span, message).help(help));
}
