//! STR05: a file named as evidence that is not there.

use crate::check::rule::{Check, Rule, SiteContext};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::field::nearest;
use crate::model::EvidenceKind;
use crate::source::SourcePath;

pub(super) static RULE: Rule = Rule {
    code: Code("STR05"),
    name: "佐证文件不存在",
    severity: Severity::Error,
    what: "佐证材料里写了文件，但报告旁边没有这个文件，或者它不是可以公开的附件。",
    why: "财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）要求单位对自评结果的真实性和准确性负责；说有佐证而打不开，公众无从核实。",
    bad: "\
佐证材料:
  - 名称: 基础数据表
    文件: 数据表.xlxs
",
    good: "\
佐证材料:
  - 名称: 基础数据表
    文件: 数据表.xlsx
  - 名称: 救助对象名册
    不公开理由: 含个人信息，依法不予公开
",
    check: Check::Site(check),
};

fn check(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    (0..ctx.site.reports.len()).for_each(|report| check_report(ctx, report, found));
}

fn check_report(ctx: &SiteContext<'_>, report: usize, found: &mut Vec<Diagnostic>) {
    let site = ctx.site;
    let facts = &site.reports[report];
    if facts.withdrawn.is_some() {
        return;
    }
    let attached = site.attachments.get(&report).map_or(&[][..], Vec::as_slice);
    for evidence in &facts.evidence {
        let EvidenceKind::File(file) = &evidence.kind else {
            continue;
        };
        let path = facts.path.join(file);
        if attached
            .iter()
            .any(|one| Some(&one.source) == path.as_ref())
        {
            continue;
        }
        let (message, help) = match &path {
            None => (
                format!("佐证文件“{}”指到了网站文件夹之外", file.value),
                "把文件放到报告旁边，只写文件名".to_owned(),
            ),
            Some(path) if site.files.contains_key(path) => (
                format!("“{}”在，但不能作为附件公开", file.value),
                "附件不能是报告或页面的源文件（.md、.yaml）；换成 PDF、XLSX 等文件".to_owned(),
            ),
            Some(path) => (
                format!("找不到佐证文件“{}”（{path}）", file.value),
                help(ctx, path),
            ),
        };
        found.push(Diagnostic::new(RULE.code, &facts.path, file.span, message).help(help));
    }
}

/// The way out: the file beside it whose name is nearest.
fn help(ctx: &SiteContext<'_>, path: &SourcePath) -> String {
    match nearest(path.file_name(), ctx.site.beside(path)) {
        Some(name) => format!("是不是“{name}”？文件名的大小写和扩展名也要一致"),
        None => "把文件放到报告旁边；不能公开的，改写“不公开理由”".to_owned(),
    }
}
