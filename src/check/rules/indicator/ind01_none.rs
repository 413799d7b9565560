//! IND01: a report without indicators.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::text_end::is_part;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{EvidenceKind, Report};
use crate::parse::{Passage, PassageKind};
use crate::text::chars::tail;

pub(super) static RULE: Rule = Rule {
    code: Code("IND01"),
    name: "没有指标表",
    severity: Severity::Warning,
    what: "报告没有填写指标，正文里没有指标表，也没有附上指标体系或自评表文件。指标只用文字写在正文里的，或者正文说附有自评表而没有附上的，作提示；正文像是不完整的，先提示补全。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）规定单位自评的内容包括各项绩效指标的完成情况；没有指标，得分从哪里来就无从知道。",
    bad: "\
项目名称: 社区图书室开放经费
得分: 95.00
",
    good: "\
项目名称: 社区图书室开放经费
得分: 95.00
指标:
  - {一级: 产出指标, 二级: 数量指标, 三级: 开放天数, 性质: ≥, 指标值: 300, 单位: 天, 完成值: 306, 分值: 20, 得分: 20}
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    if !ctx.indicators().is_empty() || has_table(ctx) || attaches_them(report) || is_part(ctx) {
        return;
    }
    let (message, severity) = match (told(ctx), &report.score) {
        (Some(Told::InProse), _) => ("指标写在正文的文字里，没有填指标表".to_owned(), NOTE),
        (Some(Told::Annexed), _) => (
            "正文说附有自评表，却没有附上，也没有填指标表".to_owned(),
            NOTE,
        ),
        (None, Some(score)) => (
            format!("写了得分{}，却没有指标表", score.value),
            RULE.severity,
        ),
        (None, None) => ("没有指标表".to_owned(), RULE.severity),
    };
    let place = report.score.map_or(report.project.span, |score| score.span);
    let help = "在“指标”里逐行填写自评表的指标、指标值、完成值、分值和得分";
    let mut finding = ctx.finding(RULE.code, place, message).help(help);
    finding.severity = severity;
    found.push(finding);
}

const NOTE: Severity = Severity::Note;

/// Where a text tells of its indicators without a table.
enum Told {
    /// In sentences.
    InProse,
    /// In an annex that is not there.
    Annexed,
}

/// Kinds of indicators as sentences name them.
const KINDS: &[&str] = &[
    "数量指标",
    "质量指标",
    "时效指标",
    "成本指标",
    "产出指标",
    "效益指标",
    "满意度指标",
    "产出数量",
    "产出质量",
    "产出时效",
    "社会效益",
    "经济效益",
    "生态效益",
    "可持续影响",
    "项目完成数量",
    "项目完成质量",
];
/// What an annex with indicators is called.
const ANNEXES: &[&str] = &["自评表", "评分表", "指标体系", "指标表"];

fn told(ctx: &ReportContext<'_>) -> Option<Told> {
    let mut kinds = KINDS.iter().filter(|kind| {
        let mut body = ctx.body().iter();
        body.any(|passage| passage.text.contains(**kind))
    });
    if kinds.nth(FEWEST - 1).is_some() {
        return Some(Told::InProse);
    }
    let names_annex = |passage: &Passage<'_>| {
        let text = &*passage.text;
        let annex = |word: &str| {
            let at = text.find(word)?;
            let before = tail(text, at, NEAR);
            before.rfind(['附', '见'])
        };
        ANNEXES.iter().any(|word| annex(word).is_some())
    };
    ctx.body().iter().any(names_annex).then_some(Told::Annexed)
}

/// How many kinds of indicators a text names that tells of them.
const FEWEST: usize = 3;
/// How far before the name of an annex the word stands that says it is one, in bytes.
const NEAR: usize = 180;

/// Whether a table of the text has the columns of one for indicators.
fn has_table(ctx: &ReportContext<'_>) -> bool {
    let words = [
        "指标值",
        "三级指标",
        "绩效指标",
        "指标名称",
        "目标值",
        "年度指标",
        "完成值",
    ];
    ctx.passages.iter().any(|passage| {
        matches!(passage.kind, PassageKind::Cell { row: 0, .. })
            && words.iter().any(|word| passage.text.contains(word))
    })
}

/// Whether a file beside the report holds them.
fn attaches_them(report: &Report) -> bool {
    report.evidence.iter().any(|one| {
        let title = &one.title.value;
        matches!(one.kind, EvidenceKind::File(_))
            && (title.contains("指标") || title.contains("自评表") || title.contains("评分表"))
    })
}
