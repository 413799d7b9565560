//! A report's head: breadcrumb, meta tags, structured data; and how to cite it.

use crate::model::EvaluationKind;
use crate::page::context::PageContext;
use crate::page::frame::{Dates, Head};
use crate::page::layout::Meta;
use crate::page::structured::{self, Item, Organization};
use std::borrow::Cow;

/// What the report says about itself for its frame.
pub(super) fn head<'a>(ctx: &PageContext<'a>, position: usize, sentence: &str) -> Head<'a> {
    let report = &ctx.site.reports[position];
    let unit = ctx.site.unit_of[position];
    let name = &*ctx.site.units[unit].name;
    let description: Cow<'a, str> = match report.summary.as_deref() {
        Some(summary) => summary.into(),
        None => sentence.to_owned().into(),
    };
    let mut head = Head::new(&*report.project.value);
    head.window = Some(ctx.window_of(position));
    let corrected = report.corrections.first();
    let corrected = corrected.map(|correction| correction.date);
    head.dates = (report.published).map(|moment| Dates::new(moment.value, corrected));
    head.way_to_report(ctx, position);
    head.meta
        .push(Meta::new("ArticleTitle", &*report.project.value));
    let published = report.published.map(|moment| moment.value.minute());
    head.meta
        .extend(published.map(|minute| Meta::new("PubDate", minute)));
    head.meta.push(Meta::new("ContentSource", name));
    if !report.keywords.is_empty() {
        head.meta
            .push(Meta::new("Keywords", report.keywords.join(",")));
    }
    head.meta.push(Meta::new("Author", name));
    head.meta
        .push(Meta::new("Description", description.clone()));
    head.meta.extend(
        ctx.absolute(&ctx.page.route)
            .map(|url| Meta::new("Url", url)),
    );
    head.data.push(data(ctx, position, description.clone()));
    head.description = Some(description);
    head
}

/// The report for machines.
fn data<'a>(ctx: &PageContext<'a>, position: usize, description: Cow<'a, str>) -> Item<'a> {
    let report = &ctx.site.reports[position];
    let unit = &ctx.site.units[ctx.site.unit_of[position]];
    let particulars = report.particulars.as_deref();
    let publisher = ctx.site.config.organizer.as_deref();
    Item::Report(Box::new(structured::ReportData {
        about: report.topic.as_deref(),
        author: structured::organization(unit),
        date_created: particulars
            .and_then(|particulars| particulars.written)
            .map(|day| day.iso()),
        date_published: report.published.map(|moment| moment.value.rfc3339()),
        description,
        headline: &report.project.value,
        identifier: report.index_number.as_deref(),
        in_language: &ctx.site.config.language,
        is_accessible_for_free: true,
        keywords: (!report.keywords.is_empty()).then(|| report.keywords.join(",")),
        name: &report.project.value,
        publisher: publisher.map(|name| Organization {
            name,
            ..Organization::default()
        }),
        report_number: report.document_number.as_deref(),
        temporal_coverage: report.year.value.to_string(),
        url: ctx.absolute(&ctx.page.route),
    }))
}

/// How to cite the report.
pub(super) fn citation(ctx: &PageContext<'_>, position: usize) -> String {
    let report = &ctx.site.reports[position];
    let unit = &ctx.site.units[ctx.site.unit_of[position]];
    let year = report.year.value;
    let what = match report.kind {
        EvaluationKind::WholeDepartment => "部门整体支出",
        _ => "项目支出",
    };
    let (name, project) = (&unit.name, &report.project.value);
    let mut text = format!("{name}：《{project}》{year}年度{what}绩效报告");
    if let Some(number) = report.document_number.as_deref() {
        text += &format!("，{number}");
    }
    if let Some(moment) = report.published {
        text += &format!("，{}公开", moment.value);
    }
    match ctx.absolute(&ctx.page.route) {
        Some(url) => text + "，" + &url,
        None => text + "，" + ctx.page.route.as_str(),
    }
}
