//! Which files are published with a report: those it names as evidence or links from its text.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::link::Target;
use crate::model::report::{Body, EvidenceKind, OwnPage, Report};
use crate::model::route::Route;
use crate::model::site::{Attachment, FileFact, Site};
use crate::parse::Form;
use crate::source::{SourcePath, Span};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The files that reports and pages name, as far as they are there: those whose hash is needed.
pub fn wanted_files(
    reports: &[Arc<Report>],
    own_pages: &[Arc<OwnPage>],
    files: &BTreeMap<SourcePath, FileFact>,
) -> BTreeSet<SourcePath> {
    let of_reports = reports
        .iter()
        .filter(|report| report.withdrawn.is_none())
        .flat_map(|report| named_by_report(report));
    let of_pages = own_pages
        .iter()
        .flat_map(|page| linked_from(&page.path, &page.body));
    let named = of_reports.chain(of_pages).map(|(path, _)| path);
    named
        .filter(|path| files.contains_key(path) && is_attachable(path))
        .collect()
}

/// Files a report names, with the places where it does.
fn named_by_report(report: &Report) -> Vec<(SourcePath, Span)> {
    let evidence = report
        .evidence
        .iter()
        .filter_map(|evidence| match &evidence.kind {
            EvidenceKind::File(file) => Some((report.path.join(file)?, file.span)),
            _ => None,
        });
    evidence
        .chain(linked_from(&report.path, &report.body))
        .collect()
}

fn linked_from(path: &SourcePath, body: &Body) -> Vec<(SourcePath, Span)> {
    let links = body.links.iter();
    links
        .filter_map(|link| Some((Target::read(link).source(path)?, link.span)))
        .collect()
}

/// Sources of pages and settings are never published as files.
fn is_attachable(path: &SourcePath) -> bool {
    path.as_str().starts_with("content/") && Form::of(path).is_none()
}

/// Gives every named file its address beside the report or page that names it.
pub(super) fn attach(site: &mut Site, findings: &mut Vec<Diagnostic>) {
    for position in 0..site.reports.len() {
        let report = &site.reports[position];
        if report.withdrawn.is_some() {
            continue;
        }
        let attached = attachments(
            site,
            &report.path,
            &site.route_of[position],
            named_by_report(report),
            findings,
        );
        if !attached.is_empty() {
            site.attachments.insert(position, attached);
        }
    }
    for position in 0..site.own_pages.len() {
        let (page, route) = &site.own_pages[position];
        let named = linked_from(&page.path, &page.body);
        let attached = attachments(site, &page.path, route, named, findings);
        if !attached.is_empty() {
            site.page_attachments.insert(position, attached);
        }
    }
}

fn attachments(
    site: &Site,
    path: &SourcePath,
    route: &Route,
    named: Vec<(SourcePath, Span)>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Attachment> {
    // Most name none.
    if named.is_empty() {
        return Vec::new();
    }
    let folder = route.as_str().trim_end_matches(".html");
    let mut attached: Vec<Attachment> = Vec::new();
    let mut taken: HashMap<String, SourcePath> = HashMap::new();
    for (source, span) in named {
        let Some(fact) = site.files.get(&source).filter(|_| is_attachable(&source)) else {
            continue;
        };
        let Some(sha256) = fact.sha256.clone() else {
            continue;
        };
        if attached.iter().any(|known| known.source == source) {
            continue;
        }
        let name = published_name(path, &source);
        if let Some(holder) = taken.insert(name.to_lowercase(), source.clone()) {
            let message = format!("{source} 与 {holder} 发布后会是同一个文件名");
            let finding = Diagnostic::new(Code::ONE_ADDRESS, path, span, message);
            findings.push(finding.help("把其中一个文件改名"));
            continue;
        }
        let route = Route::new(format!("{folder}/{name}"));
        attached.push(Attachment {
            source,
            route,
            size: fact.size,
            sha256,
        });
    }
    attached
}

/// The path below the report's folder, or the file's bare name if it lies elsewhere.
fn published_name<'a>(report: &SourcePath, file: &'a SourcePath) -> &'a str {
    let folder = report.folder();
    file.as_str()
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'))
        .unwrap_or_else(|| file.file_name())
}
