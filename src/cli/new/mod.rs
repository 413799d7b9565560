//! `mingbai new`: a site or a report to begin with. Nothing that exists is ever overwritten.

mod report;
mod site;

use super::args::New;
use super::output::Outcome;
use crate::build::reason;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Makes what was asked for.
pub(super) fn run(root: &Path, what: &New) -> Outcome {
    match what {
        New::Site { folder } => site::run(folder),
        New::Report {
            unit,
            year,
            project,
        } => report::run(root, unit, year, project),
    }
}

/// Writes a file that is not there yet, with its folders.
fn write_new(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let shown = path.display();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| format!("建不了文件夹 {}：{}", folder.display(), reason(&error)))?;
    }
    let mut file = fs::File::create_new(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{shown} 已经存在，没有改动它"),
        _ => format!("写不了 {shown}：{}", reason(&error)),
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| format!("写不了 {shown}：{}", reason(&error)).into())
}
