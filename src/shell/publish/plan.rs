//! What finishing a build will do, worked out and checked before anything is done.

use super::PublishError;
use super::owned::Owned;
use super::record::Record;
use super::target::{Standing, Targets};
use super::undo::Before;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// What finishing will do.
pub(super) struct Plan<'a> {
    /// Files to put in place, in order, and what stands there.
    pub(super) placings: Vec<(&'a Record, Before)>,
    /// Files to take away that are there.
    pub(super) obsolete: Vec<&'a str>,
    /// Paths that earlier builds wrote and this one does not, whether they are there or not.
    pub(super) forgotten: Vec<&'a str>,
    /// Files and folders of earlier builds that stand where a folder or a file is now needed.
    pub(super) blockers: BTreeSet<String>,
}

/// Plans what to do so that `records`, sorted by route, are what the output holds of ours.
pub(super) fn plan<'a>(
    targets: &Targets,
    owned: &'a Owned,
    records: &'a [Record],
) -> Result<Plan<'a>, PublishError> {
    check_clashes(records)?;
    let mut plan = Plan {
        placings: Vec::new(),
        obsolete: Vec::new(),
        forgotten: Vec::new(),
        blockers: BTreeSet::new(),
    };
    for path in owned.paths() {
        if find(records, path).is_none() {
            plan.forgotten.push(path);
            let standing = look(targets, path)?;
            if matches!(standing, Standing::File(_) | Standing::Other) {
                plan.obsolete.push(path);
            }
        }
    }
    for record in records.iter().filter(|record| record.staged.is_some()) {
        let before = plan.check(targets, owned, record)?;
        plan.placings.push((record, before));
    }
    plan.placings.sort_by_key(|(record, _)| record.stage);
    Ok(plan)
}

impl Plan<'_> {
    /// Checks that `record` can be put in place.
    fn check(
        &mut self,
        targets: &Targets,
        owned: &Owned,
        record: &Record,
    ) -> Result<Before, PublishError> {
        let path = record.route.as_str();
        let foreign = |path: &str| PublishError::Foreign {
            path: path.to_owned(),
        };
        match look(targets, path)? {
            Standing::Nothing => Ok(Before::Nothing),
            Standing::File(_) | Standing::Other if owned.contains(path) => Ok(Before::Ours),
            Standing::File(_) | Standing::Other => Err(foreign(path)),
            Standing::BeyondLink(path) => Err(PublishError::Link { path }),
            Standing::Under(above) if self.is_obsolete(&above) => {
                self.blockers.insert(above);
                Ok(Before::Nothing)
            }
            Standing::Under(above) => Err(foreign(&above)),
            Standing::Folder => match self.stranger_in(&targets.place(path), path) {
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

fn look(targets: &Targets, path: &str) -> Result<Standing, PublishError> {
    targets
        .look(path)
        .map_err(PublishError::disk("查看", &targets.place(path)))
}

/// The record with this route.
fn find<'a>(records: &'a [Record], path: &str) -> Option<&'a Record> {
    let place = records.binary_search_by(|record| record.route.as_str().cmp(path));
    place.ok().and_then(|index| records.get(index))
}

/// Refuses two records with one route, and a record where another needs a folder.
fn check_clashes(records: &[Record]) -> Result<(), PublishError> {
    let clash = |route: &str| PublishError::Clash {
        route: route.to_owned(),
    };
    let mut last = "";
    for record in records {
        let path = record.route.as_str();
        if path == last {
            return Err(clash(path));
        }
        for (end, _) in path.match_indices('/') {
            let above = &path[..end];
            let is_new = !last
                .strip_prefix(above)
                .is_some_and(|rest| rest.starts_with('/'));
            if is_new && find(records, above).is_some() {
                return Err(clash(above));
            }
        }
        last = path;
    }
    Ok(())
}
