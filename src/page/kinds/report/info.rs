//! The information header of public documents, who checked a report, and its corrections.

use crate::model::{Day, Particulars, Report, former_names};
use crate::page::context::PageContext;
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

/// A fact, if there is one.
fn given<'a>(label: &'static str, value: Option<impl Into<Cow<'a, str>>>) -> Option<Fact<'a>> {
    value.map(|value| fact(label, value))
}

/// The information header of public documents.
pub(super) fn info<'a>(ctx: &PageContext<'a>, position: usize) -> Vec<Fact<'a>> {
    let report = &ctx.site.reports[position];
    let unit = ctx.site.unit_of[position];
    let particulars = report.particulars.as_deref();
    let text = |of: fn(&Particulars) -> Option<&str>| particulars.and_then(of);
    let date =
        |of: fn(&Particulars) -> Option<Day>| particulars.and_then(of).map(|date| date.to_string());
    let facts = [
        Some(Fact {
            label: "实施单位",
            value: (&*ctx.site.units[unit].name).into(),
            href: ctx.unit_route(unit).map(|route| ctx.href(route)),
        }),
        given("主管部门", report.department.as_deref()),
        given("责任科室", text(|all| all.office.as_deref())),
        given("负责人", text(|all| all.person.as_deref())),
        given("项目编码", report.project_code.as_deref()),
        given("曾用名", former_names(ctx.site, position)),
        Some(fact("年度", report.year.value.to_string())),
        given("项目起止", text(|all| all.period.as_deref())),
        Some(fact("评价方式", report.kind.label())),
        given("填报日期", date(|all| all.filled_in)),
        given("成文日期", date(|all| all.written)),
        Some(match report.published {
            Some(moment) => fact("公开日期", moment.value.to_string()),
            None => fact("公开日期", "未列明"),
        }),
        given("发布机构", ctx.site.config.organizer.as_deref()),
        given("索引号", report.index_number.as_deref()),
        given("文号", report.document_number.as_deref()),
        given("时效性", text(|all| all.validity.as_deref())),
        given("主题分类", report.topic.as_deref()),
    ];
    facts.into_iter().flatten().collect()
}

/// Who checked the report.
pub(super) fn review(report: &Report) -> Vec<Fact<'_>> {
    let Some(review) = report.review.as_deref() else {
        return Vec::new();
    };
    let facts = [
        given("编辑", review.editor.as_deref()),
        given("审核", review.reviewer.as_deref()),
        given("终审", review.approver.as_deref()),
        given("保密审查", review.secrecy.map(|date| date.to_string())),
    ];
    facts.into_iter().flatten().collect()
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
