//! AMT09: what was left does not follow from what there was and what was spent.

use super::phrase::Label;
use super::stated_amount::stated_amounts;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Amounts, Money, Report};
use crate::text::words::{contains_any, words_of};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT09"),
    name: "结余与预算、支出不符",
    severity: Severity::Warning,
    what: "“资金”里的结余，不等于全年预算数减全年执行数，也不等于到位资金减全年执行数；或者正文写的结余比这两个差都大。结余少于差额，而报告写了收回、上缴、结转、核减的，不算。",
    why: "有多少钱、花了多少、剩下多少，三个数互相算得出来；《政府信息公开条例》第六条要求及时、准确地公开政府信息，算不平就说明至少有一个数写错了。",
    bad: "\
资金:
  全年预算数: 200.00
  全年执行数: 182.00
  结余: 28.00
",
    good: "\
资金:
  全年预算数: 200.00
  全年执行数: 182.00
  结余: 18.00
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// Words that tell where a rest went which is not called 结余.
const TAKEN: &str = "收回 上缴 交回 退回 缴回 结转 核减 调减 压减 统筹 追减 清算 抵扣";

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    // A total that is wrong makes its sources wrong as well; it is spoken of once.
    let mut sources = report.sources.iter();
    let of_source =
        || sources.find_map(|source| off(&format!("“{}”的", source.name.value), &source.amounts));
    if let Some(wrong) = off("", &report.funds).or_else(of_source)
        && (!wrong.less || !tells_of_the_rest(ctx))
    {
        let help = "核对预算（或到位资金）、执行数和结余，把写错的一处改正";
        found.push(
            ctx.finding(RULE.code, wrong.place, wrong.message)
                .help(help),
        );
    }
    in_text(ctx, report, found);
}

/// An amount left that does not follow.
struct Off {
    message: String,
    place: crate::source::Span,
    /// Whether it is less than follows, so that the rest may have another name.
    less: bool,
}

fn off(name: &str, line: &Amounts) -> Option<Off> {
    let remainder = line.remainder()?;
    let difference = remainder.difference()?;
    let (base, whole, spent) = (remainder.base, remainder.whole, remainder.spent);
    let due = remainder.due();
    if due < Decimal::ZERO {
        return None;
    }
    let (due, apart) = (Money::from_yuan(due), Money::from_yuan(difference.abs()));
    Some(Off {
        message: format!(
            "{name}结余写的是{}，{base}{whole}减全年执行数{spent}是{due}，相差{apart}",
            remainder.stated.value
        ),
        place: remainder.stated.span,
        less: difference < Decimal::ZERO,
    })
}

fn tells_of_the_rest(ctx: &ReportContext<'_>) -> bool {
    let words: Vec<&str> = words_of(TAKEN).collect();
    let mut passages = ctx.passages.iter();
    passages.any(|passage| contains_any(&passage.text, &words))
}

/// What the text says was left, where that is more than can be.
fn in_text(ctx: &ReportContext<'_>, report: &Report, found: &mut Vec<Diagnostic>) {
    let funds = &report.funds;
    let (Some(budget), Some(spent), None) = (funds.budget, funds.spent, funds.left) else {
        return;
    };
    let wholes = [Some(budget), funds.received, funds.initial];
    let most = wholes.into_iter().flatten().map(|whole| whole.value).max();
    let Some(most) = most.filter(|most| *most >= spent.value) else {
        return;
    };
    for stated in stated_amounts(ctx).iter() {
        let due = most - spent.value;
        if stated.label != Label::Left || stated.figure.bounds().0 <= due.yuan() {
            continue;
        }
        let message = format!(
            "正文写的结余是{}，“资金”里的全年预算数{}减全年执行数{}是{}",
            stated.written,
            budget.value,
            spent.value,
            Money::from_yuan(budget.value.yuan() - spent.value.yuan())
        );
        let help = "核对预算数、执行数和结余；说的是别的钱的，在正文里写清楚";
        found.push(ctx.finding(RULE.code, stated.span, message).help(help));
    }
}
