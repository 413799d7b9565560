//! Where a report goes: its year, its unit, its name; and its file.

use super::document::ReadDocument;
use super::original;
use super::units::{Effect, Units};
use crate::build::reason;
use crate::cli::args::ImportArguments;
use crate::cli::new::write_new;
use crate::cli::site::OpenSite;
use crate::extract::{Doubt, Origin, Quoted, ReportDraft, source_text_from};
use crate::field::FromText;
use crate::import::Place;
use crate::model::{Year, pinyin};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of reports whose year or unit nobody knows yet.
const NO_YEAR: &str = "niandu-daihe";
const NO_UNIT: &str = "danwei-daihe";

/// The site that reports are written into.
pub(super) struct Destination<'a> {
    root: &'a Path,
    pub(super) units: Units,
    /// The unit and the year that were named.
    unit: Option<String>,
    pub(super) year: Option<Year>,
    pub(super) effect: Effect,
    existing: Existing,
    original: Original,
    /// Paths that were given in this run.
    taken: HashSet<String>,
}

/// What becomes of files that are there already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Existing {
    Kept,
    Replaced,
}

/// Whether documents are put beside their reports.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Original {
    Beside,
    Left,
}

/// What became of the file of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was written, or would be.
    Written,
    /// It was written in place of another, or would be.
    Replaced,
    /// It was there already, word for word.
    Unchanged,
    /// Another is there, and stays.
    Kept,
    /// It could not be written; why.
    Failed(String),
}

/// A report with its file.
#[derive(Debug)]
pub(super) struct PlacedReport {
    /// Where the file lies, from the site's root.
    pub(super) path: String,
    pub(super) fate: Fate,
    /// The draft as it was written.
    pub(super) draft: ReportDraft,
    /// The file.
    pub(super) text: String,
    /// The document beside it, and why it is not there if it is not.
    pub(super) original: Option<Result<String, String>>,
}

impl PlacedReport {
    /// Whether the site has it now.
    pub(super) fn is_there(&self) -> bool {
        matches!(self.fate, Fate::Written | Fate::Replaced | Fate::Unchanged)
    }
}

impl<'a> Destination<'a> {
    /// A site, as it is.
    ///
    /// # Errors
    /// When the unit that was named is not one of it, but like one.
    pub(super) fn open(root: &'a Path, site: Option<&OpenSite>, arguments: &ImportArguments) -> Result<Self, String> {
        let units = Units::of(root, site);
        let unit = arguments.unit.as_deref().map(|word| units.named(word)).transpose()?;
        Ok(Self {
            root,
            units,
            unit: unit.flatten(),
            year: None,
            effect: if arguments.dry_run { Effect::Told } else { Effect::Written },
            existing: if arguments.force { Existing::Replaced } else { Existing::Kept },
            original: if arguments.keep_original { Original::Beside } else { Original::Left },
            taken: HashSet::new(),
        })
    }

    /// The full name of the unit that was named.
    pub(super) fn unit_name(&self) -> Option<String> {
        self.unit.clone()
    }

    /// Gives a report its place and writes it there.
    pub(super) fn place(&mut self, draft: &ReportDraft, document: &ReadDocument) -> PlacedReport {
        let mut draft = draft.clone();
        let year = self.settle_year(&mut draft);
        let unit = self.settle_unit(&mut draft);
        draft.doubt_what_is_missing();
        let stem = document.name.rsplit_once('.').map_or(&*document.name, |(stem, _)| stem);
        let title = draft.facts.one("项目名称").map_or(stem, |quoted| &quoted.value);
        let (folder, slug) = self.free_name(&format!("content/{year}/{unit}"), title);
        let original = (self.original == Original::Beside).then(|| original::file_name(&slug, &document.name));
        if let Some(file) = &original {
            original::add_to(&mut draft.facts, file);
        }
        let origin = Origin {
            file_name: &document.name,
            sheets: &document.sheets,
        };
        let text = source_text_from(&draft, &origin);
        let (path, fate) = self.write(&folder, &slug, &text);
        let original = original.filter(|_| fate != Fate::Kept).map(|file| {
            let to = format!("{folder}/{file}");
            let is_written = self.effect == Effect::Written && matches!(fate, Fate::Written | Fate::Replaced);
            match is_written {
                true => original::copy(&document.path, &self.root.join(&to)).map(|()| to),
                false => Ok(to),
            }
        });
        PlacedReport {
            path,
            fate,
            draft,
            text,
            original,
        }
    }

