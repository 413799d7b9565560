//! What becomes of what the door has found: dropped where the rules have seen it in a source, else a finding
//! with the output's address, its source and the words around it.

use super::{Door, Found};
use crate::build::checked::Checked;
use crate::build::outputs::{Work, static_route};
use crate::build::read::is_list_of_units;
use crate::check::{Leak, apply_severities_to_some, each_seen, stands_in};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Report, Route};
use crate::page::PageKind;
use crate::parse::{Document, Form};
use crate::source::SourcePath;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeSet;

/// The findings that block, under the settings of the site and the waivers of its reports.
pub(in crate::build) fn verdict(
    work: &Work<'_>,
    checked: &Checked,
    door: Door<'_>,
) -> Vec<Diagnostic> {
    let mut found = door.into_found();
    // Nearly always there is nothing; only then is it worth while to look where things were written.
    if found.is_empty() {
        return Vec::new();
    }
    let seen = seen_in_sources(work, checked, &found);
    found.retain(|(_, secret), _| !seen.contains(secret));
    let findings: Vec<_> = found
        .values()
        .map(|(leak, routes)| finding(work, checked, leak, routes))
        .collect();
    let mut findings = apply_severities_to_some(&checked.site, findings);
    findings.retain(|found| found.severity == Severity::Error);
    findings
}

/// A source, with what it turned out to be.
type Source<'a> = (&'a SourcePath, Option<&'a Report>, Option<&'a Body>);

/// The secrets that stand in texts which the rules have seen.
fn seen_in_sources(work: &Work<'_>, checked: &Checked, found: &Found) -> BTreeSet<String> {
    let site = &checked.site;
    let reports = site.reports.iter();
    let reports = reports.map(|report| (&report.path, Some(&**report), Some(&*report.body)));
    let pages = site.own_pages.iter();
    let pages = pages.map(|(page, _)| (&page.path, None, Some(&page.body)));
    let units = work.inputs.files.iter().map(|file| &file.path);
    let units = units.filter(|path| is_list_of_units(path));
    let others = units.chain([&site.config.path]);
    let others = others.map(|path| (path, None, None));
    let sources: Vec<Source<'_>> = reports.chain(pages).chain(others).collect();
    let secrets: BTreeSet<&str> = found.keys().map(|(_, secret)| &**secret).collect();
    let seen = sources.par_iter().flat_map_iter(|source| {
        let mut seen = BTreeSet::new();
        look_into(work, checked, *source, &mut |text| {
            let here = secrets.iter().filter(|secret| stands_in(secret, text));
            seen.extend(here.map(|secret| (*secret).to_owned()));
        });
        seen
    });
    seen.collect()
}

fn look_into(
    work: &Work<'_>,
    checked: &Checked,
    (path, report, body): Source<'_>,
    look: &mut dyn FnMut(&str),
) {
    let Ok(bytes) = work.files.read(path) else {
        return;
    };
    let document = Document::parse(path, Form::of(path).unwrap_or(Form::Yaml), &bytes);
    each_seen(&checked.site.config, &document, (report, body), look);
}

fn finding(
    work: &Work<'_>,
    checked: &Checked,
    leak: &Leak,
    routes: &BTreeSet<Route>,
) -> Diagnostic {
    let first = routes.first().cloned().unwrap_or_else(|| Route::new(""));
    let more = match routes.len() {
        0 | 1 => String::new(),
        count => format!("，还有{}个文件里也有", count - 1),
    };
    let message = format!(
        "要发布的 {first} 里{}：“{}”{more}",
        leak.message, leak.excerpt
    );
    let help = format!(
        "在源文件的文字里没有这一处，它可能来自主题、网址或链接；{}",
        leak.help
    );
    Diagnostic::whole(leak.code, &source(work, checked, &first), message).help(help)
}

/// The file that an output is made from, or the settings where it is made from many.
fn source(work: &Work<'_>, checked: &Checked, route: &Route) -> SourcePath {
    let site = &checked.site;
    let page = checked.plan.page(route).map(|page| page.kind);
    let report = match page {
        Some(PageKind::Report(at) | PageKind::Withdrawn(at)) => Some(at),
        Some(PageKind::Alias(at)) => site.aliases.get(at).map(|alias| alias.report),
        _ => None,
    };
    let own_page = match page {
        Some(PageKind::OwnPage(at)) => site.own_pages.get(at),
        _ => None,
    };
    let of_page = report.and_then(|at| Some(&site.reports.get(at)?.path));
    let of_page = of_page.or_else(|| own_page.map(|(page, _)| &page.path));
    let mut of_reports = site.attachments.values().flatten();
    let mut of_pages = site.page_attachments.values().flatten();
    let attached = of_reports.find(|file| file.route == *route);
    let attached = attached.or_else(|| of_pages.find(|file| file.route == *route));
    let mut statics = work.inputs.statics.iter();
    let of_statics = statics.find(|file| static_route(&file.path).as_ref() == Some(route));
    let known = of_page.or_else(|| attached.map(|file| &file.source));
    if let Some(path) = known.or_else(|| of_statics.map(|file| &file.path)) {
        return path.clone();
    }
    match work
        .theme
        .assets()
        .iter()
        .any(|asset| asset.route == *route)
    {
        true => SourcePath::new(format!("themes/{}/{route}", site.config.theme)),
        false => site.config.path.clone(),
    }
}
