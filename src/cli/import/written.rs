//! The file of a report: written where there is none, else left as it is.

use super::destination::{Destination, OlderFile};
use super::placed::Fate;
use super::units::Effect;
use crate::build::reason;
use crate::cli::new::write_new;
use std::fs;
use std::path::Path;

impl Destination<'_> {
    /// Writes the file, unless there is one.
    pub(super) fn write(&self, folder: &str, slug: &str, text: &str) -> (String, Fate) {
        const FORMS: &[&str] = &["/index.md", ".markdown", ".yaml", ".yml"];
        let path = format!("{folder}/{slug}.md");
        let file = self.root.join(&path);
        if let Ok(known) = fs::read(&file) {
            let fate = match (known == text.as_bytes(), self.older_file) {
                (true, _) => Fate::Unchanged,
                (false, OlderFile::Kept) => Fate::Kept,
                (false, OlderFile::Replaced) => self.replace(&file, text),
            };
            return (path, fate);
        }
        let mut others = FORMS.iter().map(|form| format!("{folder}/{slug}{form}"));
        if let Some(other) = others.find(|other| self.root.join(other).exists()) {
            return (other, Fate::Kept);
        }
        if self.effect == Effect::Told {
            return (path, Fate::Written);
        }
        match write_new(&file, text.as_bytes()) {
            Ok(()) => (path, Fate::Written),
            Err(error) => (path, Fate::Failed(error.to_string())),
        }
    }

    fn replace(&self, file: &Path, text: &str) -> Fate {
        if self.effect == Effect::Told {
            return Fate::Replaced;
        }
        match fs::write(file, text) {
            Ok(()) => Fate::Replaced,
            Err(error) => Fate::Failed(format!("写不了：{}", reason(&error))),
        }
    }
}
