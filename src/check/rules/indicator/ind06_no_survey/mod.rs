//! IND06: satisfaction that nobody was asked for, or that the survey does not bear out.

mod survey;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Indicator, Quantity, Rate, Survey};
use crate::source::Spanned;
use rust_decimal::Decimal;
use survey::{names_survey, satisfaction, words};

pub(super) static RULE: Rule = Rule {
    code: Code("IND06"),
    name: "满意度没有调查",
    severity: Severity::Warning,
    what: "写了满意度，却没有填“调查”，正文、指标和佐证材料也没有提到问卷、测评、回访、访谈；或者调查的份数前后矛盾，满意份数÷有效份数与写的满意度不一致（四舍五入和直接舍去都认）。",
    why: "满意度的分数要有来处；财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求自评数据真实、结果客观，没有问过人的“95%”是编出来的数。",
    bad: "\
指标:
  - {一级: 满意度指标, 三级: 读者满意度, 性质: ≥, 指标值: 90, 单位: \"%\", 完成值: 98}
调查: {发放: 110, 回收: 104, 有效: 100, 满意: 93}
",
    good: "\
指标:
  - {一级: 满意度指标, 三级: 读者满意度, 性质: ≥, 指标值: 90, 单位: \"%\", 完成值: 93}
调查: {发放: 110, 回收: 104, 有效: 100, 满意: 93}
",
    check: Check::Report(LooksFor::words(words), check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    let stated: Vec<_> = ctx.indicators().iter().filter_map(stated_rate).collect();
    let Some(survey) = &report.survey else {
        let claim = match stated.first() {
            Some((value, rate)) => Some((value.span, stated_words(&value.value, *rate))),
            None => satisfaction(ctx),
        };
        if let Some((place, claim)) = claim.filter(|_| !names_survey(RULE.code, ctx)) {
            let message = format!("“{claim}”没有调查作依据");
            let help = "在“调查”里填写方式、发放、回收、有效和满意的份数；没有调查过就不要写满意度";
            found.push(ctx.finding(RULE.code, place, message).help(help));
        }
        return;
    };
    found.extend(contradiction(ctx, survey));
    found.extend(difference(ctx, survey, &stated));
}

/// The rate that an indicator of satisfaction states, in hundredths, with the digits written.
fn stated_rate(indicator: &Indicator) -> Option<(&Spanned<Box<str>>, Decimal)> {
    let name = indicator.level3.value.trim();
    if !(name.ends_with("满意度") || name.ends_with("满意率")) {
        return None;
    }
    let actual = indicator.actual.as_ref()?;
    let measure = indicator
        .measure
        .as_ref()
        .map_or("", |measure| &*measure.value);
    let written = Quantity::only(&actual.value)?;
    let percent = written.is_percent() || matches!(measure.trim(), "%" | "％");
    percent.then_some((actual, written.number))
}

/// What an indicator states, as written; with the sign where that stands in another field.
fn stated_words(actual: &str, rate: Decimal) -> String {
    match actual.contains(['%', '％']) {
        true => format!("满意度{}", actual.trim()),
        false => format!("满意度{rate}%"),
    }
}

/// Counts of which a part is larger than its whole.
fn contradiction(ctx: &ReportContext<'_>, survey: &Survey) -> Option<Diagnostic> {
    let whole = [
        ("发放", survey.issued),
        ("回收", survey.returned),
        ("有效", survey.valid),
    ];
    let satisfied = satisfied(survey).map(|(place, count)| place.map(|()| count));
    let counts = whole
        .iter()
        .filter_map(|(name, count)| Some((*name, count.as_ref()?.map(Decimal::from))));
    let counts: Vec<_> = counts
        .chain(satisfied.map(|count| ("满意", count)))
        .collect();
    let pair = counts
        .windows(2)
        .find(|pair| pair[1].1.value > pair[0].1.value)?;
    let message = format!(
        "{}{}份，比{}的{}份还多",
        pair[1].0, pair[1].1.value, pair[0].0, pair[0].1.value
    );
    let help = "核对各项份数";
    Some(ctx.finding(RULE.code, pair[1].1.span, message).help(help))
}

/// How many were satisfied, where that is a count.
fn satisfied(survey: &Survey) -> Option<(Spanned<()>, Decimal)> {
    let satisfied = survey.satisfied.as_ref()?;
    let quantity = Quantity::only(&satisfied.value)?;
    (!quantity.is_percent()).then_some((Spanned::new((), satisfied.span), quantity.number))
}

/// A stated rate that the counts do not give. With several rates stated it is enough that one fits.
fn difference(
    ctx: &ReportContext<'_>,
    survey: &Survey,
    stated: &[(&Spanned<Box<str>>, Decimal)],
) -> Option<Diagnostic> {
    let of = survey.valid.or(survey.returned)?.value;
    let (_, satisfied) = satisfied(survey)?;
    let rate = Rate::of(satisfied, Decimal::from(of))?;
    // Rounded or cut off, the stated rate lies less than one of its last digits away.
    let fits = |stated: Decimal| {
        (rate.ratio() * Decimal::ONE_HUNDRED - stated).abs() < Decimal::new(1, stated.scale())
    };
    let (value, first) = stated.first()?;
    if stated.iter().any(|(_, stated)| fits(*stated)) || ctx.indicators().is_empty() {
        return None;
    }
    let message = format!("满意度写的是{first}%，按调查应当是{rate}：满意{satisfied}份÷有效{of}份");
    let help = "核对满意度和调查的份数";
    Some(ctx.finding(RULE.code, value.span, message).help(help))
}