    /// The year that was named, else the one the document says; the name of its folder.
    fn settle_year(&self, draft: &mut ReportDraft) -> String {
        let said = draft.facts.one("年度").cloned();
        let read = said.as_ref().and_then(|quoted| Year::from_text(&quoted.value).ok());
        let Some(named) = self.year else {
            if let (Some(quoted), None) = (&said, read) {
                draft.facts.remove("年度");
                draft.doubts.push(doubt("年度", format!("读不出是哪一年：“{}”", quoted.value), Some(quoted.clone())));
            }
            return read.map_or_else(|| NO_YEAR.to_owned(), |year| year.to_string());
        };
        if read.is_some_and(|year| year != named) {
            let reason = format!("--year 写的是{named}，文中写的不一样");
            draft.doubts.push(doubt("年度", reason, said.clone()));
        }
        if read != Some(named) {
            draft.facts.set("年度", by_hand(&named.to_string()));
        }
        draft.doubts.retain(|doubt| doubt.field != "年度" || read.is_some());
        named.to_string()
    }

    /// The unit that was named, else the one the document says; the name of its folder.
    fn settle_unit(&mut self, draft: &mut ReportDraft) -> String {
        let said = draft.facts.one("单位").cloned();
        let named = self.unit.clone();
        if let (Some(named), Some(said)) = (&named, &said)
            && !self.units.may_be(&said.value, named)
        {
            let reason = format!("--unit 写的是“{named}”，文中写的不一样");
            draft.doubts.push(doubt("单位", reason, Some(said.clone())));
        }
        let quoted = match (&named, said) {
            (Some(named), Some(said)) if self.units.may_be(&said.value, named) => Quoted {
                value: named.clone(),
                ..said
            },
            (Some(named), said) => {
                draft.doubts.retain(|doubt| doubt.field != "单位" || said.is_some());
                by_hand(named)
            }
            (None, Some(said)) => said,
            (None, None) => return NO_UNIT.to_owned(),
        };
        let choice = self.units.choose(&quoted.value, self.effect);
        if let Some(reason) = choice.doubt {
            draft.doubts.push(doubt("单位", reason, None));
        }
        draft.facts.set("单位", Quoted {
            value: choice.value,
            ..quoted
        });
        choice.folder
    }

    /// A name that no other report of this run has in its folder.
    fn free_name(&mut self, folder: &str, title: &str) -> (String, String) {
        let name = match pinyin::address_name(title) {
            name if name.is_empty() || name == "index" => "baogao".to_owned(),
            name => name,
        };
        let more = (2..).map(|number| format!("{name}-{number}"));
        let mut names = std::iter::once(name.clone()).chain(more);
        let free = names.find(|name| self.taken.insert(format!("{folder}/{name}")));
        (folder.to_owned(), free.unwrap_or(name))
    }

    /// Writes the file, unless there is one.
    fn write(&self, folder: &str, slug: &str, text: &str) -> (String, Fate) {
        const FORMS: &[&str] = &["/index.md", ".markdown", ".yaml", ".yml"];
        let path = format!("{folder}/{slug}.md");
        let file = self.root.join(&path);
        if let Ok(known) = fs::read(&file) {
            let fate = match (known == text.as_bytes(), self.existing) {
                (true, _) => Fate::Unchanged,
                (false, Existing::Kept) => Fate::Kept,
                (false, Existing::Replaced) => self.replace(&file, text),
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
        match write_new(&file, text) {
            Ok(()) => (path, Fate::Written),
            Err(error) => (path, Fate::Failed(error.to_string())),
        }
    }

    fn replace(&self, file: &PathBuf, text: &str) -> Fate {
        if self.effect == Effect::Told {
            return Fate::Replaced;
        }
        match fs::write(file, text) {
            Ok(()) => Fate::Replaced,
            Err(error) => Fate::Failed(format!("写不了：{}", reason(&error))),
        }
    }
}

fn doubt(field: &str, reason: String, quoted: Option<Quoted>) -> Doubt {
    Doubt {
        field: field.to_owned(),
        reason,
        quoted,
    }
}

/// A value from the command line.
fn by_hand(value: &str) -> Quoted {
    Quoted {
        value: value.to_owned(),
        words: String::new(),
        place: Place::FileName,
    }
}
