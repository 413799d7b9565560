//! IND01: a report without indicators.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{EvidenceKind, Report};
use crate::parse::PassageKind;

pub(super) static RULE: Rule = Rule {
    code: Code("IND01"),
    name: "没有指标",
    severity: Severity::Warning,
    what: "报告没有填写指标，正文里没有指标表，也没有附上指标体系或自评表文件。",
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
    if !report.indicators.is_empty() || has_table(ctx) || attaches_them(report) {
        return;
    }
    let message = match &report.score {
        Some(score) => format!("写了得分{}，却没有指标", score.value),
        None => "没有指标".to_owned(),
    };
    let place = report.score.map_or(report.project.span, |score| score.span);
    let help = "在“指标”里逐行填写自评表的指标、指标值、完成值、分值和得分";
    found.push(ctx.finding(RULE.code, place, message).help(help));
}

/// Whether a table of the text has the columns of one for indicators.
fn has_table(ctx: &ReportContext<'_>) -> bool {
    let words = ["指标值", "三级指标", "绩效指标", "指标名称", "目标值"];
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
            && (title.contains("指标") || title.contains("自评表"))
    })
}
