//! What is left to check once a site is put together: what shows only when all texts are held against
//! each other, and at a preview's first look at a large site also what single texts say. A build does
//! it at once; in a preview a page need not wait for it.

use super::Checked;
use super::parts::PageTexts;
use super::read::{Extent, ReadFile, ReadText, Reader};
use super::room::Room;
use super::texts::AllTexts;
use crate::check::{self, Check, CheckOutcome, Rule, Sketches};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::{Files, SourcePath};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// What was found and kept while a site was put together.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) found: Vec<Diagnostic>,
    /// What is kept of the texts, to hold them against each other.
    pub(super) sketches: Sketches,
}

/// The checks of a site that follow its pages.
#[derive(Debug)]
pub struct Rest {
    pub(super) checked: Arc<Checked>,
    pub(super) open: Open,
}

/// A file whose text was not read yet.
#[derive(Debug)]
pub(super) struct Unread {
    path: SourcePath,
    hash: [u8; 32],
    text: Arc<OnceLock<ReadText>>,
}

/// All of them, sorted by path.
#[derive(Debug)]
pub(super) struct Later {
    pub(super) files: Vec<Unread>,
    pub(super) room: Room,
}

impl Unread {
    pub(super) fn new(path: &SourcePath, file: &ReadFile) -> Self {
        Self {
            path: path.clone(),
            hash: file.hash,
            text: Arc::clone(&file.text),
        }
    }

    /// Reads the text, if the file is still what it was when it was read: the next look sees to it
    /// if it is not. What it says is kept for all looks to come.
    fn read(&self, reader: Reader<'_>) {
        if self.text.get().is_none()
            && let Ok(file) = reader.read(&self.path)
            && file.hash == self.hash
            && let Some(Some(text)) = Arc::into_inner(file.text).map(OnceLock::into_inner)
        {
            self.text.get_or_init(|| text);
        }
    }
}

impl Later {
    fn find(&self, path: &SourcePath) -> Option<&Unread> {
        let at = self
            .files
            .binary_search_by(|file| file.path.cmp(path))
            .ok()?;
        self.files.get(at)
    }

    fn reader<'a>(&self, files: &'a dyn Files, config: &'a Config) -> Reader<'a> {
        Reader {
            files,
            config,
            extent: Extent::Whole,
            room: self.room,
        }
    }
}

impl Checked {
    /// What the rules say of a file whose text is left for later: read now, because somebody looks at
    /// its page. Nothing of a file that was read.
    pub fn found_now(&self, path: &SourcePath, files: &dyn Files) -> Vec<Diagnostic> {
        let Some(file) = self.later.find(path) else {
            return Vec::new();
        };
        file.read(self.later.reader(files, &self.site.config));
        let text = file.text.get();
        text.map_or_else(Vec::new, |it| {
            check::apply_severities_to_some(&self.site, &it.findings)
        })
    }
}

impl Open {
    /// The findings so far, settled.
    pub(super) fn settle_so_far(&self, checked: &Checked) -> CheckOutcome {
        let awaited = |path: &SourcePath, rule: &Rule| match rule.check {
            Check::Texts(_) => true,
            Check::Report(..) | Check::Lines(..) | Check::Both(..) => {
                checked.later.find(path).is_some()
            }
            Check::Reading | Check::Attachment(_) | Check::Site(_) => false,
        };
        check::check_so_far(&checked.site, &checked.plan, self.found.clone(), &awaited)
    }

    /// All findings of the site, settled; not all of them where `stop` is set before the end. What
    /// was read until then is kept.
    pub(super) fn settle(
        mut self,
        checked: &Checked,
        files: &dyn Files,
        stop: &AtomicBool,
    ) -> CheckOutcome {
        let Checked { site, later, .. } = checked;
        let reader = later.reader(files, &site.config);
        later.files.par_iter().for_each(|file| {
            if !stop.load(Ordering::Relaxed) {
                file.read(reader);
            }
        });
        let mut texts = PageTexts::clone(&checked.texts);
        for file in &later.files {
            if let Some(text) = file.text.get() {
                self.found.extend(text.findings.iter().cloned());
                self.sketches
                    .insert(file.path.clone(), Arc::clone(&text.sketch));
                texts.extend(
                    text.page
                        .iter()
                        .map(|page| (file.path.clone(), Arc::clone(page))),
                );
            }
        }
        let all_texts = AllTexts {
            site,
            texts: &texts,
            sketches: &self.sketches,
            files,
            stop,
        };
        self.found.extend(all_texts.check());
        check::check(site, &checked.plan, self.found)
    }
}

impl Rest {
    /// All findings of the site, settled; `None` where `stop` was set before the end. What was read
    /// until then is kept.
    pub fn settle(self, files: &dyn Files, stop: &AtomicBool) -> Option<CheckOutcome> {
        let settled = self.open.settle(&self.checked, files, stop);
        (!stop.load(Ordering::Relaxed)).then_some(settled)
    }
}
