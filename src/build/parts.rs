//! From files to parts: everything that was read, put side by side for `resolve`.

use super::cache::Cache;
use super::inputs::{InputFile, Inputs};
use super::read::{Content, Drafts, settings};
use crate::diagnostic::Diagnostic;
use crate::model::{FileFact, Parts, wanted_files};
use crate::source::{Files, SourcePath};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads what `cache` does not know yet and gives everything. Files that cannot be read become
/// findings.
pub(super) fn read_parts(
    cache: &mut Cache,
    inputs: &Inputs,
    files: &dyn Files,
    drafts: Drafts,
) -> (Parts, Vec<Diagnostic>) {
    let settings = settings(inputs, files);
    cache.renew(inputs, files, &settings);
    cache.complete_anchors(files, drafts);
    let mut findings = settings.findings;
    findings.extend(inputs.findings.iter().cloned());
    let mut parts = Parts {
        config: settings.config,
        units: None,
        reports: Vec::new(),
        own_pages: Vec::new(),
        files: facts(&inputs.files),
    };
    for (path, content, found) in cache.entries() {
        findings.extend(found.iter().cloned());
        if content.takes_part(drafts) {
            take(path, content, &mut parts);
        }
    }
    let wanted = wanted_files(&parts.reports, &parts.own_pages, &parts.files);
    for (path, outcome) in cache.hash(wanted, inputs, files) {
        match outcome {
            Ok(fact) => {
                parts.files.insert(path, fact);
            }
            Err(finding) => findings.push(*finding),
        }
    }
    (parts, findings)
}

/// Adds what a file turned out to be to the parts.
fn take(path: &SourcePath, content: &Content, parts: &mut Parts) {
    match content {
        Content::Report(report) => parts.reports.push(Arc::clone(report)),
        Content::OwnPage(page) => parts.own_pages.push(Arc::clone(page)),
        Content::Units(units) => parts.units = Some((path.clone(), units.clone())),
        Content::Nothing => {}
    }
}

fn facts(files: &[InputFile]) -> BTreeMap<SourcePath, FileFact> {
    let facts = files.iter().map(|file| {
        let fact = FileFact {
            size: file.size,
            sha256: None,
        };
        (file.path.clone(), fact)
    });
    facts.collect()
}
