//! STR01: a chapter that the profile asks for and the report does not have.

mod titles;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule};
use crate::check::section::{Section, sections};
use crate::check::text_end::is_part;
use crate::config::profile::{Chapter, Requirement};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{EvaluationKind, Report};
use crate::parse::markdown::numbering::{Numbering, Style};
use titles::{Announced, is_titled};

pub(super) static RULE: Rule = Rule {
    code: Code("STR01"),
    name: "缺少章节",
    severity: Severity::Warning,
    what: "正文没有体例要求的章节。按意思对照：编号、顺序、别名和合并的标题都算有；表头字段已经写明的（如佐证材料），不再要求；填了指标而文字很少的自评表，不要求章节；正文像是不完整的，先提示补全。",
    why: "各地财政部门规定了自评报告的提纲（体例）；缺了“存在的问题”“评价结论”，公众看不到钱花得怎么样。",
    bad: "\
一、项目基本情况
二、评价结论和绩效分析
",
    good: "\
一、项目基本情况
二、评价结论和绩效分析
三、存在的问题和改进措施
",
    check: Check::Report(LooksFor::ANYTHING, check),
};

fn check(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    // The profiles outline reports on projects.
    let of_project = |report: &&Report| report.kind != EvaluationKind::WholeDepartment;
    let Some(report) = ctx.report.filter(of_project) else {
        return;
    };
    let announced = Announced::of(ctx);
    let profile = &ctx.config.profile;
    let is_missing = |chapter: &&Chapter| {
        chapter.required == Requirement::Required
            && !announced.has(chapter)
            && !is_in_fields(chapter, report, &announced)
    };
    let missing: Vec<&Chapter> = profile.chapters.iter().filter(is_missing).collect();
    if !missing.is_empty() {
        if is_form(ctx, report) || is_part(ctx) {
            return;
        }
        let message = format!("正文缺少{}（{}要求）", names(&missing), profile.title);
        let help = "补上这些章节；标题用意思相同的写法也可以";
        found.push(ctx.whole(RULE.code, message).help(help));
    }
    for chapter in &profile.chapters {
        sections_of(ctx, chapter, &announced, found);
    }
}

/// The sections that a chapter lacks, where it has some others: one without any is a short text.
fn sections_of(
    ctx: &ReportContext<'_>,
    chapter: &Chapter,
    announced: &Announced<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let is_required = |part: &&Chapter| part.required == Requirement::Required;
    if !chapter.sections.iter().any(|part| is_required(&part)) || !announced.has(chapter) {
        return;
    }
    let below = announced.below(chapter);
    let required = chapter.sections.iter().filter(is_required);
    let missing: Vec<&Chapter> = required.filter(|part| !below.has(part)).collect();
    if missing.is_empty() {
        return;
    }
    let sections = sections(ctx);
    let is_part = |section: &Section<'_>| {
        let Some((last, above)) = section.titles.split_last() else {
            return false;
        };
        above.iter().any(|title| is_titled(title, chapter))
            && chapter.sections.iter().any(|part| is_titled(last, part))
    };
    if !sections.iter().any(is_part) {
        return;
    }
    let is_chapter = |section: &&Section<'_>| {
        let title = section.titles.last();
        title.is_some_and(|title| is_titled(title, chapter))
    };
    let heading = sections.iter().find(is_chapter);
    let message = format!(
        "“{}”一章缺少{}（{}要求）",
        chapter.title,
        names(&missing),
        ctx.config.profile.title
    );
    let finding = match heading.and_then(|section| section.heading) {
        Some(heading) => ctx.finding(RULE.code, heading.whole(), message),
        None => ctx.whole(RULE.code, message),
    };
    found.push(finding.help("补上这一节；标题用意思相同的写法也可以"));
}

/// The most characters of the text of a form.
const FORM: usize = 300;

/// Whether a report is a filled-in form: it has indicators, and little text or none, without chapters that
/// are numbered. The cells of a form may have become headings, but bear no numbers.
fn is_form(ctx: &ReportContext<'_>, report: &Report) -> bool {
    let is_chapter = |number: Numbering| number.style == Style::Chapter;
    let mut numbers = ctx.openings().iter().filter_map(|opening| opening.number);
    let paragraphs = ctx.body().iter().filter(|passage| passage.is_paragraph());
    let mut letters = paragraphs.flat_map(|passage| passage.text.chars());
    report.line_count().indicators > 0 && !numbers.any(is_chapter) && letters.nth(FORM).is_none()
}

fn names(chapters: &[&Chapter]) -> String {
    let names = chapters.iter().map(|one| format!("“{}”", one.title));
    names.collect()
}

/// Whether the facts say what the chapter would. Evidence always does; the rest only in a report
/// that is a filled-in form, without headings.
fn is_in_fields(chapter: &Chapter, report: &Report, announced: &Announced<'_>) -> bool {
    let about = |words: &[&str]| words.iter().any(|word| chapter.title.contains(word));
    if about(&["佐证", "附件"]) {
        return !report.evidence.is_empty();
    }
    if announced.has_headings() {
        return false;
    }
    let lines = report.line_count();
    let funds = report.funds.budget.is_some() && report.funds.spent.is_some();
    (about(&["基本情况", "目标", "概况"]) && lines.goals > 0)
        || (about(&["结论", "绩效分析", "绩效", "问题", "措施"]) && lines.indicators > 0)
        || (about(&["成本", "资金", "预算"]) && funds)
        || (about(&["实施", "评价工作"]) && report.survey.is_some())
}
