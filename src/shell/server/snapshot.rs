//! One refresh of the site, whole: what was on disk, what came of it, and what is wrong with it.
//!
//! Invariant: its parts belong together. It is put in place whole and never changed; a page made
//! from it is the page `build` would write of the disk as it was then.

use crate::build::{Checked, Inputs, Work};
use crate::check::CheckOutcome;
use crate::diagnostic::render::{Counts, Listing, OverlayFinding, Veil, json, overlay};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Route;
use crate::page::{Page, PageKind, encode_path};
use crate::parse::{Form, decode};
use crate::render::{Theme, ThemeError};
use crate::shell::load::DiskFiles;
use crate::source::{Files, SourceFile, SourcePath};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One refresh of the site.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Looks are numbered from 1; 0 is before the first.
    pub(super) generation: u64,
    /// What had been touched before it, a few paths at most.
    pub(super) touched: Vec<String>,
    /// What was seen.
    pub(super) sight: SiteState,
}

/// What a refresh saw.
#[derive(Debug)]
pub(super) enum SiteState {
    /// Nothing yet: the first refresh is not over.
    Loading,
    /// A folder that is no site yet.
    NoSite,
    /// A folder that cannot be read, or an error of ours; in words for the editor.
    Trouble(String),
    /// A site.
    Site(Box<Loaded>),
}

/// A site as it was seen.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) inputs: Arc<Inputs>,
    pub(super) files: DiskFiles,
    pub(super) theme: Arc<Theme>,
    /// Why the theme is an earlier one.
    pub(super) theme_fault: Option<OverlayFinding>,
    pub(super) checked: Arc<Checked>,
    /// The findings: those of single files and of the site at once, those among all texts soon after.
    pub(super) outcome: Arc<CheckOutcome>,
    /// Whether that is all of them.
    pub(super) complete: bool,
    /// Files marked as drafts, shown or not.
    pub(super) drafts: BTreeSet<SourcePath>,
    /// How many findings there are, a fault of the theme among them.
    pub(super) counts: Counts,
    /// Files that became nothing because of an error in them.
    pub(super) lost: BTreeSet<SourcePath>,
}

impl Snapshot {
    /// The site, if there is one.
    pub(super) fn site(&self) -> Option<&Loaded> {
        match &self.sight {
            SiteState::Site(loaded) => Some(loaded),
            _ => None,
        }
    }
}

impl Loaded {
    /// The same site with all its findings.
    pub(super) fn completed(&self, outcome: CheckOutcome) -> Self {
        let mut counts = Counts::of(outcome.listed());
        counts.error += usize::from(self.theme_fault.is_some());
        Self {
            counts,
            outcome: Arc::new(outcome),
            complete: true,
            ..self.clone()
        }
    }

