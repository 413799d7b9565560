//! AMT07: 元, 万元 and 亿元 mixed up, and more people than the place has.

use super::breakdown::{Fault, faulty_sums};
use super::crowd::crowds;
use super::fact::figure_of;
use super::magnitude::{factor_words, misfit, overshoot, slip};
use super::phrase::Label;
use super::share::agrees;
use super::stated_amount::stated_amounts;
use super::stated_share::stated_shares;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{AMOUNT_FIELDS, Money, Report};
use crate::source::{Span, Spanned};
use crate::text::figure::Figure;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT07"),
    name: "数量级不可能",
    severity: Severity::Warning,
    what: "把元、万元、亿元写混了：分项或分项之和与总额相差一万倍，同样的数字在两处单位不同；或者受益人数比文中写的人口还多。",
    why: "《政府信息公开条例》第六条要求及时、准确地公开政府信息；单位写错一级，金额就差一万倍，这样的表格在公开的决算和自评里屡见不鲜。",
    bad: "\
资金:
  全年预算数: 140.32
  全年执行数: 1403200
",
    good: "\
资金:
  全年预算数: 140.32
  全年执行数: 140.32
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

const HELP: &str = "核对单位是元、万元还是亿元；“资金”里的金额不写单位就是万元";

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<Span> = Vec::new();
    let mut add = |span: Span, message: String, help: &'static str| {
        if !seen.contains(&span) {
            seen.push(span);
            found.push(ctx.finding(RULE.code, span, message).help(help));
        }
    };
    if let Some(report) = ctx.report {
        in_funds(report, &mut add);
        against_funds(ctx, report, &mut add);
    }
    in_sentences(ctx, &mut add);
    for crowd in crowds(ctx) {
        let message = format!("{}，比文中写的{}还多", crowd.people, crowd.population);
        let help = "核对人数；累计服务的次数写“人次”";
        add(crowd.span, message, help);
    }
}

/// Spending beyond the budget, and sources beyond the total, by a unit of money.
fn in_funds(report: &Report, add: &mut dyn FnMut(Span, String, &'static str)) {
    let mut judge = |name: &str, part: Option<Spanned<Money>>, whole: (&str, Option<Money>)| {
        if let (Some(part), (of, Some(whole))) = (part, whole)
            && let Some(times) = overshoot(part.value.yuan(), whole.yuan())
        {
            let message = format!("{name}{}，是{of}{whole}的{times}倍", part.value);
            add(part.span, message, HELP);
        }
    };
    let lines = report.sources.iter().map(|source| &source.amounts);
    for line in std::iter::once(&report.funds).chain(lines) {
        let budget = line.budget.map(|budget| budget.value);
        judge("全年执行数", line.spent, ("全年预算数", budget));
    }
    for field in AMOUNT_FIELDS {
        let total = (field.of)(&report.funds).map(|total| total.value);
        for source in &report.sources {
            let name = format!("“{}”的{}", source.name.value, field.name);
            judge(&name, (field.of)(&source.amounts), ("总额", total));
        }
    }
}

/// The digits of an amount of the front matter, in the text with another unit.
fn against_funds(
    ctx: &ReportContext<'_>,
    report: &Report,
    add: &mut dyn FnMut(Span, String, &'static str),
) {
    let facts: Vec<(&str, Money, Figure)> = AMOUNT_FIELDS
        .iter()
        .filter_map(|field| {
            let money = (field.of)(&report.funds)?.value;
            Some((field.name, money, figure_of(money)))
        })
        .collect();
    let mut compare = |figure: &Figure, written: &str, span: Span, names: &[&str]| {
        let of_names = facts.iter().filter(|(name, ..)| names.contains(name));
        for (name, money, fact) in of_names {
            if let Some(factor) = slip(figure, fact) {
                let message = format!(
                    "{written}与“资金”里的{name}{money}相差{}",
                    factor_words(factor)
                );
                add(span, message, HELP);
            }
        }
    };
    for stated in &*stated_amounts(ctx) {
        let names: &[&str] = match stated.label {
            Label::Rate | Label::Left => &[],
            Label::Budget => &["全年预算数", "年初预算数"],
            label => &[label.field()],
        };
        compare(&stated.figure, &stated.written, stated.span, names);
    }
    let every: Vec<&str> = AMOUNT_FIELDS.iter().map(|field| field.name).collect();
    for (passage, sentence) in ctx.sentences() {
        let figures = sentence.figures.iter();
        for figure in figures.filter(|figure| figure.is_sum() && figure.digits() >= 1_000) {
            let written = passage.text.get(figure.place.clone()).unwrap_or("");
            compare(figure, written, passage.span(figure.place.clone()), &every);
        }
    }
}

/// Parts and percentages of one sentence that only another unit would make right.
fn in_sentences(ctx: &ReportContext<'_>, add: &mut dyn FnMut(Span, String, &'static str)) {
    for (passage, sentence) in ctx.sentences().chain(ctx.value_sentences()) {
        let text = |figure: &Figure| passage.text.get(figure.place.clone()).unwrap_or("");
        for share in stated_shares(&sentence) {
            let money = share.part.is_sum() && share.whole.is_sum();
            if !money || agrees(share.percent, share.part, share.whole) {
                continue;
            }
            if let Some(factor) = misfit(share.percent, share.part, share.whole) {
                let (part, whole) = (text(share.part), text(share.whole));
                let percent = text(share.percent);
                let message = format!(
                    "{part}与{whole}的比例是{percent}，差了{}",
                    factor_words(factor)
                );
                add(passage.span(share.part.place.clone()), message, HELP);
            }
        }
    }
    for sum in &*faulty_sums(ctx) {
        let Some(passage) = ctx.passages.get(sum.passage) else {
            continue;
        };
        let text = |figure: &Figure| passage.text.get(figure.place.clone()).unwrap_or("");
        let total = text(&sum.total);
        match sum.fault {
            Fault::Sum(_) => {}
            Fault::Unit(factor) => {
                let parts: Vec<&str> = sum.parts.iter().map(|part| text(&part.figure)).collect();
                let message = format!(
                    "{total}与分项{}之和相差{}，单位写错了一级",
                    parts.join("、"),
                    factor_words(factor)
                );
                add(passage.span(sum.total.place.clone()), message, HELP);
            }
            Fault::Overshoot(index, times) => {
                let Some(part) = sum.parts.get(index) else {
                    continue;
                };
                let message = format!("分项{}是合计{total}的{times}倍", text(&part.figure));
                add(passage.span(part.figure.place.clone()), message, HELP);
            }
        }
    }
}
