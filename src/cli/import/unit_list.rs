//! The list of units, and how it is added to.

use super::units::Effect;
use crate::build::reason;
use crate::field::yaml_text;
use crate::model::read_units;
use crate::parse::{Document, Form};
use crate::source::SourcePath;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where units are listed.
const FILES: &[&str] = &["content/units.yaml", "content/units.yml"];
/// Why a list cannot be added to.
const CLOSED: &str = "单位表的写法不能在末尾添加";

/// Whether and how the list can be added to.
pub(super) enum UnitList {
    /// By lines at its end; the text so far.
    Open(PathBuf, String),
    /// It lists in a way that no line can be added to.
    Closed,
    /// There is none, and reports name their units themselves.
    Free,
}

impl UnitList {
    /// The list of a site; a site without one gets one where nothing names a unit yet.
    pub(super) fn of(root: &Path, is_new: bool) -> Self {
        let mut files = FILES.iter().map(|file| root.join(file));
        match files.find(|path| path.exists()) {
            Some(path) => open_list(path),
            None if is_new => Self::Open(root.join(FILES[0]), String::new()),
            None => Self::Free,
        }
    }

    /// Adds a unit at the end.
    ///
    /// # Errors
    /// Why that cannot be, in Chinese.
    pub(super) fn add(&mut self, id: &str, name: &str, effect: Effect) -> Result<(), String> {
        let Self::Open(path, text) = self else {
            return Err(CLOSED.to_owned());
        };
        let end = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let entry = format!("{end}- 标识: {id}\n  名称: {}\n", yaml_text(name));
        let longer = format!("{text}{entry}");
        if !is_longer_list(text, &longer) {
            return Err(CLOSED.to_owned());
        }
        if effect == Effect::Written {
            append(path, &entry).map_err(|error| format!("写不了单位表：{}", reason(&error)))?;
        }
        *text = longer;
        Ok(())
    }
}

fn open_list(path: PathBuf) -> UnitList {
    let text = fs::read(&path)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok());
    match text {
        Some(text) if is_open(&text) => UnitList::Open(path, text),
        _ => UnitList::Closed,
    }
}

/// Whether a list has its items at the beginning of lines, or none yet.
fn is_open(text: &str) -> bool {
    let content = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut lines = text.lines().filter(content);
    lines.all(|line| line.starts_with("- ") || line.starts_with("  "))
}

/// Whether the longer text lists one unit more, and is as right as the other.
fn is_longer_list(text: &str, longer: &str) -> bool {
    let read = |text: &str| {
        let path = SourcePath::new(FILES[0]);
        let (units, findings) = read_units(&Document::parse(&path, Form::Yaml, text.as_bytes()));
        (units.len(), findings.len())
    };
    let (before, after) = (read(text), read(longer));
    after == (before.0 + 1, before.1)
}

fn append(path: &Path, entry: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(entry.as_bytes())
}
