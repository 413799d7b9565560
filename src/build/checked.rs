//! A site that was read, planned and checked, with the texts of its pages as far as they are kept.

use super::budget::TextBudget;
use super::kept_text::KeptText;
use super::outputs::BuildError;
use super::read::{Extent, ReadFile, ReadText, Reader, read_again};
use crate::check::{self, CheckOutcome};
use crate::diagnostic::Diagnostic;
use crate::export::Export;
use crate::model::{Body, Route, Site, body_text};
use crate::page::{Plan, SEARCH_INDEX};
use crate::render::markdown::PageText;
use crate::search::Index;
use crate::source::{Files, SourcePath};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

/// The texts of pages, by their sources.
pub(super) type PageTexts = HashMap<SourcePath, KeptText>;

/// A site that was read, planned and checked.
#[derive(Debug)]
pub struct Checked {
    /// The site.
    pub site: Site,
    /// Every address of it.
    pub plan: Plan,
    /// The files for machines, with their addresses.
    pub exports: Vec<(&'static Export, Vec<Route>)>,
    /// All findings with their severities.
    pub outcome: CheckOutcome,
    /// How many reports and pages were left out as drafts.
    pub drafts: usize,
    /// The texts of pages that are kept.
    pub(super) texts: PageTexts,
    /// The files whose texts are not read yet, sorted by path.
    pub(super) unread: Vec<Unread>,
    /// The files of the search index, made when one of them is asked for first. Whoever asks meanwhile waits
    /// for them.
    pub(super) index_files: Mutex<Option<HashMap<Route, Vec<u8>>>>,
    pub(super) budget: TextBudget,
}

/// A file whose text is left for later.
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
    /// The search index, to which the pages of reports are to be added; `None` where nothing can be
    /// found.
    pub(super) fn index(&self) -> Option<Index<'_>> {
        let is_planned = self.plan.contains(&Route::new(SEARCH_INDEX));
        is_planned.then(|| Index::new(&self.site, &self.plan))
    }

    /// The file of this path, if its text is left for later.
    pub(super) fn unread(&self, path: &SourcePath) -> Option<&Unread> {
        let at = self.unread.binary_search_by(|file| file.path.cmp(path));
        self.unread.get(at.ok()?)
    }

    fn reader<'a>(&'a self, files: &'a dyn Files) -> Reader<'a> {
        Reader {
            files,
            config: &self.site.config,
            extent: Extent::Whole,
            budget: self.budget,
            scratch: None,
        }
    }

    /// Reads the texts that are left for later, until `stop` is set.
    pub(super) fn read_rest(
        &self,
        files: &dyn Files,
        stop: &AtomicBool,
    ) -> Vec<(&SourcePath, &ReadText)> {
        let reader = self.reader(files);
        let read = self.unread.par_iter().filter_map(|file| {
            let go_on = !stop.load(Ordering::Relaxed);
            let text = go_on.then(|| file.read(reader)).flatten();
            text.map(|text| (&file.path, text))
        });
        read.collect()
    }

    /// What the rules say of a file whose text is left for later: read now, because somebody looks at
    /// its page. Nothing of a file that was read.
    pub fn found_now(&self, path: &SourcePath, files: &dyn Files) -> Vec<Diagnostic> {
        let text = self
            .unread(path)
            .and_then(|file| file.read(self.reader(files)));
        text.map_or_else(Vec::new, |text| {
            check::apply_severities_to_some(&self.site, text.findings.list(path))
        })
    }

    /// The text of a report or page, as it was checked. Where it is not kept its file is read again,
    /// which must be what it was.
    pub(super) fn text(
        &self,
        files: &dyn Files,
        path: &SourcePath,
        body: &Body,
    ) -> Result<Arc<PageText>, BuildError> {
        if let Some(text) = self.texts.get(path).and_then(KeptText::get) {
            return Ok(text);
        }
        let document = read_again(path, files).map_err(|source| BuildError::Read {
            path: path.clone(),
            source,
        })?;
        if document.hash != body.hash {
            return Err(BuildError::Changed(path.clone()));
        }
        Ok(Arc::new(PageText::read(&body_text(&document))))
    }
}
