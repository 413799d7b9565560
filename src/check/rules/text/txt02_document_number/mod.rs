//! TXT02: a document's number in the wrong form, or with two titles.

mod document_number;

use crate::check::rule::{Check, LooksFor, ReportContext, Rule, SiteContext};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Basis, Site, Word};
use crate::parse::Passage;
use crate::source::Span;
use crate::text::features::kind::BRACKETED_NUMBER;
use document_number::{Citation, DocumentNumber, cited, document_numbers, same_title};
use std::collections::{BTreeMap, HashMap};

pub(super) static RULE: Rule = Rule {
    code: Code("TXT02"),
    name: "文号不规范",
    severity: Severity::Warning,
    what: "文号的年份没有用六角括号“〔〕”，写了“第”字，序号补了“0”，缺“号”字；或者同一个文号有两个标题。标题前面的机关名、“关于印发……的通知”可以省略，“（试行）”不可以。公告、命令、合同、土地证的编号不算。",
    why: "国家标准《党政机关公文格式》（GB/T 9704—2012）规定：年份标全称，用六角括号括入；发文顺序号不加“第”字，不编虚位，后面加“号”字。文号或标题写错，公众就查不到依据的文件。",
    bad: "\
依据《项目支出绩效自评操作规程》（云岭政办发[2022]015号）。
",
    good: "\
依据《项目支出绩效自评操作规程》（云岭政办发〔2022〕15号）。
",
    check: Check::Both(LooksFor::kinds(BRACKETED_NUMBER), check_report, check_site),
};

fn check_report(ctx: &ReportContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let basis = ctx.report.map_or(&[][..], |report| &report.basis);
    for (title, citation) in basis.iter().filter_map(listed) {
        compare(ctx, title, citation, &mut seen, found);
    }
    // A number is mended wherever it stands: one finding, at its first place.
    let mut wrong: Vec<(String, Diagnostic, usize)> = Vec::new();
    for passage in ctx.published_candidates(RULE.code) {
        for number in document_numbers(&passage.text) {
            if !number.faults.is_empty() {
                let written = &passage.text[number.range.clone()];
                match wrong
                    .iter_mut()
                    .find(|(known, ..)| written.ends_with(&**known))
                {
                    Some((_, _, count)) => *count += 1,
                    None => wrong.push((written.to_owned(), fault(ctx, passage, &number), 1)),
                }
            }
            if let Some((title, citation)) = cited(&passage.text, &number) {
                compare(ctx, passage.span(title), citation, &mut seen, found);
            }
        }
    }
    found.extend(wrong.into_iter().map(|(_, mut finding, count)| {
        if count > 1 {
            finding.message += &format!("，全文共{count}处，这是第一处");
        }
        finding
    }));
}

/// The finding about a number that was written in the wrong form.
fn fault(ctx: &ReportContext<'_>, passage: &Passage<'_>, number: &DocumentNumber) -> Diagnostic {
    let message = format!(
        "文号“{}”不规范：{}",
        &passage.text[number.range.clone()],
        number.faults.join("，")
    );
    let help = format!("写成“{}”", number.right);
    let span = passage.span(number.range.clone());
    ctx.finding(RULE.code, span, message).help(help)
}

/// Holds a title against the first one that its number had in this report.
fn compare(
    ctx: &ReportContext<'_>,
    place: Span,
    citation: Citation,
    seen: &mut BTreeMap<String, String>,
    found: &mut Vec<Diagnostic>,
) {
    let Citation { number, title } = citation;
    match seen.get(&number) {
        Some(first) if !same_title(first, &title) => {
            let message = format!("{number}有两个标题：前面是《{first}》，这里是《{title}》");
            found.push(ctx.finding(RULE.code, place, message).help(CHECK_TITLE));
        }
        Some(_) => {}
        None => {
            seen.insert(number, title);
        }
    }
}

const CHECK_TITLE: &str = "对照文件原件，把标题写成一样的；是两份文件的，改正文号";

/// A basis that has both a title and a number, and where the title stands.
fn listed(basis: &Basis) -> Option<(Span, Citation)> {
    let (title, number) = (basis.title.as_ref()?, basis.number.as_ref()?);
    let right = document_numbers(number).into_iter().next()?.right;
    let citation = Citation {
        number: right,
        title: title.value.to_string(),
    };
    Some((title.span, citation))
}

/// A number whose title in one report is another than in most.
fn check_site(ctx: &SiteContext<'_>, found: &mut Vec<Diagnostic>) {
    let site = ctx.site;
    let reports = site
        .reports
        .iter()
        .filter(|report| report.withdrawn.is_none());
    // Few spellings stand for many mentions; each is held against the others once.
    let mut spellings = HashMap::new();
    for report in reports {
        for basis in &report.basis {
            let (Some(title), Some(number)) = (&basis.title, &basis.number) else {
                continue;
            };
            let other = *spellings
                .entry((&number.value, &title.value))
                .or_insert_with(|| another_title(site, basis, &title.value));
            if let Some(most) = other {
                let message = format!(
                    "{}的标题在别的报告里是《{most}》，这里是《{}》",
                    number.value, title.value
                );
                let finding = Diagnostic::new(RULE.code, &report.path, title.span, message);
                found.push(finding.help(CHECK_TITLE));
            }
        }
    }
}

/// The title that most reports give a document, if it is another than this.
fn another_title<'a>(site: &'a Site, basis: &Basis, title: &str) -> Option<&'a Word> {
    let entry = site
        .basis_entry(basis)
        .filter(|entry| entry.reports.len() > 1)?;
    let most = entry.title.as_ref()?;
    (!same_title(most, title)).then_some(most)
}
