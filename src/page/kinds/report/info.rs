//! The information header of public documents, who checked a report, and its corrections.

use crate::model::Report;
use crate::page::cx::Cx;
use serde::Serialize;
use std::borrow::Cow;

/// One fact of the information header.
#[derive(Debug, Serialize)]
pub struct Fact<'a> {
    /// Its official name, such as 索引号.
    pub label: &'static str,
    /// What it says.
    pub value: Cow<'a, str>,
    /// Where it leads.
    pub href: Option<String>,
}

fn fact<'a>(label: &'static str, value: impl Into<Cow<'a, str>>) -> Fact<'a> {
    Fact {
        label,
        value: value.into(),
        href: None,
    }
}

/// The information header of public documents.
pub(super) fn info<'a>(cx: &Cx<'a>, position: usize) -> Vec<Fact<'a>> {
    let report = &cx.site.reports[position];
    let unit = cx.site.unit_of[position];
    let mut facts = vec![Fact {
        label: "实施单位",
        value: (&*cx.site.units[unit].name).into(),
        href: cx.unit_route(unit).map(|route| cx.href(route)),
    }];
    facts.extend(
        report
            .department
            .as_deref()
            .map(|name| fact("主管部门", name)),
    );
    facts.push(fact("年度", report.year.value.to_string()));
    facts.push(fact("评价方式", report.kind.label()));
    facts.push(match report.published {
        Some(moment) => fact("公开日期", moment.value.to_string()),
        None => fact("公开日期", "未列明"),
    });
    facts.extend(
        cx.site
            .config
            .organizer
            .as_deref()
            .map(|name| fact("发布机构", name)),
    );
    facts.extend(
        report
            .index_number
            .as_deref()
            .map(|number| fact("索引号", number)),
    );
    facts.extend(
        report
            .document_number
            .as_deref()
            .map(|number| fact("文号", number)),
    );
    facts.extend(report.topic.as_deref().map(|topic| fact("主题分类", topic)));
    facts
}

/// Who checked the report.
pub(super) fn review(report: &Report) -> Vec<Fact<'_>> {
    let Some(review) = report.review.as_deref() else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    facts.extend(review.editor.as_deref().map(|name| fact("编辑", name)));
    facts.extend(review.reviewer.as_deref().map(|name| fact("审核", name)));
    facts.extend(review.approver.as_deref().map(|name| fact("终审", name)));
    facts.extend(
        review
            .secrecy
            .map(|date| fact("保密审查", date.to_string())),
    );
    facts
}

/// A correction made after publication.
#[derive(Debug, Serialize)]
pub struct CorrectionLine<'a> {
    /// 日期.
    pub date: String,
    /// 说明.
    pub note: &'a str,
}

/// The corrections, newest first.
pub(super) fn corrections(report: &Report) -> Vec<CorrectionLine<'_>> {
    let corrections = report.corrections.iter();
    corrections
        .map(|correction| CorrectionLine {
            date: correction.date.to_string(),
            note: &correction.note,
        })
        .collect()
}
