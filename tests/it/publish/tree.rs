//! An output folder as data: names, contents and time stamps.

#![allow(dead_code, reason = "each of the test programs uses a part of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;
use walkdir::WalkDir;

/// Everything below a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tree {
    /// Contents and time stamps by path; folders end in `/` and have neither.
    pub(super) files: BTreeMap<String, Option<(Vec<u8>, SystemTime)>>,
}

impl Tree {
    pub(super) fn names(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    pub(super) fn text(&self, path: &str) -> String {
        let (bytes, _) = self.files[path].clone().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// Contents without time stamps.
    pub(super) fn contents(&self) -> BTreeMap<&str, Option<&[u8]>> {
        self.files
            .iter()
            .map(|(path, entry)| {
                (
                    path.as_str(),
                    entry.as_ref().map(|(bytes, _)| bytes.as_slice()),
                )
            })
            .collect()
    }
}

/// Everything below `folder`; nothing if it is not there.
pub(super) fn tree(folder: &Path) -> Tree {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).min_depth(1).into_iter().flatten() {
        let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
        let meta = entry.metadata().unwrap();
        if meta.is_dir() {
            files.insert(format!("{name}/"), None);
        } else {
            let bytes = match meta.is_file() {
                true => fs::read(entry.path()).unwrap(),
                false => format!("{:?}", meta.file_type()).into_bytes(),
            };
            files.insert(name.to_owned(), Some((bytes, meta.modified().unwrap())));
        }
    }
    Tree { files }
}
