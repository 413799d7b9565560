//! What is left to check once a site is put together: what shows only when all texts are held against
//! each other, and at a preview's first look at a large site also what single texts say. A build does
//! it at once; in a preview a page need not wait for it.

use super::Checked;
use super::parts::PageTexts;
use super::read::{Extent, ReadFile, ReadText, Reader};
use super::texts::AllTexts;
use crate::check::{self, Check, CheckOutcome, Rule, Sketches};
use crate::diagnostic::Diagnostic;
use crate::source::{Files, SourcePath};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

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

/// A file whose text was not read yet.
#[derive(Debug)]
pub(super) struct Unread {
    path: SourcePath,
    hash: [u8; 32],
    text: Arc<OnceLock<ReadText>>,
}

impl Unread {
    pub(super) fn new(path: &SourcePath, file: &ReadFile) -> Self {
        Self {
            path: path.clone(),
            hash: file.hash,
            text: Arc::clone(&file.text),
        }
    }

    /// What the text says, if the file is still what it was when its facts were read: the next look
    /// sees to it if it is not. It is kept for all looks to come.
    fn read(&self, reader: Reader<'_>) -> Option<&ReadText> {
        if self.text.get().is_none()
            && let Ok(file) = reader.read(&self.path)
            && file.hash == self.hash
            && let Some(text) = Arc::into_inner(file.text)?.into_inner()
        {
            return Some(self.text.get_or_init(|| text));
        }
        self.text.get()
    }
}

impl Checked {
    /// The file of this path, if its text is left for later.
    fn unread(&self, path: &SourcePath) -> Option<&Unread> {
        let at = self.unread.binary_search_by(|file| file.path.cmp(path));
        self.unread.get(at.ok()?)
    }

    fn reader<'a>(&'a self, files: &'a dyn Files) -> Reader<'a> {
        Reader {
            files,
            config: &self.site.config,
            extent: Extent::Whole,
            room: self.room,
        }
    }

    /// What the rules say of a file whose text is left for later: read now, because somebody looks at
    /// its page. Nothing of a file that was read.
    pub fn found_now(&self, path: &SourcePath, files: &dyn Files) -> Vec<Diagnostic> {
        let text = self
            .unread(path)
            .and_then(|file| file.read(self.reader(files)));
        text.map_or_else(Vec::new, |text| {
            check::apply_severities_to_some(&self.site, &text.findings)
        })
    }
}

impl SoFar {
    /// The findings so far, settled.
    pub(super) fn settle(&self, checked: &Checked) -> CheckOutcome {
        let awaited = |path: &SourcePath, rule: &Rule| match rule.check {
            Check::Texts(_) => true,
            Check::Report(..) | Check::Lines(..) | Check::Both(..) => {
                checked.unread(path).is_some()
            }
            Check::Reading | Check::Attachment(_) | Check::Site(_) => false,
        };
        check::check_so_far(&checked.site, &checked.plan, self.found.clone(), &awaited)
    }

    /// All findings of the site, settled; only some of them where `stop` is set before the end. What
    /// was read until then is kept.
    pub(super) fn settle_all(
        mut self,
        checked: &Checked,
        files: &dyn Files,
        stop: &AtomicBool,
    ) -> CheckOutcome {
        let reader = checked.reader(files);
        let read = checked.unread.par_iter().filter_map(|file| {
            let go_on = !stop.load(Ordering::Relaxed);
            let text = go_on.then(|| file.read(reader)).flatten();
            text.map(|text| (&file.path, text))
        });
        let read: Vec<_> = read.collect();
        let mut texts = PageTexts::clone(&checked.texts);
        for (path, text) in read {
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
        self.found.extend(text.findings.iter().cloned());
        self.sketches.insert(path.clone(), Arc::clone(&text.sketch));
        let page = text.page.iter();
        texts.extend(page.map(|page| (path.clone(), Arc::clone(page))));
    }
}

impl Rest {
    /// All findings of the site, settled; `None` where `stop` was set before the end. What was read
    /// until then is kept.
    pub fn settle(self, files: &dyn Files, stop: &AtomicBool) -> Option<CheckOutcome> {
        let settled = self.so_far.settle_all(&self.checked, files, stop);
        (!stop.load(Ordering::Relaxed)).then_some(settled)
    }
}
