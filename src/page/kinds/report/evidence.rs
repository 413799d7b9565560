//! Evidence and policy basis of a report.

use crate::config::ReviewDisplay;
use crate::model::{Evidence, EvidenceKind, Report};
use crate::page::context::PageContext;
use serde::Serialize;

/// A piece of evidence.
#[derive(Debug, Serialize)]
pub struct EvidenceLine<'a> {
    /// 名称.
    pub title: &'a str,
    /// The file, if there is one.
    pub href: Option<String>,
    /// Its type: `XLSX`.
    pub form: Option<String>,
    /// Its size: `12.3 KB`.
    pub size: Option<String>,
    /// Its SHA-256, in small hexadecimal digits.
    pub sha256: Option<&'a str>,
    /// 不公开理由.
    pub withheld: Option<&'a str>,
    /// Who has looked through the file and when, where the site shows it.
    pub inspected: Option<String>,
}

/// A policy document the report rests on.
#[derive(Debug, Serialize)]
pub struct PolicyLink<'a> {
    /// 标题.
    pub title: Option<&'a str>,
    /// 文号.
    pub number: Option<&'a str>,
    /// Its page.
    pub href: Option<String>,
    /// Number of reports that rest on it.
    pub reports: usize,
}

/// The evidence of a report: each with its file, the reason why there is none, or neither.
pub(super) fn evidence<'a>(ctx: &PageContext<'a>, position: usize) -> Vec<EvidenceLine<'a>> {
    let report = &ctx.site.reports[position];
    let attachments = ctx
        .site
        .attachments
        .get(&position)
        .map_or(&[][..], Vec::as_slice);
    let lines = report.evidence.iter().map(|evidence| {
        let mut line = EvidenceLine {
            title: &evidence.title.value,
            href: None,
            form: None,
            size: None,
            sha256: None,
            withheld: None,
            inspected: inspected(ctx, evidence),
        };
        match &evidence.kind {
            EvidenceKind::File(file) => {
                let source = report.path.join(file);
                let attached = attachments
                    .iter()
                    .find(|file| Some(&file.source) == source.as_ref());
                if let Some(file) = attached {
                    line.href = Some(ctx.href(&file.route));
                    line.form = Some(file.source.extension().to_uppercase());
                    line.size = Some(size(file.size));
                    line.sha256 = Some(&file.sha256);
                }
            }
            EvidenceKind::Withheld(reason) => line.withheld = Some(&reason.value),
            EvidenceKind::Missing => {}
        }
        line
    });
    lines.collect()
}

/// 人工检查, where the site publishes such things.
fn inspected(ctx: &PageContext<'_>, evidence: &Evidence) -> Option<String> {
    let shown = ctx.site.config.review == ReviewDisplay::Shown;
    let inspection = evidence.inspection.as_ref().filter(|_| shown)?;
    Some(format!("{}，{}", inspection.person, inspection.date))
}

/// The policy documents of a report.
pub(super) fn basis<'a>(ctx: &PageContext<'a>, report: &'a Report) -> Vec<PolicyLink<'a>> {
    let links = report.basis.iter().map(|basis| {
        let entry = ctx.site.basis_entry(basis);
        let entry = entry.filter(|entry| ctx.plan.contains(&entry.route));
        PolicyLink {
            title: basis.title.as_ref().map(|title| &*title.value),
            number: basis.number.as_ref().map(|number| &*number.value),
            href: entry.map(|entry| ctx.href(&entry.route)),
            reports: entry.map_or(0, |entry| entry.reports.len()),
        }
    });
    links.collect()
}

/// A size in bytes as people read it, rounded half up to one digit.
fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1024 => return format!("{bytes}字节"),
        1024..1_048_576 => (1024, "KB"),
        _ => (1_048_576, "MB"),
    };
    let tenths = (bytes * 10 + unit / 2) / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}
