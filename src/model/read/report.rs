//! From one document to a report.

use super::basis::read_basis;
use super::funds::read_funds;
use super::history::read_history;
use super::indicator::read_indicators;
use super::list::{read_evidence, read_goals};
use super::particulars::{
    read_department, read_kind, read_particulars, read_project, read_unit_name,
};
use super::text::read_body;
use crate::diagnostic::{Code, Diagnostic};
use crate::field::{Context, FromText, Record};
use crate::model::fields::{CORRECTION, REPORT, REVIEW, SURVEY, WITHDRAWN};
use crate::model::lines::ReportLines;
use crate::model::project::NameKeys;
use crate::model::report::{Body, Correction, Report, Review, Survey, Waiver, Withdrawal};
use crate::model::value::Text;
use crate::parse::markdown::Reading;
use crate::parse::{Document, Form, Value};
use crate::source::Spanned;
use std::cmp::Reverse;
use std::mem::take;

/// Reads a report. `text` is the document as [`read_text`](super::read_text) gives it, where that
/// was read. `None` where a required field is missing, or where the front matter could not be read to
/// its end; the findings say which.
pub fn read_report(
    document: &Document,
    text: Option<&Reading<'_>>,
) -> (Option<Report>, Vec<Diagnostic>) {
    let ctx = &mut Context::of(document);
    if document.front.value == Value::Null {
        if ctx.findings.is_empty() {
            let message = "报告里没有填写任何字段";
            let help = "至少要有项目名称、单位、年度；可以用 mingbai new report 生成模板";
            ctx.findings
                .push(Diagnostic::whole(Code::MISSING, ctx.path, message).help(help));
        }
        return (None, take(&mut ctx.findings));
    }
    let report = Record::open(&document.front, REPORT, "报告", ctx)
        .and_then(|record| report_from(read_body(document, text), document, &record, ctx));
    let report = report.filter(|_| ctx.is_readable());
    ctx.forget_what_errors_reach(&document.source.text);
    (report, take(&mut ctx.findings))
}

/// Whether a file says of itself that it is a draft, whatever else it says.
pub fn is_draft(document: &Document) -> bool {
    let Value::Map(entries) = &document.front.value else {
        return false;
    };
    let mut flags = entries.iter().filter(|(key, _)| {
        let mut fields = REPORT.iter().filter(|field| field.en == "draft");
        fields.any(|field| field.is_called(&key.value))
    });
    flags.any(|(_, node)| {
        node.text()
            .is_some_and(|text| bool::from_text(text) == Ok(true))
    })
}

/// A report in Markdown has its text below the front matter, and nowhere else.
fn refuse_second_body(document: &Document, record: &Record<'_>, ctx: &mut Context<'_>) {
    let node = record.node("body");
    if let Some(node) = node.filter(|_| document.form == Form::Markdown) {
        let message = "Markdown格式的报告，正文写在第二个“---”之后，不写在“正文”字段里".to_owned();
        let help = "把文字移到“---”之后，删掉“正文”字段";
        ctx.report(Code::WRONG_TYPE, node.span, message, help);
    }
}

fn report_from(
    body: Body,
    document: &Document,
    record: &Record<'_>,
    ctx: &mut Context<'_>,
) -> Option<Report> {
    refuse_second_body(document, record, ctx);
    let funds = read_funds(record, ctx);
    let (project, project_code) = read_project(record, ctx);
    let (unit, unit_code) = read_unit_name(record, ctx);
    let year = record.get("year", ctx);
    let mut corrections = read_corrections(record, ctx);
    corrections.sort_by_key(|correction| Reverse(correction.date));
    let texts = |values: Vec<Spanned<Text>>| values.into_iter().map(|v| v.value).collect();
    let report = Report {
        path: document.source.path.clone(),
        score: record.get("score", ctx),
        grade: record.get("grade", ctx),
        kind: read_kind(record, project.as_ref().map(|name| &*name.value), ctx),
        department: read_department(record, ctx),
        particulars: read_particulars(record, ctx),
        published: record.get("published", ctx),
        funds: funds.line,
        sources: funds.sources,
        investment: funds.investment,
        estimate: funds.estimate,
        spending: funds.spending,
        lines: ReportLines::listed(read_goals(record, ctx), read_indicators(record, ctx)),
        survey: read_survey(record, ctx),
        basis: read_basis(record, ctx),
        evidence: read_evidence(record, ctx),
        index_number: record.value("index_number", ctx),
        document_number: record.value("document_number", ctx),
        topic: record.value("topic", ctx),
        keywords: texts(record.list("keywords", ctx)),
        summary: record.value("summary", ctx),
        history: read_history(record, year, ctx),
        review: read_review(record, ctx),
        corrections: corrections.into(),
        withdrawn: read_withdrawal(record, ctx),
        aliases: record.list("aliases", ctx).into(),
        waivers: read_waivers(record, ctx),
        slug: record.get("slug", ctx),
        draft: read_draft(record, ctx),
        body: body.into(),
        keys: NameKeys::of(project.as_ref()?),
        project: project?,
        project_code,
        unit: unit?,
        unit_code,
        year: year?,
    };
    Some(report)
}

