//! What finishing a build will do, worked out and checked before anything is done.

use super::PublishError;
use super::owned::Owned;
use super::record::PublishRecord;
use super::staging::Staged;
use super::target::{Existing, Targets, folders_above, is_below};
use super::undo::Before;
use crate::build::{SinkError, Stage};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// What finishing will do.
pub(super) struct PublishPlan<'a> {
    /// What is to be put in place, in order.
    pub(super) placings: Vec<Placing<'a>>,
    /// Files to take away that are there.
    pub(super) obsolete: Vec<&'a str>,
    /// Paths that earlier builds wrote and this one does not, whether they are there or not.
    pub(super) forgotten: Vec<&'a str>,
    /// Files and folders of earlier builds that stand where a folder or a file is now needed.
    pub(super) blockers: BTreeSet<String>,
}

/// Something to put in place.
pub(super) enum Placing<'a> {
    /// A file, and what stands in its place.
    File(&'a PublishRecord, Before),
    /// A folder that is not there, with these files at and below it.
    Folder(&'a str, Vec<&'a PublishRecord>),
}

impl Placing<'_> {
    /// When it is put in place: a folder comes when all that it holds may come.
    fn stage(&self) -> Option<Stage> {
        match self {
            Self::File(record, _) => Some(record.stage),
            Self::Folder(_, records) => records.iter().map(|record| record.stage).max(),
        }
    }
}

/// Plans what to do so that `records`, sorted by route, are what the output holds of ours.
pub(super) fn plan<'a>(
    targets: &Targets,
    owned: &'a Owned,
    records: &'a [PublishRecord],
) -> Result<PublishPlan<'a>, PublishError> {
    check_clashes(records)?;
    let mut plan = PublishPlan {
        placings: Vec::new(),
        obsolete: Vec::new(),
        forgotten: Vec::new(),
        blockers: BTreeSet::new(),
    };
    for path in owned.paths() {
        if find(records, path).is_none() {
            plan.forgotten.push(path);
            let standing = look(targets, path)?;
            if matches!(standing, Existing::File(_) | Existing::Other) {
                plan.obsolete.push(path);
            }
        }
    }
    let mut folders: BTreeMap<&str, Vec<&PublishRecord>> = BTreeMap::new();
    for record in records.iter().filter(|record| record.staged.is_some()) {
        let path = record.route.as_str();
        let standing = look(targets, path)?;
        match (record.staged, &standing) {
            (Some(Staged::InFolder), Existing::NoFolder(end)) => {
                folders.entry(&path[..*end]).or_default().push(record);
            }
            _ => {
                let before = plan.check(targets, owned, path, standing)?;
                plan.placings.push(Placing::File(record, before));
            }
        }
    }
    let folders = folders.into_iter();
    plan.placings
        .extend(folders.map(|(path, records)| Placing::Folder(path, records)));
    plan.placings.sort_by_key(Placing::stage);
    Ok(plan)
}

impl PublishPlan<'_> {
    /// Checks that a file can be put in place at `path`.
    fn check(
        &mut self,
        targets: &Targets,
        owned: &Owned,
        path: &str,
        standing: Existing,
    ) -> Result<Before, PublishError> {
        let foreign = |path: &str| PublishError::Foreign {
            path: path.to_owned(),
        };
        match standing {
            Existing::Nothing | Existing::NoFolder(_) => Ok(Before::Nothing),
            Existing::File(_) | Existing::Other if owned.contains(path) => Ok(Before::Ours),
            Existing::File(_) | Existing::Other => Err(foreign(path)),
            Existing::BeyondLink(path) => Err(SinkError::Link { path }.into()),
            Existing::Under(above) if self.is_obsolete(&above) => {
                self.blockers.insert(above);
                Ok(Before::Nothing)
            }
            Existing::Under(above) => Err(foreign(&above)),
            Existing::Folder => match self.stranger_in(&targets.place(path), path) {
                Ok(Some(stranger)) => Err(foreign(&stranger)),
                Ok(None) => {
                    self.blockers.insert(path.to_owned());
                    Ok(Before::Nothing)
                }
                Err(error) => Err(PublishError::disk("查看", &targets.place(path))(error)),
            },
        }
    }

    fn is_obsolete(&self, path: &str) -> bool {
        self.obsolete.binary_search(&path).is_ok()
    }

    /// Something in `folder` that is not about to be taken away.
    fn stranger_in(&self, folder: &Path, path: &str) -> io::Result<Option<String>> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let inside = format!("{path}/{}", entry.file_name().to_string_lossy());
            let stranger = if entry.file_type()?.is_dir() {
                self.stranger_in(&entry.path(), &inside)?
            } else if self.is_obsolete(&inside) {
                None
            } else {
                Some(inside)
            };
            if stranger.is_some() {
                return Ok(stranger);
            }
        }
        Ok(None)
    }
}

fn look(targets: &Targets, path: &str) -> Result<Existing, PublishError> {
    targets
        .look(path)
        .map_err(PublishError::disk("查看", &targets.place(path)))
}

/// The record with this route.
fn find<'a>(records: &'a [PublishRecord], path: &str) -> Option<&'a PublishRecord> {
    let place = records.binary_search_by(|record| record.route.as_str().cmp(path));
    place.ok().and_then(|index| records.get(index))
}

/// Refuses two records with one route, and a record where another needs a folder.
fn check_clashes(records: &[PublishRecord]) -> Result<(), PublishError> {
    let clash = |route: &str| SinkError::Clash {
        route: route.to_owned(),
    };
    let mut last = "";
    for record in records {
        let path = record.route.as_str();
        if path == last {
            return Err(clash(path).into());
        }
        for above in folders_above(path) {
            if !is_below(last, above) && find(records, above).is_some() {
                return Err(clash(above).into());
            }
        }
        last = path;
    }
    Ok(())
}
