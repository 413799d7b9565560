//! The site on disk: which files there are, and why some of them cannot be used.
//!
//! Takes the site's root and gives [`Inputs`] and the [`DiskFiles`] to read them through. Nothing
//! is read here but names, sizes and kinds.
//!
//! Invariant: nothing outside the root is opened; what is no ordinary file is never opened at all,
//! so that a pipe cannot make a build wait.

mod disk_files;
mod error;
mod finding;
mod folders;
mod ignored;
mod limits;
mod rights;
mod stamp;
mod theme;
mod twins;
mod walk;

pub use disk_files::DiskFiles;
pub use error::ShellError;
pub(super) use folders::Folders;
pub(super) use ignored::is_ignored_in;
pub use limits::Limits;
pub(super) use stamp::{changed, marks};
pub(crate) use theme::ThemeFiles;
pub use theme::load_theme_files;

use crate::build::{InputFile, Inputs};
use crate::config::SUBORDINATE_DATA;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;
use std::path::Path;
use walk::{Found, walk};

/// The name of the settings file at the site's root.
const SETTINGS: &str = "mingbai.yaml";
/// The list of units.
const UNITS: &str = "content/units.yaml";
/// Names that settings are given by mistake.
const OTHER_SETTINGS: [&str; 2] = ["mingbai.yml", "mingbai.yaml.txt"];
/// Where a list of units may be put beside the settings, where it does not count.
const OTHER_UNITS: [&str; 2] = ["units.yaml", "units.yml"];

/// Looks at the site under `root`.
///
/// # Errors
/// When `root` is no folder, cannot be read, or is no site (neither settings nor content).
pub fn load(root: &Path, limits: &Limits) -> Result<(Inputs, DiskFiles), ShellError> {
    load_again(root, limits, &mut Folders::default())
}

/// As [`load`], where `known` need not be listed again. Afterwards everything is known.
pub(super) fn load_again(
    root: &Path,
    limits: &Limits,
    known: &mut Folders,
) -> Result<(Inputs, DiskFiles), ShellError> {
    let files = DiskFiles::open_root(root, limits)?;
    let mut inputs = Inputs::default();
    let settings = SourcePath::new(SETTINGS);
    match files.probe(&settings) {
        Ok(Some(_)) => inputs.settings = Some(settings),
        Ok(None) => {}
        Err(trouble) => {
            inputs.findings.push(finding::unusable(&settings, &trouble));
        }
    }
    let no_settings = inputs.settings.is_none() && inputs.findings.is_empty();
    let content = walk(&files, "content", known);
    let statics = walk(&files, "static", known);
    let subordinates = walk(&files, SUBORDINATE_DATA.trim_end_matches('/'), known);
    known.settle();
    if no_settings && !content.exists() {
        return Err(ShellError::NoSite {
            root: root.to_owned(),
        });
    }
    let settings = OTHER_SETTINGS.map(|name| (name, "设置", SETTINGS));
    let units = OTHER_UNITS.map(|name| (name, "单位表", UNITS));
    for (name, what, counts) in settings.into_iter().chain(units) {
        let name = SourcePath::new(name);
        if matches!(files.probe(&name), Ok(Some(_))) {
            let finding = finding::other_source(&name, what, counts);
            inputs.findings.push(finding);
        }
    }
    inputs.files = take(content, &mut inputs.findings);
    let slipped = inputs.files.iter();
    let slipped = slipped.filter_map(|file| finding::slipped(&file.path));
    inputs.findings.extend(slipped);
    inputs.statics = take(statics, &mut inputs.findings);
    inputs.subordinates = take(subordinates, &mut inputs.findings);
    Ok((inputs, files))
}

/// The files that were found; the findings go to `findings`.
fn take(found: Found, findings: &mut Vec<Diagnostic>) -> Vec<InputFile> {
    findings.extend(found.findings);
    found.files
}
