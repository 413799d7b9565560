//! STR04: evidence that is named and neither given nor kept back for a reason.

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::section::chapters;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{EvidenceKind, Report};
use crate::parse::markdown::numbering;
use crate::parse::{Passage, PassageKind};
use crate::source::Span;
use crate::text::char_set::CharSet;
use crate::text::similarity::{common_pairs, letters};
use crate::text::words::words_of;

pub(super) static RULE: Rule = Rule {
    code: Code("STR04"),
    name: "佐证材料只有名称",
    severity: Severity::Warning,
    what: "佐证材料一栏里既没有文件，也没有不公开的理由；或者正文“佐证材料”“附件”一章逐项列出的材料，佐证材料一栏里没有。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求单位对自评结果的真实性和准确性负责；只列名称，公众看不到，也不知道为什么看不到。",
    bad: "\
佐证材料:
  - 名称: 基础数据表
",
    good: "\
佐证材料:
  - 名称: 基础数据表
    文件: 数据表.xlsx
  - 名称: 救助对象名册
    不公开理由: 含个人信息，依法不予公开
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

/// From this share of common pairs of letters on, in percent, two names mean one material.
const ALIKE: usize = 60;
/// What says in the text itself what became of the material.
const ANSWERED: &str = "\
    公开 保密 涉密 隐私 个人信息 存档 备查 另附 后附 另行 见本 无 略";

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(report) = ctx.report else { return };
    for evidence in &report.evidence {
        if matches!(evidence.kind, EvidenceKind::Missing) {
            let message = format!("“{}”没有文件，也没有不公开的理由", evidence.title.value);
            let finding = ctx.finding(RULE.code, evidence.title.span, message);
            found.push(finding.help("在它下面写“文件”，或写“不公开理由”"));
        }
    }
    for (title, passages) in chapters(ctx) {
        if title.contains("佐证") || title.trim_end_matches(['：', ':']) == "附件" {
            found.extend(unlisted(ctx, report, passages));
        }
    }
}

/// The materials that a chapter lists and the field does not have, as one finding.
fn unlisted(
    ctx: &ReportContext<'_>,
    report: &Report,
    chapter: &[Passage<'_>],
) -> Option<Diagnostic> {
    let source = &ctx.document.source.text;
    let evidence = report.evidence.iter();
    let known: Vec<String> = evidence
        .map(|evidence| letters(&evidence.title.value).collect())
        .collect();
    let mut missing: Vec<(String, Span)> = Vec::new();
    for passage in chapter.iter().filter(|passage| passage.is_paragraph()) {
        let span = passage.whole();
        let linked = span
            .slice(source)
            .is_some_and(|written| written.contains("]("));
        let chars = CharSet::of(&passage.text);
        let mut answers = words_of(ANSWERED).filter(|word| chars.may_contain(word));
        if linked || answers.any(|word| passage.text.contains(word)) {
            continue;
        }
        let items = items(passage).into_iter();
        missing.extend(items.filter(|(name, _)| !is_listed(name, &known)));
    }
    let names: Vec<String> = missing
        .iter()
        .map(|(name, _)| format!("“{name}”"))
        .collect();
    let (_, first) = missing.first()?;
    let message = format!(
        "正文列出的{}，佐证材料一栏里没有（共{}项）",
        names.join(""),
        names.len()
    );
    let help = "在佐证材料一栏逐项写上，并写明“文件”或“不公开理由”";
    Some(ctx.finding(RULE.code, *first, message).help(help))
}

/// The materials that one numbered paragraph or item of a list names.
fn items(passage: &Passage<'_>) -> Vec<(String, Span)> {
    let numbered = numbering::split(&passage.text).0.is_some();
    if !numbered && passage.kind != PassageKind::Item {
        return Vec::new();
    }
    let mut items = Vec::new();
    for clause in passage.text.split(['；', ';', '。', '\n']) {
        let mut name = clause;
        while let (Some(_), rest) = numbering::split(name) {
            name = rest;
        }
        let name = name.trim();
        let is_name = (2..=30).contains(&letters(name).count()) && !name.contains(['，', '：']);
        let at = name.as_ptr() as usize - passage.text.as_ptr() as usize;
        if is_name {
            items.push((name.to_owned(), passage.span(at..at + name.len())));
        }
    }
    items
}

/// Whether the field has a material of about this name: one name holds the other, or they
/// are nearly the same. `known` are the letters of the names there.
fn is_listed(name: &str, known: &[String]) -> bool {
    let name: String = letters(name).collect();
    known.contains(&name)
        || known.iter().any(|known| {
            known.contains(&name) || name.contains(known) || common_pairs(known, &name) >= ALIKE
        })
}
