//! What earlier builds wrote: the manifest's paths and those of a journal left behind.

use super::manifest::{self, BadLine, LARGEST, MANIFEST, ManifestEntry};
use super::{PublishError, journal};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The paths that earlier builds wrote, sorted; and those among them that only a journal knows of.
#[derive(Debug, Default)]
pub(super) struct Owned {
    paths: Vec<Box<str>>,
    carried: Vec<Box<str>>,
}

impl Owned {
    /// Reads the manifest in `output` and the journal in `staging`, where there are any.
    pub(super) fn read(output: &Path, staging: &Path) -> Result<Self, PublishError> {
        let entries = read_manifest(&output.join(MANIFEST))?;
        let mut paths: Vec<Box<str>> = entries.into_iter().map(|(path, _)| path).collect();
        let mut carried = journal::read(staging).unwrap_or_default();
        carried.sort_unstable();
        carried.dedup();
        paths.extend(carried.iter().cloned());
        paths.sort_unstable();
        paths.dedup();
        Ok(Self { paths, carried })
    }

    /// Whether an earlier build wrote `path`.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.paths
            .binary_search_by(|owned| owned.as_ref().cmp(path))
            .is_ok()
    }

    /// All of them, sorted.
    pub(super) fn paths(&self) -> &[Box<str>] {
        &self.paths
    }

    /// Those of a journal that was left behind.
    pub(super) fn carried(&self) -> &[Box<str>] {
        &self.carried
    }
}

/// What the last build left in `output`: paths and the hashes of their files, in hex. Empty where no
/// build has published yet.
///
/// # Errors
/// When there is a manifest that cannot be read.
pub(in crate::shell) fn published(output: &Path) -> Result<BTreeMap<String, String>, PublishError> {
    let entries = read_manifest(&output.join(MANIFEST))?.into_iter();
    Ok(entries
        .map(|(path, hash)| (path.into(), hash.into()))
        .collect())
}

/// The entries of the manifest at `path`; none where there is no file.
pub(super) fn read_manifest(path: &Path) -> Result<Vec<ManifestEntry>, PublishError> {
    let bad = |line, because| PublishError::Manifest {
        manifest: path.to_owned(),
        line,
        because,
    };
    let Ok(meta) = fs::symlink_metadata(path) else {
        return Ok(Vec::new());
    };
    if !meta.is_file() {
        return Err(bad(0, "它应当是普通文件，不能是链接、管道或文件夹"));
    }
    if meta.len() > LARGEST {
        return Err(bad(0, "它大得不像是本程序写的"));
    }
    let text = fs::read(path).map_err(PublishError::disk("读取", path))?;
    manifest::read(&text).map_err(|BadLine(line, because)| bad(line, because))
}
