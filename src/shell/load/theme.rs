//! The files of a site's own theme.

use super::disk_files::Trouble;
use super::folders::Folders;
use super::walk::walk;
use super::{DiskFiles, Limits, ShellError, finding};
use crate::diagnostic::Diagnostic;
use crate::render::style_findings;
use crate::source::{Files, SourcePath};
use std::collections::BTreeMap;
use std::path::Path;

/// The files of a site's own theme, which take the place of the built-in ones.
#[derive(Clone, Debug, Default)]
pub struct ThemeFiles {
    /// Bytes by path from the theme's folder, with `/`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What could not be used, and why.
    pub findings: Vec<Diagnostic>,
}

/// Reads `themes/<name>/` under `root`; empty if there is no such folder.
///
/// # Errors
/// When `name` is not the name of a folder, or `root` cannot be opened.
pub fn load_theme_files(
    root: &Path,
    name: &str,
    limits: &Limits,
) -> Result<ThemeFiles, ShellError> {
    let is_name = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
    if !is_name {
        return Err(ShellError::ThemeName {
            name: name.to_owned(),
        });
    }
    let disk = DiskFiles::open_root(root, limits)?;
    let folder = format!("themes/{name}");
    let found = walk(&disk, &folder, &mut Folders::default());
    let mut theme = ThemeFiles {
        files: BTreeMap::new(),
        findings: found.findings,
    };
    for file in found.files {
        match disk.read(&file.path) {
            Ok(bytes) => {
                theme.files.insert(inside(&folder, &file.path), bytes);
            }
            Err(error) => {
                let trouble = Trouble::Refused(error);
                theme.findings.push(finding::unusable(&file.path, &trouble));
            }
        }
    }
    theme.findings.extend(style_findings(name, &theme.files));
    Ok(theme)
}

/// The path as seen from `folder`.
fn inside(folder: &str, path: &SourcePath) -> String {
    let rest = path.as_str().strip_prefix(folder).unwrap_or(path.as_str());
    rest.trim_start_matches('/').to_owned()
}