    /// What outputs are made from.
    pub(super) fn work(&self) -> Work<'_> {
        Work {
            inputs: &self.inputs,
            files: &self.files,
            theme: &self.theme,
        }
    }

    /// All findings, sorted by path.
    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        &self.outcome.diagnostics
    }

    /// The findings about one file.
    pub(super) fn about(&self, path: &SourcePath) -> &[Diagnostic] {
        let all = self.diagnostics();
        let start = all.partition_point(|found| found.path < *path);
        let end = all.partition_point(|found| found.path <= *path);
        all.get(start..end).unwrap_or(&[])
    }

    /// Findings about one file that are not among all of them yet.
    pub(super) fn later_about(&self, path: &SourcePath) -> Vec<Diagnostic> {
        match self.complete {
            true => Vec::new(),
            false => self.checked.found_now(path, &self.files),
        }
    }

    /// Findings as a browser shows them.
    pub(super) fn shown(&self, diagnostics: &[Diagnostic]) -> Vec<OverlayFinding> {
        let veil = Veil::of(diagnostics);
        overlay(&Listing {
            diagnostics: &veil.findings(diagnostics, &|path| self.text(path)),
            source: &|path| self.text(path).map(|file| veil.file(file)),
        })
    }

    /// All findings as `check --format json` gives them.
    pub(super) fn json(&self) -> String {
        let listed: Vec<_> = self.outcome.listed().into_iter().cloned().collect();
        let veil = Veil::of(&listed);
        json(&Listing {
            diagnostics: &veil.findings(&listed, &|path| self.text(path)),
            source: &|path| self.text(path).map(|file| veil.file(file)),
        })
    }

    fn text(&self, path: &SourcePath) -> Option<SourceFile> {
        let bytes = self.files.read(path).ok()?;
        Some(decode(path, &bytes).0)
    }

    /// The page at an address.
    pub(super) fn page(&self, route: &Route) -> Option<&Page> {
        self.checked.plan.page(route)
    }

    /// The file that a page is made from, where it is one file.
    pub(super) fn source(&self, page: &Page) -> Option<SourcePath> {
        let site = &self.checked.site;
        let report = |position: usize| site.reports.get(position).map(|it| it.path.clone());
        match page.kind {
            PageKind::Report(position) | PageKind::Withdrawn(position) => report(position),
            PageKind::Alias(position) => report(site.aliases.get(position)?.report),
            PageKind::OwnPage(position) => {
                site.own_pages.get(position).map(|(it, _)| it.path.clone())
            }
            PageKind::Home => Some(site.config.path.clone()),
            _ => None,
        }
    }

    /// The address of a file's page, percent-encoded, if it has one.
    pub(super) fn page_of(&self, path: &str) -> Option<String> {
        let site = &self.checked.site;
        let route = site.route_of_source(&SourcePath::new(path))?;
        Some(format!("/{}", encode_path(route.as_str())))
    }

    /// The files published beside a page.
    pub(super) fn attachments(&self, page: &Page) -> &[crate::model::Attachment] {
        let site = &self.checked.site;
        let found = match page.kind {
            PageKind::Report(position) => site.attachments.get(&position),
            PageKind::OwnPage(position) => site.page_attachments.get(&position),
            _ => None,
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// The file that might have made the page at `route`, had it not been lost: its name says so.
    pub(super) fn lost_at(&self, route: &Route) -> Option<&SourcePath> {
        let name = route.as_str().strip_suffix(".html")?;
        self.lost.iter().find(|path| {
            let path = path.as_str().trim_start_matches("content/");
            let path = path.trim_start_matches("pages/");
            let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
            stem.strip_suffix("/index").unwrap_or(stem) == name
        })
    }
}

/// Files that became nothing because of an error in them, or in the list of units.
pub(super) fn lost(
    inputs: &Inputs,
    checked: &Checked,
    drafts: &BTreeSet<SourcePath>,
) -> BTreeSet<SourcePath> {
    let errors = checked.outcome.diagnostics.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let faulty: BTreeSet<&SourcePath> = errors.map(|found| &found.path).collect();
    let in_units = UNITS
        .iter()
        .any(|path| faulty.contains(&SourcePath::new(*path)));
    let by_units = |path: &SourcePath| {
        in_units && path.as_str().starts_with("content/") && !drafts.contains(path)
    };
    let paths = inputs.files.iter().map(|file| &file.path);
    let is_lost = |path: &&SourcePath| {
        !checked.site.by_source.contains_key(*path)
            && Form::of(path).is_some()
            && (faulty.contains(*path) || by_units(path))
    };
    paths.filter(is_lost).cloned().collect()
}

/// Where units may be listed.
pub(super) const UNITS: [&str; 2] = ["content/units.yaml", "content/units.yml"];

/// A fault of the theme as a browser shows it.
pub(super) fn theme_fault(theme: &str, error: &ThemeError) -> OverlayFinding {
    fault(
        format!("themes/{theme}/{}", error.file),
        error.line.unwrap_or(0),
        error.message.clone(),
        "改好主题的这个文件；在那以前显示的是改错之前的样子".to_owned(),
    )
}

/// A fault that no rule has found.
pub(super) fn fault(path: String, line: usize, message: String, help: String) -> OverlayFinding {
    OverlayFinding {
        code: String::new(),
        severity: Severity::Error.word(),
        label: Severity::Error.label(),
        path,
        line,
        column: 0,
        reports: Vec::new(),
        before: String::new(),
        mark: String::new(),
        after: String::new(),
        message,
        help,
    }
}
