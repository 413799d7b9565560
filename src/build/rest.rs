//! What a preview leaves for later, so that a page need not wait for it: at a first look at a large
//! site the rules about single files, and always what shows only when all texts are held against
//! each other.

use super::Checked;
use super::read::{Content, Judged, ReadFile, judge};
use super::texts::AllTexts;
use crate::check::{self, CheckOutcome, Sketches};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::parse::{Document, Form};
use crate::source::{Files, SourcePath};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// The checks of a site that follow its pages.
#[derive(Debug)]
pub struct Rest {
    pub(super) checked: Arc<Checked>,
    pub(super) found: Vec<Diagnostic>,
    pub(super) sketches: Sketches,
    pub(super) unjudged: Arc<[Unjudged]>,
}

/// A file that the rules were not asked about yet.
#[derive(Debug)]
pub(super) struct Unjudged {
    path: SourcePath,
    content: Content,
    hash: [u8; 32],
    judged: Arc<OnceLock<Judged>>,
}

impl Unjudged {
    pub(super) fn new(path: &SourcePath, file: &ReadFile) -> Self {
        Self {
            path: path.clone(),
            content: file.content.clone(),
            hash: file.hash,
            judged: Arc::clone(&file.judged),
        }
    }

    /// The one of this path among files sorted by path.
    pub(super) fn find<'a>(all: &'a [Self], path: &SourcePath) -> Option<&'a Self> {
        let at = all.binary_search_by(|file| file.path.cmp(path)).ok()?;
        all.get(at)
    }

    /// Asks the rules, if the file is still what it was when it was read: the next look sees to it
    /// if it is not. What they say is kept for all looks to come.
    fn judge(&self, files: &dyn Files, config: &Config) {
        if self.judged.get().is_some() {
            return;
        }
        let form = Form::of(&self.path).unwrap_or(Form::Markdown);
        let Ok(bytes) = files.read(&self.path) else {
            return;
        };
        let document = Document::parse(&self.path, form, &bytes);
        if document.hash == self.hash {
            self.judged
                .get_or_init(|| judge(&document, config, &self.content));
        }
    }
}

impl Checked {
    /// What the rules say of a file that they are to be asked about later: asked now, because
    /// somebody looks at its page. Nothing of a file that they were asked about.
    pub fn found_now(&self, path: &SourcePath, files: &dyn Files) -> Vec<Diagnostic> {
        let Some(file) = Unjudged::find(&self.unjudged, path) else {
            return Vec::new();
        };
        file.judge(files, &self.site.config);
        let judged = file.judged.get();
        judged.map_or_else(Vec::new, |it| {
            check::apply_severities_to_some(&self.site, &it.findings)
        })
    }
}

impl Rest {
    /// All findings of the site, settled; `None` where `stop` was set before the end. What was done
    /// until then is kept.
    pub fn settle(mut self, files: &dyn Files, stop: &AtomicBool) -> Option<CheckOutcome> {
        let stopped = || stop.load(Ordering::Relaxed);
        let Checked {
            site, plan, texts, ..
        } = &*self.checked;
        self.unjudged.par_iter().for_each(|file| {
            if !stopped() {
                file.judge(files, &site.config);
            }
        });
        for file in &*self.unjudged {
            if let Some(judged) = file.judged.get() {
                self.found.extend(judged.findings.iter().cloned());
                let sketch = Arc::clone(&judged.sketch);
                self.sketches.insert(file.path.clone(), sketch);
            }
        }
        let all_texts = AllTexts {
            site,
            texts,
            sketches: &self.sketches,
            files,
        };
        self.found.extend(all_texts.check_until(stop));
        let settled = check::check(site, plan, self.found);
        (!stopped()).then_some(settled)
    }
}
