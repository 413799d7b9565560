//! Where a report goes: its year, its unit, its name; and its file.

use super::document::ReadDocument;
use super::given_names::GivenNames;
use super::original;
use super::placed::{Fate, PlacedReport};
use super::units::{Effect, Units};
use crate::cli::args::ImportArguments;
use crate::cli::site::OpenSite;
use crate::extract::{Origin, ReportDraft, source_text_from};
use crate::model::{Year, project_code};
use std::path::Path;

/// The site that reports are written into.
pub(super) struct Destination<'a> {
    pub(super) root: &'a Path,
    pub(super) units: Units,
    /// The unit and the year that were named.
    pub(super) unit: Option<String>,
    pub(super) year: Option<Year>,
    pub(super) effect: Effect,
    pub(super) older_file: OlderFile,
    original: Original,
    names: GivenNames,
}

/// What becomes of files that are there already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OlderFile {
    Kept,
    Replaced,
}

/// Whether documents are put beside their reports.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Original {
    Beside,
    Left,
}

impl<'a> Destination<'a> {
    /// A site, as it is.
    ///
    /// # Errors
    /// When the unit that was named is not one of it, but like one.
    pub(super) fn open(
        root: &'a Path,
        site: Option<&OpenSite>,
        arguments: &ImportArguments,
    ) -> Result<Self, String> {
        let units = Units::of(root, site);
        let unit = arguments
            .unit
            .as_deref()
            .map(|word| units.named(word))
            .transpose()?;
        Ok(Self {
            root,
            units,
            unit: unit.flatten(),
            year: None,
            effect: if arguments.dry_run {
                Effect::Told
            } else {
                Effect::Written
            },
            older_file: if arguments.force {
                OlderFile::Replaced
            } else {
                OlderFile::Kept
            },
            original: if arguments.keep_original {
                Original::Beside
            } else {
                Original::Left
            },
            names: GivenNames::default(),
        })
    }

    /// Gives a report its place and writes it there.
    pub(super) fn place(&mut self, draft: &ReportDraft, document: &ReadDocument) -> PlacedReport {
        let mut draft = draft.clone();
        let year = self.settle_year(&mut draft);
        let unit = self.settle_unit(&mut draft);
        draft.doubt_what_is_missing();
        let stem = document
            .name
            .rsplit_once('.')
            .map_or(&*document.name, |(stem, _)| stem);
        let title = draft
            .facts
            .one("项目名称")
            .map_or(stem, |quoted| without_code(&quoted.value));
        let folder = format!("content/{year}/{unit}");
        let slug = self.names.free(&folder, title);
        let original =
            (self.original == Original::Beside).then(|| original::file_name(&slug, &document.name));
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
            let is_written =
                self.effect == Effect::Written && matches!(fate, Fate::Written | Fate::Replaced);
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
}

/// A project's name without the code that it begins with.
fn without_code(name: &str) -> &str {
    project_code(name).map_or(name, |(_, rest)| rest)
}
