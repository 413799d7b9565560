//! From files to parts: everything that was read, put side by side for `resolve`.

use super::cache::Cache;
use super::inputs::{InputFile, Inputs};
use super::read::{Content, Drafts, read_settings};
use super::rest::Unjudged;
use crate::check::Sketches;
use crate::diagnostic::Diagnostic;
use crate::model::{FileFact, Parts, wanted_files};
use crate::render::PageText;
use crate::source::{Files, SourcePath};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The texts of pages, by their sources.
pub(super) type PageTexts = HashMap<SourcePath, Arc<PageText>>;

/// Everything that was read.
pub(super) struct ReadParts {
    pub(super) parts: Parts,
    /// The texts of pages that are kept.
    pub(super) texts: PageTexts,
    /// What is kept of the texts, to hold them against each other.
    pub(super) sketches: Sketches,
    /// The files that the rules were not asked about yet.
    pub(super) unjudged: Vec<Unjudged>,
    /// How many reports and pages were left out as drafts.
    pub(super) drafts: usize,
    /// What was found so far.
    pub(super) findings: Vec<Diagnostic>,
}

/// Reads what `cache` does not know yet and gives everything. Files that cannot be read become
/// findings.
pub(super) fn read_parts(
    cache: &mut Cache,
    inputs: &Inputs,
    files: &dyn Files,
    drafts: Drafts,
) -> ReadParts {
    let (config, mut findings) = read_settings(inputs, files);
    cache.renew(inputs, files, &config);
    cache.complete_anchors(files, drafts);
    findings.extend(inputs.findings.iter().cloned());
    let mut parts = Parts {
        config,
        units: None,
        reports: Vec::new(),
        own_pages: Vec::new(),
        files: facts(&inputs.files),
    };
    let (mut sketches, mut unjudged) = (Sketches::default(), Vec::new());
    let (mut texts, mut left_out) = (PageTexts::new(), 0);
    for (path, file) in cache.entries() {
        findings.extend(file.findings.iter().cloned());
        if !file.content.takes_part(drafts) {
            left_out += 1;
            continue;
        }
        take(path, &file.content, &mut parts);
        texts.extend(
            file.text
                .iter()
                .map(|text| (path.clone(), Arc::clone(text))),
        );
        match file.judged.get() {
            Some(judged) => {
                findings.extend(judged.findings.iter().cloned());
                sketches.insert(path.clone(), Arc::clone(&judged.sketch));
            }
            None => unjudged.push(Unjudged::new(path, file)),
        }
    }
    let wanted = wanted_files(&parts.reports, &parts.own_pages, &parts.files);
    for (path, outcome) in cache.attachments(wanted, inputs, files, &parts.config) {
        match outcome {
            Ok(attachment) => {
                parts.files.insert(path, attachment.fact);
                findings.extend(attachment.of_rules);
            }
            Err(finding) => findings.push(*finding),
        }
    }
    ReadParts {
        parts,
        texts,
        sketches,
        unjudged,
        drafts: left_out,
        findings,
    }
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
