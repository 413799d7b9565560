//! What the folders of a site held when they were last listed.
//!
//! A site that is looked at again and again is not walked anew each time: whoever watches it says what
//! was touched, and only the folders in question are listed. Invariant: a listing that is kept is
//! what listing the folder again would give, as long as everything that changes in it is told. What a
//! link leads to may change unseen, and what was refused may be allowed meanwhile; so only folders of
//! ordinary files and folders are kept.

use crate::build::InputFile;
use crate::config::SUBORDINATE_DATA;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;
use std::collections::HashMap;

/// The folders at the site's root that are walked with a memory.
const REMEMBERED: &[&str] = &["content/", "static/", SUBORDINATE_DATA];

/// What one folder holds.
#[derive(Debug, Default)]
pub(super) struct FolderListing {
    /// Its usable files.
    pub(super) files: Vec<InputFile>,
    /// Its folders, in the order of their names.
    pub(super) folders: Vec<SourcePath>,
    /// What in it cannot be used, and why.
    pub(super) findings: Vec<Diagnostic>,
    /// Whether it has links, or things that are no files.
    pub(super) odd: bool,
}

/// The folders of a site, as far as they are known. At first none is, and everything is looked at.
#[derive(Debug, Default)]
pub(in crate::shell) struct Folders {
    /// `None` is a folder that is there and has to be listed again.
    known: HashMap<SourcePath, Option<FolderListing>>,
    /// Those that the walk under way has come to.
    walked: HashMap<SourcePath, Option<FolderListing>>,
}

impl Folders {
    /// Forgets what may not be true any more because the file or folder at `path` was touched.
    pub(in crate::shell) fn touch(&mut self, path: &SourcePath) {
        let inside = |root: &&str| path.as_str().starts_with(root);
        if !path.folder().is_empty() && !REMEMBERED.iter().any(inside) {
            return;
        }
        match self.known.get_mut(&SourcePath::new(path.folder())) {
            Some(listing) => *listing = None,
            // A root, a new folder, or one that is known by another name: some disks take several
            // names for one.
            None => return self.forget(),
        }
        if self.known.remove(path).is_some() {
            let below = format!("{path}/");
            let is_below = |folder: &SourcePath| folder.as_str().starts_with(&below);
            self.known.retain(|folder, _| !is_below(folder));
        }
    }

    /// Forgets everything.
    pub(in crate::shell) fn forget(&mut self) {
        self.known.clear();
    }

    /// Takes out what is known of a folder.
    pub(super) fn take(&mut self, folder: &SourcePath) -> Option<FolderListing> {
        self.known.remove(folder)?
    }

    /// Keeps what a folder holds, or that it has to be listed again.
    pub(super) fn keep(&mut self, folder: SourcePath, listing: FolderListing) {
        let lasts = !listing.odd && listing.findings.is_empty();
        self.walked.insert(folder, lasts.then_some(listing));
    }

    /// Ends a walk: a folder that it has not come to is gone.
    pub(super) fn settle(&mut self) {
        self.known = std::mem::take(&mut self.walked);
    }
}

#[cfg(test)]
mod tests {
    use super::{FolderListing, Folders};
    use crate::source::SourcePath;

    const ALL: [&str; 4] = ["content", "content/a", "content/a/b", "content/ab"];

    /// The folders that need not be listed again once these paths were touched.
    fn kept(touched: &[&str]) -> Vec<&'static str> {
        let mut folders = Folders::default();
        for folder in ALL {
            folders.keep(SourcePath::new(folder), FolderListing::default());
        }
        folders.settle();
        for path in touched {
            folders.touch(&SourcePath::new(*path));
        }
        let mut all = ALL.to_vec();
        all.retain(|folder| folders.take(&SourcePath::new(*folder)).is_some());
        all
    }

    #[test]
    fn what_was_touched_is_listed_again_and_nothing_else() {
        for (touched, left) in [
            (&["content/a/x.md", "content/a/y.md"][..], vec![0, 2, 3]),
            (&["content/a"], vec![3]),
            (&["content/a/b", "content/ab/x"], vec![0]),
            (&["themes/default/templates/report.html"], vec![0, 1, 2, 3]),
            // What cannot be followed.
            (&["content/new/x.md"], vec![]),
            (&["content/A/x.md"], vec![]),
            (&["content"], vec![]),
            (&["."], vec![]),
        ] {
            let left: Vec<_> = left.into_iter().map(|at: usize| ALL[at]).collect();
            assert_eq!(kept(touched), left, "{touched:?}");
        }
    }

    #[test]
    fn a_folder_with_something_odd_is_listed_each_time() {
        let mut folders = Folders::default();
        let odd = FolderListing {
            odd: true,
            ..FolderListing::default()
        };
        let place = SourcePath::new("content");
        folders.keep(place.clone(), odd);
        folders.settle();
        assert!(folders.take(&place).is_none());
    }
}
