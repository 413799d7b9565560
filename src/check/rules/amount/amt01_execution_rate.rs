//! AMT01: an execution rate that does not follow from the amounts.

use super::fact::figure_of;
use super::magnitude::misfit;
use super::phrase::Label;
use super::share::{agrees, shown};
use super::stated_amount::{StatedAmount, stated_amounts};
use super::stated_share::{ShareKind, stated_shares};
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Amounts, Report};
use crate::source::Span;
use crate::text::figure::Figure;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT01"),
    name: "执行率与金额不符",
    severity: Severity::Warning,
    what: "正文写的预算执行率，按“资金”里的金额或同一句里的金额算不出来。四舍五入和直接截去尾数都算对；写明“年初预算”的，与年初预算数比。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）把预算执行率作为自评得分的一项；它由两个公开的金额相除得出，读者一算就知道对不对。",
    bad: "\
全年预算200.00万元，支出182.00万元，执行率95%。
",
    good: "\
全年预算200.00万元，支出182.00万元，执行率91%。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let mut judged: Vec<Span> = Vec::new();
    for (passage, sentence) in ctx.sentences() {
        let execution = stated_shares(&sentence).into_iter();
        for rate in execution.filter(|rate| rate.kind == ShareKind::Execution) {
            let span = passage.span(rate.percent.place.clone());
            judged.push(span);
            let right = agrees(rate.percent, rate.part, rate.whole)
                || misfit(rate.percent, rate.part, rate.whole).is_some();
            if right {
                continue;
            }
            let text = |figure: &Figure| passage.text.get(figure.place.clone()).unwrap_or("");
            let (spent, budget) = (text(rate.part), text(rate.whole));
            let stated = text(rate.percent);
            if let Some(right) = shown(rate.percent, rate.part, rate.whole) {
                let message =
                    format!("执行率写的是{stated}，按同一句里的{spent}÷{budget}是{right}");
                found.push(ctx.finding(RULE.code, span, message).help(HELP));
            }
        }
    }
    let amounts = stated_amounts(ctx);
    let rates = amounts.iter().filter(|stated| stated.label == Label::Rate);
    for rate in rates.filter(|rate| !judged.contains(&rate.span)) {
        against_facts(ctx, report, rate, found);
    }
}

const HELP: &str = "核对金额和执行率，把写错的一处改正";

/// Holds a rate of the whole report against the front matter. It may be that of the budget at the
/// start of the year, or of one source.
fn against_facts(
    ctx: &ReportContext<'_>,
    report: &Report,
    rate: &StatedAmount,
    found: &mut Vec<Diagnostic>,
) {
    let Some((spent, budget)) = amounts(&report.funds) else {
        return;
    };
    let initial = report.funds.initial.map(|amount| figure_of(amount.value));
    let of_initial = |initial: &Figure| agrees(&rate.figure, &spent, initial);
    let mut sources = report
        .sources
        .iter()
        .filter_map(|source| amounts(&source.amounts));
    let may_be = agrees(&rate.figure, &spent, &budget)
        || initial.as_ref().is_some_and(of_initial)
        || sources.any(|(spent, budget)| agrees(&rate.figure, &spent, &budget));
    let (Some(right), false) = (shown(&rate.figure, &spent, &budget), may_be) else {
        return;
    };
    let (Some(spent), Some(budget)) = (report.funds.spent, report.funds.budget) else {
        return;
    };
    let message = format!(
        "执行率写的是{}，按“资金”里的全年执行数{}÷全年预算数{}是{right}",
        rate.written, spent.value, budget.value
    );
    found.push(ctx.finding(RULE.code, rate.span, message).help(HELP));
}

/// What was spent, and the budget.
fn amounts(line: &Amounts) -> Option<(Figure, Figure)> {
    let (spent, budget) = (line.spent?.value, line.budget?.value);
    Some((figure_of(spent), figure_of(budget)))
}
