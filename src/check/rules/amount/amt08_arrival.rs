//! AMT08: a rate of arrival that does not follow from the amounts.

use super::fact::figure_of;
use super::heading::is_general;
use super::phrase;
use super::share::{agrees, shown};
use super::stated_share::stated_shares;
use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Amounts, EvaluationKind, Indicator, Money, Quantity, Report};
use crate::parse::PassageKind;
use crate::source::{Span, Spanned};
use crate::text::figure::{Figure, Measure, Precision};
use crate::text::sentence::Sentence;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: Code("AMT08"),
    name: "到位率与金额不符",
    severity: Severity::Warning,
    what: "正文或指标里的资金到位率，按“资金”里的到位资金和预算数（年初、全年、申报、总投资或概算，任一个）都算不出来。四舍五入和直接截去尾数都算对；说某一项来源的到位率不看。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求自评反映资金到位情况；到位率由两个公开的金额相除得出，写成100%而钱没有到齐，读者会以为资金有保障。",
    bad: "\
资金:
  全年预算数: 200.00
  到位资金: 160.00
正文: 资金到位率100%。
",
    good: "\
资金:
  全年预算数: 200.00
  到位资金: 160.00
正文: 资金到位率80%。
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

const RATE: &str = "到位率";

/// Indicators that are this rate.
const INDICATORS: &[&str] = &[
    "到位率",
    "资金到位率",
    "项目资金到位率",
    "财政资金到位率",
    "预算资金到位率",
    "专项资金到位率",
];

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let of_project = |report: &&Report| report.kind != EvaluationKind::WholeDepartment;
    let Some(report) = ctx.report.filter(of_project) else {
        return;
    };
    let Some(received) = report.funds.received else {
        return;
    };
    // One rate is spoken of once, however often it is written.
    let mut said: Vec<Decimal> = Vec::new();
    let mut judge = |rate: &Figure, written: &str, span: Span| {
        if said.contains(&rate.value) {
            return;
        }
        said.push(rate.value);
        found.extend(judged(ctx, report, (rate, written, span), received.value));
    };
    for indicator in ctx.indicators() {
        if let Some((rate, written)) = of_indicator(indicator) {
            let shown = format!("{}%", rate.value);
            judge(&rate, &shown, written.span);
        }
    }
    for (number, sentence) in ctx.numbered_sentences() {
        if !sentence.words.contains(RATE) || !is_of_whole(ctx, report, number) {
            continue;
        }
        let shares = stated_shares(&sentence);
        for (index, figure) in sentence.figures.iter().enumerate() {
            let told = |rate: &Figure| rate.place == figure.place;
            if figure.is_percentage()
                && is_rate(&sentence, index, report)
                && !shares.iter().any(|share| told(share.percent))
            {
                let passage = &ctx.passages[number];
                let written = passage.text.get(figure.place.clone()).unwrap_or("");
                judge(figure, written, passage.span(figure.place.clone()));
            }
        }
    }
}

/// Whether a passage stands under a heading that speaks of the report as a whole.
fn is_of_whole(ctx: &ReportContext<'_>, report: &Report, number: usize) -> bool {
    let before = ctx.passages.get(..number).unwrap_or_default();
    let heading = |kind: PassageKind<'_>| matches!(kind, PassageKind::Heading(_));
    let last = before.iter().rfind(|passage| heading(passage.kind));
    last.is_none_or(|last| is_general(&last.text, report))
}

/// Whether a percentage is the rate of arrival of all the money: all words up to it are understood.
fn is_rate(sentence: &Sentence<'_>, index: usize, report: &Report) -> bool {
    let understood = |words: &str| {
        let phrase = phrase::read(&words.replace("到位", ""), report);
        phrase.is_some_and(|phrase| phrase.year.is_none_or(|year| year == report.year.value.0))
    };
    let words = sentence.before(index).trim_end();
    let tails = ["为", "达到", "达", "是", "：", ":"];
    let bare = tails
        .iter()
        .find_map(|tail| words.strip_suffix(tail))
        .unwrap_or(words);
    let other = ["中央", "省级", "市级", "州级", "配套", "自筹", "其中", "第"];
    bare.strip_suffix(RATE).is_some_and(understood)
        && (0..index).all(|earlier| understood(sentence.before(earlier)))
        && !other.iter().any(|word| sentence.skipped.contains(word))
}

/// The rate that an indicator of this name says was reached.
fn of_indicator(indicator: &Indicator) -> Option<(Figure, &Spanned<Box<str>>)> {
    let name = indicator.level3.value.trim();
    let actual = indicator
        .actual
        .as_ref()
        .filter(|_| INDICATORS.contains(&name))?;
    let measure = indicator
        .measure
        .as_ref()
        .map_or("", |measure| &*measure.value);
    let quantity = Quantity::only(&actual.value)?;
    let is_percent = quantity.is_percent() || (quantity.measure.is_none() && measure.trim() == "%");
    let value = quantity.number;
    let figure = Figure {
        place: 0..0,
        step: Decimal::new(1, value.scale()),
        value,
        measure: Measure::Percent,
        precision: Precision::Exact,
    };
    is_percent.then_some((figure, actual))
}

fn judged(
    ctx: &ReportContext<'_>,
    report: &Report,
    (rate, written, span): (&Figure, &str, Span),
    received: Money,
) -> Option<Diagnostic> {
    let funds = &report.funds;
    let wholes = [
        ("全年预算数", funds.budget),
        ("年初预算数", funds.initial),
        ("申报数", funds.requested),
        ("总投资", report.investment),
        ("概算", report.estimate),
    ];
    let mut wholes = wholes
        .into_iter()
        .filter_map(|(name, money)| Some((name, money?.value)))
        .filter(|(_, money)| !money.is_zero());
    let part = figure_of(received);
    let fits = |whole: Money| agrees(rate, &part, &figure_of(whole));
    let (name, whole) = wholes.next().filter(|(_, whole)| !fits(*whole))?;
    let of_source = |line: &Amounts| {
        let both = line.received.zip(line.budget.or(line.initial));
        both.is_some_and(|(part, whole)| {
            agrees(rate, &figure_of(part.value), &figure_of(whole.value))
        })
    };
    let mut sources = report.sources.iter();
    if wholes.any(|(_, whole)| fits(whole)) || sources.any(|source| of_source(&source.amounts)) {
        return None;
    }
    let right = shown(rate, &part, &figure_of(whole))?;
    let message =
        format!("到位率写的是{written}，按“资金”里的到位资金{received}÷{name}{whole}是{right}");
    let help = "核对到位资金、预算数和到位率，把写错的一处改正";
    Some(ctx.finding(RULE.code, span, message).help(help))
}
