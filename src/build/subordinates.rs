//! The data of subordinate sites, read side by side and kept as long as it stays as it is.
//!
//! Invariant: what is kept is what reading again would give, as far as stamps tell the truth.

use super::inputs::Stamp;
use super::parts::SiteInput;
use crate::check::{leaks, may_hold_leak};
use crate::config::{Config, SUBORDINATE_DATA, SubordinateSetting};
use crate::diagnostic::Diagnostic;
use crate::import::Place;
use crate::model::SubordinateSite;
use crate::source::{SourcePath, Span};
use crate::subordinate::{ReadSite, read_site, unlisted};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::sync::Arc;

/// What was read of subordinate sites so far.
#[derive(Debug, Default)]
pub(super) struct SubordinateCache {
    /// The settings that it was read under.
    config: Option<Config>,
    known: Vec<Known>,
}

/// A subordinate site, and what it was read from.
#[derive(Clone, Debug)]
struct Known {
    setting: SubordinateSetting,
    files: Vec<(SourcePath, Stamp)>,
    site: Arc<SubordinateSite>,
    findings: Vec<Diagnostic>,
}

impl SubordinateCache {
    /// The subordinate sites of the settings, in their order. What is wrong with their data goes to `found`.
    pub(super) fn read(
        &mut self,
        from: SiteInput<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<SubordinateSite>> {
        let config = &from.settings.config;
        if self.config.as_ref() != Some(config) {
            self.config = Some(config.clone());
            self.known.clear();
        }
        let known = &self.known;
        let read = config.subordinates.par_iter().with_max_len(1);
        let read = read.map(|setting| {
            let files = files_in(from, setting);
            let kept = known.iter().find(|one| one.setting == *setting);
            match kept.filter(|one| one.files == files) {
                Some(kept) => kept.clone(),
                None => Known::read(from, setting, files),
            }
        });
        self.known = read.collect();
        let paths = from.inputs.subordinates.iter().map(|file| &file.path);
        found.extend(unlisted(&config.subordinates, paths));
        found.extend(self.known.iter().flat_map(|one| one.findings.clone()));
        let sites = self.known.iter().map(|one| Arc::clone(&one.site));
        sites.collect()
    }

    /// Has a site's data read again, whatever the stamps of its files say.
    pub(super) fn forget(&mut self, path: &SourcePath) {
        if path.as_str().starts_with(SUBORDINATE_DATA) {
            self.known.retain(|one| !is_in(path, &one.setting.folder));
        }
    }
}

impl Known {
    fn read(
        from: SiteInput<'_>,
        setting: &SubordinateSetting,
        files: Vec<(SourcePath, Stamp)>,
    ) -> Self {
        let config = &from.settings.config;
        let look =
            |path: &SourcePath, span: Span, text: &str| leaks_in_data(config, (path, span), text);
        let ReadSite { site, findings } = read_site(&config.path, setting, from.files, &look);
        Self {
            setting: setting.clone(),
            files,
            site: Arc::new(site),
            findings,
        }
    }
}

/// What must not be published of a text in foreign data.
fn leaks_in_data(
    config: &Config,
    (path, span): (&SourcePath, Span),
    text: &str,
) -> Vec<Diagnostic> {
    if !may_hold_leak(text) {
        return Vec::new();
    }
    let leaks = leaks(config, Place::FileName, text).into_iter();
    let found = leaks.map(|leak| {
        let message = format!("下级站点的数据里{}", leak.message);
        Diagnostic::new(leak.code, path, span, message)
            .help("马上告诉下级站点撤下或改正；它重新发布以后，再复制它的 data 文件夹")
    });
    found.collect()
}

/// The files of a site's data, with their states.
fn files_in(from: SiteInput<'_>, setting: &SubordinateSetting) -> Vec<(SourcePath, Stamp)> {
    let files = from.inputs.subordinates.iter();
    let files = files.filter(|file| is_in(&file.path, &setting.folder));
    files.map(|file| (file.path.clone(), file.stamp)).collect()
}

fn is_in(path: &SourcePath, folder: &SourcePath) -> bool {
    let rest = path.as_str().strip_prefix(folder.as_str());
    rest.is_some_and(|rest| rest.starts_with('/'))
}