fn read_survey(record: &Record<'_>, ctx: &mut Context<'_>) -> Option<Box<Survey>> {
    let group = record.group("survey", SURVEY, ctx)?;
    Some(Box::new(Survey {
        method: group.value("method", ctx),
        issued: group.get("issued", ctx),
        returned: group.get("returned", ctx),
        valid: group.get("valid", ctx),
        satisfied: group.get("satisfied", ctx),
        period: group.value("period", ctx),
    }))
}

fn read_review(record: &Record<'_>, ctx: &mut Context<'_>) -> Option<Box<Review>> {
    let group = record.group("review", REVIEW, ctx)?;
    Some(Box::new(Review {
        editor: group.value("editor", ctx),
        reviewer: group.value("reviewer", ctx),
        approver: group.value("approver", ctx),
        secrecy: group.value("secrecy", ctx),
    }))
}

fn read_corrections(record: &Record<'_>, ctx: &mut Context<'_>) -> Vec<Correction> {
    let rows = record.rows("corrections", CORRECTION, ctx);
    let corrections = rows.iter().filter_map(|row| {
        let (date, note) = (row.value("date", ctx), row.value("note", ctx));
        Some(Correction {
            date: date?,
            note: note?,
        })
    });
    corrections.collect()
}

/// Whether a report or a page is a draft.
pub(super) fn read_draft(record: &Record<'_>, ctx: &mut Context<'_>) -> bool {
    refuse_nothing(record, "draft", ctx);
    record.value("draft", ctx).unwrap_or(false)
}

/// Tells of a field without a value that decides whether something is seen, and says whether there is one: nobody
/// can know what was meant.
fn refuse_nothing(record: &Record<'_>, name: &str, ctx: &mut Context<'_>) -> bool {
    let Some(key) = record.key_of_nothing(name) else {
        return false;
    };
    let message = "这个字段写了名字，没有写值：公开不公开，要写明白".to_owned();
    let help = "写上“草稿: true”或“撤下: {日期: …, 理由: …}”；不是草稿、没有撤下的，删掉这一行";
    ctx.report(Code::MISSING, key, message, help);
    true
}

/// A report that was withdrawn stays so even where the reason could not be read, and its name stays away
/// where it cannot be read whether it may be seen: what must not be seen is not published because of a slip.
fn read_withdrawal(record: &Record<'_>, ctx: &mut Context<'_>) -> Option<Box<Withdrawal>> {
    let says_nothing = refuse_nothing(record, "withdrawn", ctx);
    if !says_nothing {
        record.node("withdrawn")?;
    }
    let group = record.group("withdrawn", WITHDRAWN, ctx);
    let date = group.as_ref().and_then(|group| group.value("date", ctx));
    let reason = group.as_ref().and_then(|group| group.value("reason", ctx));
    let hide_name = !says_nothing
        && group.is_none_or(|group| {
            let hide = group.value("hide_name", ctx);
            hide.unwrap_or_else(|| group.node("hide_name").is_some())
        });
    Some(Box::new(Withdrawal {
        date,
        reason: reason.unwrap_or_default(),
        hide_name,
    }))
}

fn read_waivers(record: &Record<'_>, ctx: &mut Context<'_>) -> Box<[Waiver]> {
    let mut waivers = Vec::new();
    let example = "例如：SCO01: 本项目按百分制另行评分";
    for (code, reason) in record.entries("waive", "代码: 理由", example, ctx) {
        match reason.text().filter(|reason| !reason.trim().is_empty()) {
            Some(reason) => {
                waivers.push(Waiver {
                    code: code.clone(),
                    reason: reason.trim().into(),
                });
            }
            None => {
                let message = format!("豁免“{}”没有写理由", code.value);
                ctx.report(
                    Code::MISSING,
                    code.span,
                    message,
                    "在冒号后面写明为什么这条规则不适用",
                );
            }
        }
    }
    waivers.into()
}
