//! From files to parts: everything that was read, put side by side for `resolve`.

use super::cache::Cache;
use super::checked::{PageTexts, Unread};
use super::inputs::{InputFile, Inputs};
use super::read::{Content, Drafts, ReadFile};
use super::rest::{Missing, SoFar};
use super::settings::Settings;
use crate::check::{HeldFindings, Sketches};
use crate::model::{FileFact, Parts, wanted_files};
use crate::source::{Files, SourcePath};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// What a site is read from.
#[derive(Clone, Copy)]
pub struct SiteInput<'a> {
    /// Its settings.
    pub settings: &'a Settings,
    /// What is on disk.
    pub inputs: &'a Inputs,
    /// The way to read it.
    pub files: &'a dyn Files,
    /// Whether drafts take part.
    pub drafts: Drafts,
    /// Which findings are held.
    pub listing: HeldFindings,
}

impl fmt::Debug for SiteInput<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SiteInput").finish_non_exhaustive()
    }
}

/// Everything that was read.
pub(super) struct ReadParts {
    pub(super) parts: Parts,
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
        of_files: Vec::new(),
        listing: from.listing,
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
        statics: BTreeMap::new(),
    };
    let mut taken = Taken::default();
    for (path, file) in cache.entries() {
        taken.take((path, file), from.drafts, (&mut parts, &mut so_far));
    }
    let wanted = wanted_files(&parts.reports, &parts.own_pages, &parts.files);
    let statics = inputs.statics.iter().map(|file| file.path.clone());
    let wanted = wanted.into_iter().chain(statics).collect();
    for (path, outcome) in cache.attachments(wanted, inputs, from.files, &parts.config) {
        match outcome {
            Ok(attachment) => {
                so_far.found.extend(attachment.of_rules);
                match path.as_str().starts_with("static/") {
                    true => parts
                        .statics
                        .extend(attachment.fact.sha256.map(|hash| (path, hash))),
                    false => drop(parts.files.insert(path, attachment.fact)),
                }
            }
            Err(finding) => so_far.found.push(*finding),
        }
    }
    ReadParts {
        parts,
        texts: taken.texts,
        unread: taken.unread,
        drafts: taken.left_out,
        so_far,
    }
}

/// What was taken of files besides parts and findings.
#[derive(Default)]
struct Taken {
    texts: PageTexts,
    unread: Vec<Unread>,
    /// How many reports and pages were left out as drafts.
    left_out: usize,
}

impl Taken {
    fn take(
        &mut self,
        (path, file): (&SourcePath, &ReadFile),
        drafts: Drafts,
        (parts, so_far): (&mut Parts, &mut SoFar),
    ) {
        let takes_part = file.content.takes_part(drafts);
        let missing = match takes_part {
            true => Missing::Told,
            false => Missing::Excused,
        };
        so_far.blame(path, &file.findings, missing);
        if !takes_part {
            self.left_out += 1;
            return;
        }
        match &file.content {
            Content::Report(report) => parts.reports.push(Arc::clone(report)),
            Content::OwnPage(page) => parts.own_pages.push(Arc::clone(page)),
            Content::Unfinished | Content::Nothing => {}
        }
        match file.text.get() {
            Some(text) => so_far.take(path, text, &mut self.texts),
            None => self.unread.push(Unread::new(path, file)),
        }
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
