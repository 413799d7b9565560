//! The checks of all texts side by side, from many threads.
//!
//! Takes the site, what was kept of each text, and the files; gives findings, whatever the order
//! in which texts are gone through. In a preview it follows the pages, and gives up when they change.

use super::budget::TextBudget;
use super::checked::PageTexts;
use super::kept_text::KeptText;
use super::read::{AT_A_TIME, read_again};
use crate::check::{Rereading, RuleSet, Sketches, Texts};
use crate::diagnostic::Diagnostic;
use crate::model::{Site, body_text};
use crate::source::{Files, SourcePath};
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use std::sync::atomic::{AtomicBool, Ordering};

/// What all texts are held against each other with.
#[derive(Clone, Copy)]
pub(super) struct AllTexts<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// The texts that are kept.
    pub(super) texts: &'a PageTexts,
    /// What was kept of each text while it was read.
    pub(super) sketches: &'a Sketches,
    /// How many texts may be kept.
    pub(super) budget: TextBudget,
    /// The way to read the others.
    pub(super) files: &'a dyn Files,
    /// Set when nobody waits for the answer any more.
    pub(super) stop: &'a AtomicBool,
}

impl AllTexts<'_> {
    /// Checks all texts against each other.
    pub(super) fn check(self) -> Vec<Diagnostic> {
        let texts = Texts {
            prefilter: RuleSet::built_in().prefilter(),
            site: self.site,
            sketches: self.sketches,
            rereading: &self,
        };
        let found = RuleSet::built_in()
            .texts_checks()
            .into_par_iter()
            .map(|check| {
                let mut found = Vec::new();
                check(&texts, &mut found);
                found
            });
        found.flatten().collect()
    }

    /// What `look` says of the words of a report, from where they stand as a first reading has them; `None` if they
    /// cannot be read any more, or nobody waits.
    fn words<R>(&self, path: &SourcePath, look: impl Fn(&str) -> R) -> Option<R> {
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        if let Some(text) = self.texts.get(path).and_then(KeptText::get) {
            return Some(look(&text.words()));
        }
        let document = read_again(path, self.files).ok()?;
        let markdown = body_text(&document);
        let length = document.source.text.len();
        let text = self.budget.read(&markdown, length);
        Some(match text {
            Some(text) => look(&text.words()),
            None => look(&markdown),
        })
    }

    fn each_path(&self, reports: &[usize], look: &(dyn Fn(usize, &SourcePath) + Sync)) {
        let reports = reports.par_iter().with_max_len(AT_A_TIME);
        reports.for_each(|report| {
            if !self.stop.load(Ordering::Relaxed) {
                look(*report, &self.site.reports[*report].path);
            }
        });
    }
}

/// Reads on all threads. A file that is gone since it was checked is found out when its page is made.
impl Rereading for AllTexts<'_> {
    fn answers(
        &self,
        question: u64,
        reports: &[usize],
        ask: &(dyn Fn(&str) -> Box<[u32]> + Sync),
    ) -> Vec<(usize, Box<[u32]>)> {
        // What is shown to `ask` depends on the budget, too.
        let question = question.rotate_left(1) ^ u64::from(self.budget == TextBudget::Enough);
        let reports = reports.par_iter().with_max_len(AT_A_TIME);
        let answers = reports.filter_map(|report| {
            let path = &self.site.reports[*report].path;
            let ask = || self.words(path, ask);
            let answer = match self.sketches.get(path) {
                Some(sketch) => sketch.answered().answer(question, ask),
                None => ask(),
            };
            Some((*report, answer?))
        });
        answers.collect()
    }

    fn each(&self, reports: &[usize], look: &(dyn Fn(usize, &[u8]) + Sync)) {
        self.each_path(reports, &|report, path| {
            if let Ok(bytes) = self.files.read(path) {
                look(report, &bytes);
            }
        });
    }
}
