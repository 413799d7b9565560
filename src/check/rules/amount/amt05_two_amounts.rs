//! AMT05: one amount, told in two ways; and a budget that is not what was asked for.

use crate::check::amount::{Claim, Figure, Label, overshoot, reason, slip};
use crate::check::paper::Paper;
use crate::check::rule::{Check, Fixed, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{AMOUNT_FIELDS, Amounts, Money, Report};
use rust_decimal::Decimal;

/// One amount, told in two ways; and a budget that is not what was asked for.
pub(super) static RULE: Rule = Rule {
    code: Code("AMT05"),
    name: "同一金额前后不一",
    severity: Severity::Warning,
    fixed: Fixed::No,
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
    check: Check::Paper(check),
};

fn check(paper: &Paper<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = paper.report else { return };
    let claims = &paper.ledger().claims;
    for (index, claim) in claims.iter().enumerate() {
        let earlier = claims.iter().take(index);
        if claim.label == Label::Rate {
            continue;
        }
        let finding = match of_facts(report, claim.label) {
            facts if !facts.is_empty() => against_facts(paper, claim, &facts),
            _ => against_text(paper, claim, earlier),
        };
        found.extend(finding);
    }
    found.extend(granted(paper, report));
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
            facts.extend(line.map(|amount| (*name, Figure::of_fact(amount.value))));
        }
    }
    facts
}

fn against_facts(
    paper: &Paper<'_>,
    claim: &Claim,
    facts: &[(&'static str, Figure)],
) -> Option<Diagnostic> {
    let same = |(_, fact): &(&str, Figure)| {
        fact.may_equal(&claim.figure) || slip(fact, &claim.figure).is_some()
    };
    let (field, fact) = facts.first()?;
    if facts.iter().any(same) {
        return None;
    }
    let stated = Money::from_yuan(fact.value);
    let message = format!("正文写的是{}，“资金”里的{field}是{stated}", claim.written);
    Some(paper.finding(RULE.code, claim.span, message).help(HELP))
}

/// Holds an amount that the front matter does not give against what the text said before.
fn against_text<'a>(
    paper: &Paper<'_>,
    claim: &Claim,
    earlier: impl Iterator<Item = &'a Claim>,
) -> Option<Diagnostic> {
    let mut alike = earlier.filter(|other| other.label == claim.label);
    let first = alike.next()?;
    let same = |other: &Claim| other.figure.may_equal(&claim.figure);
    if first.sentence == claim.sentence || same(first) || alike.any(same) {
        return None;
    }
    let source = &paper.document.source;
    let index = source.line_index();
    let line = index.position(&source.text, first.span.range().start).line;
    let message = format!(
        "这里的{}是{}，第{line}行写的是{}",
        claim.label.field(),
        claim.written,
        first.written
    );
    Some(paper.finding(RULE.code, claim.span, message).help(HELP))
}

/// A budget that is a tenth and more away from what was asked for, without a word of why.
fn granted(paper: &Paper<'_>, report: &Report) -> Option<Diagnostic> {
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
        || reason::explains_the_budget(paper, report, (requested.value, granted))
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
    Some(paper.finding(RULE.code, requested.span, message).help(help))
}
