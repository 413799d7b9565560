//! Brings to the disk what a build wrote, before anything leads to it: were the power cut, no name in
//! the output would stand for a file that is empty or cut short, and no manifest for one that is not
//! there.
//!
//! A few files are brought one by one. For many, Linux is asked once to bring all that is not on the
//! disk yet, which takes a tenth of the time. Each is done where the other cannot be.

use super::PublishError;
use super::finish::OutputFolder;
use super::record::PublishRecord;
use super::staging::Number;
use super::target::folders_above;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

/// Brings the staged files of `records` and the staged manifest to the disk, with their names in the
/// staging folder.
pub(super) fn staged(
    site: OutputFolder<'_>,
    records: &[PublishRecord],
    manifest: Option<Number>,
) -> Result<(), PublishError> {
    let new = records.iter().filter_map(|record| {
        let path = site.staging.path(record.staged?, record.route.as_str());
        Some(path)
    });
    let manifest = manifest.map(|number| site.staging.numbered(number));
    let files: Vec<PathBuf> = new.chain(manifest).collect();
    if all_at_once(site.output, files.len()) {
        return Ok(());
    }
    let above = |file: &PathBuf| {
        let folders = file.ancestors().skip(1);
        let inside = folders.take_while(|folder| folder.starts_with(site.staging.folder()));
        inside.map(Path::to_owned).collect::<Vec<_>>()
    };
    let folders: BTreeSet<PathBuf> = files.iter().flat_map(above).collect();
    for file in &files {
        bring(file)?;
    }
    folders.iter().try_for_each(|path| folder(path))
}

/// Brings to the disk that the files of `records` stand in their places now.
pub(super) fn placed(
    site: OutputFolder<'_>,
    records: &[PublishRecord],
) -> Result<(), PublishError> {
    let new = records.iter().filter(|record| record.staged.is_some());
    if all_at_once(site.output, new.clone().count()) {
        return Ok(());
    }
    let folders: BTreeSet<&str> = new
        .flat_map(|record| folders_above(record.route.as_str()))
        .collect();
    for path in folders {
        folder(&site.output.join(path))?;
    }
    folder(site.output)
}

/// Brings the names in a folder to the disk. Other systems than Unix do not open folders.
pub(super) fn folder(path: &Path) -> Result<(), PublishError> {
    if cfg!(unix) { bring(path) } else { Ok(()) }
}

fn bring(path: &Path) -> Result<(), PublishError> {
    let options = match cfg!(unix) {
        true => File::options().read(true).clone(),
        false => File::options().write(true).clone(),
    };
    let synced = options.open(path).and_then(|file| file.sync_all());
    synced.map_err(PublishError::disk("写入", path))
}

/// Whether all of so many files came to the disk by one call. If not, one by one tells which did not.
#[cfg(target_os = "linux")]
fn all_at_once(output: &Path, files: usize) -> bool {
    // From so many files on the disk is asked once.
    const MANY: usize = 64;
    let sync = || -> std::io::Result<()> { Ok(rustix::fs::syncfs(File::open(output)?)?) };
    files >= MANY && sync().is_ok()
}

#[cfg(not(target_os = "linux"))]
fn all_at_once(_: &Path, _: usize) -> bool {
    false
}
