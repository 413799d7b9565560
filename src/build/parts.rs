//! From files to parts: everything that was read, put side by side for `resolve`.

use super::cache::Cache;
use super::checked::{PageTexts, Statics, Unread};
use super::inputs::{InputFile, Inputs};
use super::read::{Content, Drafts};
use super::rest::SoFar;
use super::settings::Settings;
use crate::check::Sketches;
use crate::model::{FileFact, Parts, wanted_files};
use crate::source::{Files, SourcePath};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a site is read from.
#[derive(Clone, Copy)]
pub(super) struct SiteInput<'a> {
    pub(super) settings: &'a Settings,
    pub(super) inputs: &'a Inputs,
    pub(super) files: &'a dyn Files,
    pub(super) drafts: Drafts,
}

/// Everything that was read.
pub(super) struct ReadParts {
    pub(super) parts: Parts,
    /// What the files of `static/` were when they were checked.
    pub(super) statics: Statics,
    /// The texts of pages that are kept.
    pub(super) texts: PageTexts,
    /// The files whose texts were not read yet.
    pub(super) unread: Vec<Unread>,
    /// How many reports and pages were left out as drafts.
    pub(super) drafts: usize,
    /// What was found and kept so far.
    pub(super) so_far: SoFar,
}

/// Reads what `cache` does not know yet and gives everything. Files that cannot be read become
/// findings.
pub(super) fn read_parts(cache: &mut Cache, from: SiteInput<'_>) -> ReadParts {
    let SiteInput {
        settings, inputs, ..
    } = from;
    cache.renew(inputs, from.files, &settings.config);
    let mut so_far = SoFar {
        found: settings.findings.clone(),
        sketches: Sketches::default(),
    };
    so_far.found.extend(inputs.findings.iter().cloned());
    let mut parts = Parts {
        config: settings.config.clone(),
        units: settings.units.clone(),
        reports: Vec::new(),
        own_pages: Vec::new(),
        subordinates: cache.subordinates.read(from, &mut so_far.found),
        files: facts(&inputs.files),
    };
    let (mut texts, mut unread, mut left_out) = (PageTexts::new(), Vec::new(), 0);
    for (path, file) in cache.entries() {
        so_far.found.extend(file.blamed(from.drafts));
        if !file.content.takes_part(from.drafts) {
            left_out += 1;
            continue;
        }
        match &file.content {
            Content::Report(report) => parts.reports.push(Arc::clone(report)),
            Content::OwnPage(page) => parts.own_pages.push(Arc::clone(page)),
            Content::Unfinished | Content::Nothing => {}
        }
        match file.text.get() {
            Some(text) => so_far.take(path, text, &mut texts),
            None => unread.push(Unread::new(path, file)),
        }
    }
    let wanted = wanted_files(&parts.reports, &parts.own_pages, &parts.files);
    let statics = inputs.statics.iter().map(|file| file.path.clone());
    let wanted = wanted.into_iter().chain(statics).collect();
    let mut statics = Statics::new();
    for (path, outcome) in cache.attachments(wanted, inputs, from.files, &parts.config) {
        match outcome {
            Ok(attachment) => {
                so_far.found.extend(attachment.of_rules);
                match path.as_str().starts_with("static/") {
                    true => statics.extend(attachment.fact.sha256.map(|hash| (path, hash))),
                    false => drop(parts.files.insert(path, attachment.fact)),
                }
            }
            Err(finding) => so_far.found.push(*finding),
        }
    }
    ReadParts {
        parts,
        statics,
        texts,
        unread,
        drafts: left_out,
        so_far,
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
