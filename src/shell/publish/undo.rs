//! UndoLog to the output, each of which can be taken back.
//!
//! What a change replaces or removes is kept in the staging folder until all is done, by a second
//! name for the same file, so that taking back needs no space and gives back the time stamp too.

use super::PublishError;
use super::record::PublishRecord;
use super::staging::{Number, Staged, Staging};
use super::target::{folders_above, is_below};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// One change that was made.
enum Change<'a> {
    /// A folder was made.
    Made(&'a str),
    /// A folder was put in place, with these files at and below it.
    PlacedFolder(&'a str, &'a [&'a PublishRecord]),
    /// A file was put in place; what stood there is kept.
    Placed(&'a str, Option<Number>),
    /// A file was taken away and is kept.
    Retired(&'a str, Number),
}

/// What stood in a file's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing.
    Nothing,
    /// A file of an earlier build.
    Ours,
}

/// The changes made so far.
pub(super) struct UndoLog<'a> {
    output: &'a Path,
    staging: &'a Staging,
    done: Vec<Change<'a>>,
}

impl<'a> UndoLog<'a> {
    /// No changes yet.
    pub(super) fn new(output: &'a Path, staging: &'a Staging) -> Self {
        Self {
            output,
            staging,
            done: Vec::new(),
        }
    }

    /// Makes a folder, unless it is there.
    pub(super) fn make_folder(&mut self, path: &'a str) -> Result<(), PublishError> {
        let place = self.output.join(path);
        match fs::create_dir(&place) {
            Ok(()) => self.done.push(Change::Made(path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(PublishError::disk("新建文件夹", &place)(error)),
        }
        Ok(())
    }

    /// Puts a staged folder that is not there in its place, with these files at and below it.
    pub(super) fn place_folder(
        &mut self,
        path: &'a str,
        records: &'a [&'a PublishRecord],
    ) -> Result<(), PublishError> {
        let place = self.output.join(path);
        fs::rename(self.staging.new_folder(path), &place)
            .map_err(PublishError::disk("新建文件夹", &place))?;
        self.done.push(Change::PlacedFolder(path, records));
        Ok(())
    }

    /// Puts a staged file in its place.
    pub(super) fn place(
        &mut self,
        path: &'a str,
        staged: Staged,
        before: Before,
    ) -> Result<(), PublishError> {
        let place = self.output.join(path);
        let kept = match before {
            Before::Nothing => None,
            Before::Ours => Some(
                self.keep(&place)
                    .map_err(PublishError::disk("备份", &place))?,
            ),
        };
        fs::rename(self.staging.path(staged, path), &place)
            .map_err(PublishError::disk("更新", &place))?;
        self.done.push(Change::Placed(path, kept));
        Ok(())
    }

    /// Takes a file away.
    pub(super) fn retire(&mut self, path: &'a str) -> Result<(), PublishError> {
        let place = self.output.join(path);
        let (kept, ()) = self
            .staging
            .new_file(|kept| fs::rename(&place, kept))
            .map_err(PublishError::disk("删除旧文件", &place))?;
        self.done.push(Change::Retired(path, kept));
        Ok(())
    }

    /// A second name for the file at `place`, or a copy where the disk knows no second names.
    fn keep(&self, place: &Path) -> io::Result<Number> {
        let linked = self.staging.new_file(|kept| fs::hard_link(place, kept));
        match linked {
            Ok((kept, ())) => Ok(kept),
            Err(error) if error.kind() == ErrorKind::StorageFull => Err(error),
            Err(error) if !fs::symlink_metadata(place)?.is_file() => Err(error),
            Err(_) => self
                .staging
                .new_file(|kept| copy(place, kept))
                .map(|(kept, ())| kept),
        }
    }

    /// Takes all changes back, the last one first.
    ///
    /// # Errors
    /// The first error, after everything else has been taken back.
    pub(super) fn take_back(mut self) -> io::Result<()> {
        let mut result = Ok(());
        while let Some(change) = self.done.pop() {
            let undone = match change {
                Change::Made(path) => fs::remove_dir(self.output.join(path)),
                Change::PlacedFolder(path, records) => self.take_apart(path, records),
                Change::Placed(path, None) => fs::remove_file(self.output.join(path)),
                Change::Placed(path, Some(kept)) => self.bring_back(kept, path),
                Change::Retired(path, kept) => self.bring_back(kept, path),
            };
            result = result.and(undone);
        }
        result
    }

    /// Takes away a folder piece by piece, so that nothing goes that another put there.
    fn take_apart(&self, path: &str, records: &[&PublishRecord]) -> io::Result<()> {
        let mut result = Ok(());
        let mut folders = BTreeSet::from([path]);
        for record in records {
            let route = record.route.as_str();
            folders.extend(folders_above(route).filter(|folder| is_below(folder, path)));
            result = result.and(fs::remove_file(self.output.join(route)));
        }
        for folder in folders.into_iter().rev() {
            result = result.and(fs::remove_dir(self.output.join(folder)));
        }
        result
    }

    fn bring_back(&self, kept: Number, path: &str) -> io::Result<()> {
        let place = self.output.join(path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::rename(self.staging.numbered(kept), place)
    }
}

/// Copies a file with its time stamp.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(modified)
}
