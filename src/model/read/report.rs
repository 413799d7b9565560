//! From one document to a report.

use super::funds::read_funds;
use super::list::{read_basis, read_evidence, read_goals, read_indicators};
use super::text::read_body;
use crate::diagnostic::{Code, Diagnostic};
use crate::field::{Context, Record, did_you_mean};
use crate::model::fields::{CORRECTION, REPORT, REVIEW, SURVEY, WITHDRAWN};
use crate::model::report::{
    Body, Correction, EvaluationKind, NameKeys, Report, Review, Survey, Waiver, Withdrawal,
};
use crate::model::value::Text;
use crate::parse::markdown::Reading;
use crate::parse::{Document, Form, Value};
use crate::source::Spanned;
use std::cmp::Reverse;
use std::mem::take;

/// Reads a report. `text` is the document as [`read_text`](super::read_text) gives it, where that
/// was read. `None` where a required field is missing; the findings say which.
pub fn read_report(
    document: &Document,
    text: Option<&Reading<'_>>,
) -> (Option<Report>, Vec<Diagnostic>) {
    let cx = &mut Context::of(document);
    if document.front.value == Value::Null {
        if cx.findings.is_empty() {
            let message = "报告里没有填写任何字段";
            let help = "至少要有项目名称、单位、年度；可以用 mingbai new report 生成模板";
            cx.findings
                .push(Diagnostic::whole(Code::MISSING, cx.path, message).help(help));
        }
        return (None, take(&mut cx.findings));
    }
    let report = Record::open(&document.front, REPORT, "报告", cx)
        .and_then(|record| report_from(read_body(document, text), document, &record, cx));
    (report, take(&mut cx.findings))
}

fn report_from(
    body: Body,
    document: &Document,
    record: &Record<'_>,
    cx: &mut Context<'_>,
) -> Option<Report> {
    if document.form == Form::Markdown
        && let Some(node) = record.node("body")
    {
        let message = "Markdown格式的报告，正文写在第二个“---”之后，不写在“正文”字段里".to_owned();
        cx.report(
            Code::WRONG_TYPE,
            node.span,
            message,
            "把文字移到“---”之后，删掉“正文”字段",
        );
    }
    let (funds, sources) = read_funds(record, cx);
    let project: Option<Spanned<Text>> = record.get("project", cx);
    let unit = record.get("unit", cx);
    let year = record.get("year", cx);
    let mut corrections = read_corrections(record, cx);
    corrections.sort_by_key(|correction| Reverse(correction.date));
    let texts = |values: Vec<Spanned<Text>>| values.into_iter().map(|v| v.value).collect();
    let report = Report {
        path: document.source.path.clone(),
        score: record.get("score", cx),
        grade: record.get("grade", cx),
        kind: read_kind(record, cx),
        department: record.value("department", cx),
        published: record.get("published", cx),
        funds,
        sources,
        goals: read_goals(record, cx),
        indicators: read_indicators(record, cx),
        survey: read_survey(record, cx),
        basis: read_basis(record, cx),
        evidence: read_evidence(record, cx),
        index_number: record.value("index_number", cx),
        document_number: record.value("document_number", cx),
        topic: record.value("topic", cx),
        keywords: texts(record.list("keywords", cx)),
        summary: record.value("summary", cx),
        review: read_review(record, cx),
        corrections: corrections.into(),
        withdrawn: read_withdrawal(record, cx),
        aliases: record.list("aliases", cx).into(),
        waivers: read_waivers(record, cx),
        slug: record.get("slug", cx),
        draft: record.value("draft", cx).unwrap_or(false),
        body,
        keys: NameKeys::of(project.as_ref()?),
        project: project?,
        unit: unit?,
        year: year?,
    };
    Some(report)
}

fn read_kind(record: &Record<'_>, cx: &mut Context<'_>) -> EvaluationKind {
    let Some(word) = record.get::<Text>("kind", cx) else {
        return EvaluationKind::default();
    };
    match &*word.value {
        "单位自评" => EvaluationKind::Unit,
        "部门评价" => EvaluationKind::Department,
        "财政评价" => EvaluationKind::Finance,
        other => {
            let words = EvaluationKind::WORDS;
            let message = format!("“评价方式”写的是“{other}”，应当是{}之一", words.join("、"));
            let help = did_you_mean(other, words.iter().copied());
            cx.report(
                Code::OUT_OF_RANGE,
                word.span,
                message,
                help.unwrap_or_default(),
            );
            EvaluationKind::default()
        }
    }
}

fn read_survey(record: &Record<'_>, cx: &mut Context<'_>) -> Option<Box<Survey>> {
    let group = record.group("survey", SURVEY, cx)?;
    Some(Box::new(Survey {
        method: group.value("method", cx),
        issued: group.get("issued", cx),
        returned: group.get("returned", cx),
        valid: group.get("valid", cx),
        satisfied: group.get("satisfied", cx),
        period: group.value("period", cx),
    }))
}

fn read_review(record: &Record<'_>, cx: &mut Context<'_>) -> Option<Box<Review>> {
    let group = record.group("review", REVIEW, cx)?;
    Some(Box::new(Review {
        editor: group.value("editor", cx),
        reviewer: group.value("reviewer", cx),
        approver: group.value("approver", cx),
        secrecy: group.value("secrecy", cx),
    }))
}

fn read_corrections(record: &Record<'_>, cx: &mut Context<'_>) -> Vec<Correction> {
    let rows = record.rows("corrections", CORRECTION, cx);
    let corrections = rows.iter().filter_map(|row| {
        let (date, note) = (row.value("date", cx), row.value("note", cx));
        Some(Correction {
            date: date?,
            note: note?,
        })
    });
    corrections.collect()
}

/// A report that was withdrawn stays so even where the reason could not be read: what must not be
/// seen is not published because of a slip.
fn read_withdrawal(record: &Record<'_>, cx: &mut Context<'_>) -> Option<Box<Withdrawal>> {
    record.node("withdrawn")?;
    let group = record.group("withdrawn", WITHDRAWN, cx);
    let date = group.as_ref().and_then(|group| group.value("date", cx));
    let reason = group.as_ref().and_then(|group| group.value("reason", cx));
    Some(Box::new(Withdrawal {
        date,
        reason: reason.unwrap_or_default(),
    }))
}

fn read_waivers(record: &Record<'_>, cx: &mut Context<'_>) -> Box<[Waiver]> {
    let mut waivers = Vec::new();
    let example = "例如：SCO01: 本项目按百分制另行评分";
    for (code, reason) in record.entries("waive", "代码: 理由", example, cx) {
        match reason.text().filter(|reason| !reason.trim().is_empty()) {
            Some(reason) => {
                waivers.push(Waiver {
                    code: code.clone(),
                    reason: reason.trim().into(),
                });
            }
            None => {
                let message = format!("豁免“{}”没有写理由", code.value);
                cx.report(
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
