//! What is left to check once a site is put together: what shows only when all texts are held against
//! each other, and at a preview's first look at a large site also what single texts say. A build does
//! it at once; in a preview a page need not wait for it.

use super::checked::{Checked, PageTexts};
use super::read::ReadText;
use super::texts::AllTexts;
use crate::check::{self, Check, CheckOutcome, Rule, Sketches};
use crate::diagnostic::Diagnostic;
use crate::source::{Files, SourcePath};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What was found and kept while a site was put together.
#[derive(Debug)]
pub(super) struct SoFar {
    /// The findings.
    pub(super) found: Vec<Diagnostic>,
    /// What is kept of the texts, to hold them against each other.
    pub(super) sketches: Sketches,
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
        check::check_so_far(&checked.site, &checked.plan, self.found.clone(), &awaited)
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
            files,
            stop,
        };
        self.found.extend(all_texts.check());
        check::check(&checked.site, &checked.plan, self.found)
    }

    /// Adds what a text says; the text of its page goes to `texts`.
    pub(super) fn take(&mut self, path: &SourcePath, text: &ReadText, texts: &mut PageTexts) {
        self.found.extend(text.findings.list(path));
        self.sketches.insert(path.clone(), Arc::clone(&text.sketch));
        let page = text.page.iter();
        texts.extend(page.map(|page| (path.clone(), Arc::clone(page))));
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
