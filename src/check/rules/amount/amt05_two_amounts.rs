//! AMT05: one amount, told in two ways; and a budget that is not what was asked for.

use super::fact::figure_of;
use super::magnitude::{overshoot, slip};
use super::phrase::Label;
use super::reason;
use super::stated_amount::{StatedAmount, stated_amounts};
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{AMOUNT_FIELDS, Amounts, Money, Report};
use crate::text::figure::Figure;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT05"),
    name: "同一金额前后不一",
    severity: Severity::Warning,
    what: "正文写的申报数、年初预算数、全年预算数、全年执行数与“资金”里的不同，或者正文里同一个数写了两样；还有批复的预算与申报相差一成以上、报告却没有说明原因的。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；同一笔钱两处写得不一样，读者不知道信哪一个。申报与批复相差很大而不作说明，读者看不出目标是按哪个数定的。",
    bad: "\
资金:
  全年预算数: 140.32
正文: 财政预算安排资金为143.32万元。
",
    good: "\
资金:
  全年预算数: 140.32
正文: 财政预算安排资金为140.32万元。
",
    check: Check::Report(LooksFor::words(reason::words), check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let amounts = stated_amounts(ctx);
    for (index, stated) in amounts.iter().enumerate() {
        let earlier = amounts.iter().take(index);
        if stated.label == Label::Rate {
            continue;
        }
        let finding = match of_facts(report, stated.label) {
            facts if !facts.is_empty() => against_facts(ctx, stated, &facts),
            _ => against_text(ctx, stated, earlier),
        };
        found.extend(finding);
    }
    found.extend(granted(ctx, report));
}

const HELP: &str = "核对两处，把写错的一处改正；说的不是同一笔钱的，在正文里写清楚是哪一笔";

/// The amounts of the front matter that a label may mean, its own first.
fn of_facts(report: &Report, label: Label) -> Vec<(&'static str, Figure)> {
    let fields: &[&str] = match label {
        Label::Requested => &["申报数"],
        Label::Initial => &["年初预算数"],
        Label::Budget => &["全年预算数", "年初预算数"],
        Label::Spent => &["全年执行数"],
        Label::Rate | Label::Left => &[],
    };
    let sources = report.sources.iter().map(|source| &source.amounts);
    let lines: Vec<&Amounts> = std::iter::once(&report.funds).chain(sources).collect();
    let mut facts = Vec::new();
    for name in fields {
        let field = AMOUNT_FIELDS.iter().find(|field| field.name == *name);
        for line in field
            .iter()
            .flat_map(|field| lines.iter().map(|line| (field.of)(line)))
        {
            facts.extend(line.map(|amount| (*name, figure_of(amount.value))));
        }
    }
    facts
}

fn against_facts(
    ctx: &ReportContext<'_>,
    stated: &StatedAmount,
    facts: &[(&'static str, Figure)],
) -> Option<Diagnostic> {
    let same = |(_, fact): &(&str, Figure)| {
        fact.may_equal(&stated.figure) || slip(fact, &stated.figure).is_some()
    };
    let (field, fact) = facts.first()?;
    if facts.iter().any(same) {
        return None;
    }
    let fact = Money::from_yuan(fact.value);
    let message = format!("正文写的是{}，“资金”里的{field}是{fact}", stated.written);
    Some(ctx.finding(RULE.code, stated.span, message).help(HELP))
}

/// Holds an amount that the front matter does not give against what the text said before.
fn against_text<'a>(
    ctx: &ReportContext<'_>,
    stated: &StatedAmount,
    earlier: impl Iterator<Item = &'a StatedAmount>,
) -> Option<Diagnostic> {
    let mut alike = earlier.filter(|other| other.label == stated.label);
    let first = alike.next()?;
    let same = |other: &StatedAmount| other.figure.may_equal(&stated.figure);
    if first.sentence == stated.sentence || same(first) || alike.any(same) {
        return None;
    }
    let line = ctx.line_of(first.span);
    let message = format!(
        "这里的{}是{}，第{line}行写的是{}",
        stated.label.field(),
        stated.written,
        first.written
    );
    Some(ctx.finding(RULE.code, stated.span, message).help(HELP))
}

/// A budget that is a tenth and more away from what was asked for, without a word of why.
fn granted(ctx: &ReportContext<'_>, report: &Report) -> Option<Diagnostic> {
    let requested = report.funds.requested?;
    let granted = report.funds.budget.or(report.funds.initial)?.value;
    let (asked, given) = (requested.value.yuan(), granted.yuan());
    let gap = (asked - given).abs();
    let wide = gap * Decimal::TEN >= asked;
    let misread = overshoot(asked, given).is_some();
    if !wide
        || misread
        || gap.is_zero()
        || given.is_zero()
        || reason::explains_the_budget(RULE.code, ctx, report, (requested.value, granted))
    {
        return None;
    }
    let (word, gap) = match requested.value > granted {
        true => ("少", requested.value - granted),
        false => ("多", granted - requested.value),
    };
    let message = format!(
        "申报{}，预算{granted}，{word}{gap}，报告没有说明原因",
        requested.value
    );
    let help = "在正文里用一句话写明核减或追加的原因，目标是否相应调整";
    Some(ctx.finding(RULE.code, requested.span, message).help(help))
}
