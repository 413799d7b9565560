//! Finishing a build: what was planned is done, in the order that keeps every index true.
//!
//! Journal; files and new folders in the order of their stages; what is obsolete; folders that became
//! empty; the manifest, at one stroke, last.

use super::PublishError;
use super::journal;
use super::manifest::{self, MANIFEST};
use super::owned::Owned;
use super::plan::{Placing, PublishPlan};
use super::record::PublishRecord;
use super::staging::{Number, Staging};
use super::target::{folders_above, holds, is_below};
use super::undo::UndoLog;
use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// The output and its staging folder.
#[derive(Clone, Copy)]
pub(super) struct OutputFolder<'a> {
    /// The output folder.
    pub(super) output: &'a Path,
    /// Its staging folder.
    pub(super) staging: &'a Staging,
}

/// Stages the manifest of `records`, sorted by route; `None` if it already stands in its place.
pub(super) fn stage_manifest(
    site: OutputFolder<'_>,
    records: &[PublishRecord],
) -> Result<Option<Number>, PublishError> {
    let mut text = String::with_capacity(records.len() * 112);
    for record in records {
        manifest::write_line(&mut text, record.route.as_str(), &record.sha256);
    }
    let place = site.output.join(MANIFEST);
    if holds(&place, text.as_bytes()).unwrap_or(false) {
        return Ok(None);
    }
    let written = site
        .staging
        .new_file(|path| File::create_new(path)?.write_all(text.as_bytes()));
    let (staged, ()) = written.map_err(PublishError::disk("写入", &place))?;
    Ok(Some(staged))
}

/// Writes down what may be put in place: now, and by builds that were killed before.
pub(super) fn write_journal(
    site: OutputFolder<'_>,
    owned: &Owned,
    records: &[PublishRecord],
) -> Result<(), PublishError> {
    let placed = records
        .iter()
        .filter(|record| record.staged.is_some())
        .map(|record| record.route.as_str());
    let carried = owned.carried().iter().map(AsRef::as_ref);
    let folder = site.staging.folder();
    journal::write(folder, carried.chain(placed)).map_err(PublishError::disk("写入", folder))
}

/// Does what was planned, all but the manifest.
pub(super) fn carry_out<'a>(
    plan: &'a PublishPlan<'_>,
    changes: &mut UndoLog<'a>,
    output: &Path,
) -> Result<(), PublishError> {
    let cleared = clear_way(plan, changes, output)?;
    let mut folders = HashSet::new();
    for placing in &plan.placings {
        let (record, before) = match placing {
            Placing::File(record, before) => (record, before),
            Placing::Folder(path, records) => {
                changes.place_folder(path, records)?;
                continue;
            }
        };
        let path = record.route.as_str();
        for folder in folders_above(path) {
            if folders.insert(folder) {
                changes.make_folder(folder)?;
            }
        }
        if let Some(staged) = record.staged {
            changes.place(path, staged, *before)?;
        }
    }
    for path in &plan.obsolete {
        if !cleared.contains(path) {
            changes.retire(path)?;
        }
    }
    remove_empty(plan, output);
    Ok(())
}

/// Puts the manifest in place.
pub(super) fn place_manifest(site: OutputFolder<'_>, staged: Number) -> Result<(), PublishError> {
    let place = site.output.join(MANIFEST);
    fs::rename(site.staging.numbered(staged), &place).map_err(PublishError::disk("更新", &place))
}

/// Takes away what stands where a folder or a file is now needed; gives the files taken away.
fn clear_way<'a>(
    plan: &'a PublishPlan<'_>,
    changes: &mut UndoLog<'a>,
    output: &Path,
) -> Result<BTreeSet<&'a str>, PublishError> {
    let mut cleared = BTreeSet::new();
    for blocker in &plan.blockers {
        for path in &plan.obsolete {
            let is_in_way = *path == blocker || is_below(path, blocker);
            if is_in_way && cleared.insert(*path) {
                changes.retire(path)?;
            }
        }
        remove_empty_tree(&output.join(blocker));
    }
    Ok(cleared)
}

/// Removes the folders at and below `folder` that hold no file.
fn remove_empty_tree(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty_tree(&entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

/// Removes the folders that held what is gone and are empty now, the deepest first.
fn remove_empty(plan: &PublishPlan<'_>, output: &Path) {
    let mut folders = BTreeSet::new();
    for path in &plan.forgotten {
        folders.extend(folders_above(path));
    }
    for folder in folders.into_iter().rev() {
        let place = output.join(folder);
        if fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_dir()) {
            let _ = fs::remove_dir(&place);
        }
    }
}
