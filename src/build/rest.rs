//! What is left to check once a site is put together: what shows only when all texts are held against
//! each other, and at a preview's first look at a large site also what single texts say. A build does
//! it at once; in a preview a page need not wait for it.

use super::checked::{Checked, PageTexts};
use super::findings::Findings;
use super::read::ReadText;
use super::texts::AllTexts;
use crate::check::{
    self, AllFound, Check, CheckOutcome, FileFindings, HeldFindings, Rule, Sketches,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Files, SourcePath};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What was found and kept while a site was put together.
#[derive(Debug)]
pub(super) struct SoFar {
    /// The findings that are not of a single source, or of all of it.
    pub(super) found: Vec<Diagnostic>,
    /// The findings of sources.
    pub(super) of_files: Vec<OfFile>,
    /// Which of all findings the outcome is to hold.
    pub(super) listing: HeldFindings,
    /// What is kept of the texts, to hold them against each other.
    pub(super) sketches: Sketches,
}

/// Findings of a source.
#[derive(Debug)]
pub(super) struct OfFile {
    pub(super) path: SourcePath,
    pub(super) findings: Findings,
    pub(super) missing: Missing,
}

/// What becomes of findings that something is missing: in a draft it may be missing until that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// They are told.
    Told,
    /// They are left out.
    Excused,
}

impl FileFindings for SoFar {
    fn each(&self, look: &mut dyn FnMut(&SourcePath, Vec<Diagnostic>)) {
        let mut found = Vec::new();
        for files in self.of_files.chunk_by(|a, b| a.path == b.path) {
            for one in files {
                let excused = one.missing == Missing::Excused;
                let mut more = one.findings.list(&one.path);
                more.retain(|one| !excused || one.code != Code::MISSING);
                found.append(&mut more);
            }
            if let Some(first) = files.first() {
                look(&first.path, std::mem::take(&mut found));
            }
        }
    }
}

/// The checks of a site that follow its pages.
#[derive(Debug)]
pub struct Rest {
    pub(super) checked: Arc<Checked>,
    pub(super) so_far: SoFar,
}

impl SoFar {
    /// The findings so far, with their severities.
    pub(super) fn outcome(&self, checked: &Checked) -> CheckOutcome {
        let awaited = |path: &SourcePath, rule: &Rule| match rule.check {
            Check::Texts(_) => true,
            Check::Report(..) | Check::Lines(..) | Check::Both(..) => {
                checked.unread(path).is_some()
            }
            Check::Reading(_) | Check::Attachment(_) | Check::Site(_) => false,
        };
        let found = AllFound::new(self.found.clone(), self, self.listing);
        check::check_so_far(&checked.site, &checked.plan, found, &awaited)
    }

    /// All findings of the site, with their severities; only some of them where `stop` is set before the end. What
    /// was read until then is kept.
    pub(super) fn complete_outcome(
        mut self,
        checked: &Checked,
        files: &dyn Files,
        stop: &AtomicBool,
    ) -> CheckOutcome {
        let mut texts = PageTexts::clone(&checked.texts);
        for (path, text) in checked.read_rest(files, stop) {
            self.take(path, text, &mut texts);
        }
        let all_texts = AllTexts {
            site: &checked.site,
            texts: &texts,
            sketches: &self.sketches,
            budget: checked.budget,
            files,
            stop,
        };
        let mut found = std::mem::take(&mut self.found);
        found.extend(all_texts.check());
        // Those of texts that were read last stand at the end.
        self.of_files.sort_by(|a, b| a.path.cmp(&b.path));
        let found = AllFound::new(found, &self, self.listing);
        check::check(&checked.site, &checked.plan, found)
    }

    /// Adds findings of a source.
    pub(super) fn blame(&mut self, path: &SourcePath, findings: &Findings, missing: Missing) {
        if !findings.are_none() {
            self.of_files.push(OfFile {
                path: path.clone(),
                findings: findings.clone(),
                missing,
            });
        }
    }

    /// Adds what a text says; the text of its page goes to `texts`.
    pub(super) fn take(&mut self, path: &SourcePath, text: &ReadText, texts: &mut PageTexts) {
        self.blame(path, &text.findings, Missing::Told);
        self.sketches.insert(path.clone(), Arc::clone(&text.sketch));
        let page = text.page.iter();
        texts.extend(page.map(|page| (path.clone(), page.clone())));
    }
}

impl Rest {
    /// All findings of the site, with their severities; `None` where `stop` was set before the end. What was read
    /// until then is kept.
    pub fn finish(self, files: &dyn Files, stop: &AtomicBool) -> Option<CheckOutcome> {
        let outcome = self.so_far.complete_outcome(&self.checked, files, stop);
        (!stop.load(Ordering::Relaxed)).then_some(outcome)
    }
}
