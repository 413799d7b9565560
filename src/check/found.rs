//! All findings of a site before they are judged, without holding all of them.
//!
//! What was found in single files is asked for file by file, as often as it is needed; everything else stands here.
//! Invariant: what comes of it depends on the set of findings alone.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourcePath;
use std::collections::BTreeSet;

/// Findings that are kept file by file.
pub trait FileFindings {
    /// Calls `look` with the path and the findings of each file that has any, each once, in the order of paths.
    fn each(&self, look: &mut dyn FnMut(&SourcePath, Vec<Diagnostic>));
}

/// Which findings an outcome holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeldFindings {
    /// All of them.
    #[default]
    All,
    /// Those that block publication; the others are counted.
    Blocking,
}

/// All findings of a site.
#[derive(Default)]
pub struct AllFound<'a> {
    /// Those that stand in no file of `files`, or were found later.
    pub alone: Vec<Diagnostic>,
    /// Those of single files.
    pub files: Option<&'a dyn FileFindings>,
    /// Which of them the outcome is to hold.
    pub listing: HeldFindings,
    /// The files that could not be read, of which nothing else is told.
    unreadable: BTreeSet<SourcePath>,
}

impl<'a> AllFound<'a> {
    /// These findings, and those of files.
    pub fn new(alone: Vec<Diagnostic>, files: &'a dyn FileFindings, listing: HeldFindings) -> Self {
        Self {
            alone,
            files: Some(files),
            listing,
            unreadable: BTreeSet::new(),
        }
    }

    /// These findings, and no others.
    pub(super) fn of(alone: Vec<Diagnostic>) -> Self {
        Self {
            alone,
            ..Self::default()
        }
    }

    /// Leaves out what is said only because a file could not be read: what is missing in the settings, and units
    /// that the list of units may well have.
    pub(super) fn forget_what_follows(&mut self) {
        let mut unreadable = BTreeSet::new();
        self.each(&mut |it| {
            if it.code == Code::UNREADABLE {
                unreadable.insert(it.path.clone());
            }
        });
        self.unreadable = unreadable;
        self.alone.retain(self.stays());
    }

    /// Looks at each finding, in no order.
    pub(super) fn each(&self, look: &mut dyn FnMut(&Diagnostic)) {
        let stays = self.stays();
        self.alone.iter().for_each(&mut *look);
        if let Some(files) = self.files {
            files.each(&mut |_, found| found.iter().filter(|one| stays(one)).for_each(&mut *look));
        }
    }

    /// Hands all findings of each file over, file by file in the order of paths.
    pub(super) fn each_file(mut self, give: &mut dyn FnMut(Vec<Diagnostic>)) {
        let mut alone = std::mem::take(&mut self.alone);
        alone.sort_by(|a, b| a.path.cmp(&b.path));
        let mut alone = alone.into_iter().peekable();
        let stays = self.stays();
        if let Some(files) = self.files {
            files.each(&mut |path, mut found| {
                found.retain(&stays);
                while let Some(first) = alone.next_if(|one| one.path < *path) {
                    let mut of_file = vec![first];
                    while let Some(next) = alone.next_if(|one| one.path == of_file[0].path) {
                        of_file.push(next);
                    }
                    give(of_file);
                }
                while let Some(more) = alone.next_if(|one| one.path == *path) {
                    found.push(more);
                }
                give(found);
            });
        }
        let rest: Vec<Diagnostic> = alone.collect();
        let files = rest.chunk_by(|a, b| a.path == b.path);
        files.for_each(|of_file| give(of_file.to_vec()));
    }

    /// What tells whether a finding is told.
    fn stays(&self) -> impl Fn(&Diagnostic) -> bool + use<> {
        let unreadable = self.unreadable.clone();
        let mut files = unreadable.iter();
        let has_units = !files.any(|path| path.as_str().starts_with("content/units."));
        move |it| match it.code {
            Code::UNKNOWN_UNIT => has_units,
            code => code.category() == "FMT" || !unreadable.contains(&it.path),
        }
    }
}
