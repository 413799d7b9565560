//! The files that were named, and those in the folders that were named.

use crate::build::reason;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Names of files that systems leave in folders.
const OF_SYSTEMS: &[&str] = &["thumbs.db", "desktop.ini", "__macosx"];

/// A file that may be a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFile {
    /// Where it lies, as it was named.
    pub path: PathBuf,
    /// Why it cannot be read, in Chinese, if that is known already.
    pub problem: Option<String>,
}

impl DocumentFile {
    fn of(path: PathBuf) -> Self {
        Self {
            path,
            problem: None,
        }
    }

    fn with(path: &Path, problem: String) -> Self {
        Self {
            path: path.to_owned(),
            problem: Some(problem),
        }
    }
}

/// All files that were named, and of folders those in them, by name: no hidden ones, none that a program keeps while
/// it has a document open, and nothing that a link leads to.
pub fn find_documents(named: &[PathBuf]) -> Vec<DocumentFile> {
    let mut found = Vec::new();
    for path in named {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                let before = found.len();
                walk(path, &mut found);
                if found.len() == before {
                    found.push(DocumentFile::with(path, "这个文件夹里没有文件".to_owned()));
                }
            }
            Ok(meta) if meta.is_file() => found.push(DocumentFile::of(path.clone())),
            Ok(_) => found.push(DocumentFile::with(
                path,
                "这不是文件，也不是文件夹".to_owned(),
            )),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                found.push(DocumentFile::with(path, "没有这个文件".to_owned()));
            }
            Err(error) => found.push(DocumentFile::with(
                path,
                format!("打不开：{}", reason(&error)),
            )),
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|file| seen.insert(file.path.clone()));
    found
}

fn walk(folder: &Path, found: &mut Vec<DocumentFile>) {
    let entries = WalkDir::new(folder).follow_links(false).sort_by_file_name();
    let entries = entries
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_left(entry));
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                found.push(DocumentFile::of(entry.into_path()))
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let why = error.io_error().map_or_else(
                    || "打不开".to_owned(),
                    |error| format!("打不开：{}", reason(error)),
                );
                found.push(DocumentFile::with(&path, why));
            }
        }
    }
}

/// Whether it is hidden, a system's own, or what Office and WPS keep while a document is open.
fn is_left(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_open_elsewhere = name.starts_with("~$") || name.starts_with(".~") || name.ends_with('~');
    let is_temporary = name.starts_with('~') && name.to_ascii_lowercase().ends_with(".tmp");
    name.starts_with('.')
        || is_open_elsewhere
        || is_temporary
        || OF_SYSTEMS.contains(&&*name.to_ascii_lowercase())
}
