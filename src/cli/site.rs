//! A site on disk, as every command opens it.

use crate::build::{
    self, BuildKey, BuiltFrom, Cache, Checked, Drafts, Inputs, NotedFiles, ReadUnder, Scope,
    Settings, SiteInput,
};
use crate::check::HeldFindings;
use crate::config::FILE_NAME;
use crate::model::Route;
use crate::render::Theme;
use crate::shell::{DiskFiles, FactBlocks, Limits, load, load_theme_files, program_marks};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

/// What lies on disk, and the theme it is shown with.
pub(super) struct OpenSite {
    pub(super) inputs: Inputs,
    pub(super) files: DiskFiles,
    pub(super) settings: Settings,
    /// The hash of what the settings were read from.
    noted: [u8; 32],
}

impl OpenSite {
    /// Looks at the site at `root`.
    pub(super) fn open(root: &Path) -> Result<Self, Box<dyn Error>> {
        let (inputs, files) = load(root, &Limits::default())?;
        if inputs.settings.is_none()
            && !inputs
                .findings
                .iter()
                .any(|found| found.path.as_str() == FILE_NAME)
        {
            let place = root.display();
            return Err(format!(
                "{place} 里没有 {FILE_NAME}，这里不是站点的文件夹。\
                 用 --root 指明站点所在的文件夹，或者用 mingbai new site 新建一个"
            )
            .into());
        }
        let noted = NotedFiles::new(&files);
        let settings = Settings::read(&inputs, &noted);
        Ok(Self {
            settings,
            noted: noted.hash(),
            inputs,
            files,
        })
    }

    /// The theme: the built-in one, overridden file by file from `themes/<name>`.
    pub(super) fn theme(&mut self, root: &Path) -> Result<Theme, Box<dyn Error>> {
        Ok(Theme::with_overrides(self.theme_files(root)?)?)
    }

    /// The files of `themes/<name>`. Those that cannot be used join the findings of the site.
    pub(super) fn theme_files(
        &mut self,
        root: &Path,
    ) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
        let overrides = load_theme_files(root, &self.settings.config.theme, &Limits::default())?;
        self.inputs.findings.extend(overrides.findings);
        Ok(overrides.files)
    }

    /// What a build with these files of a theme is made from, and what all its pages depend on; `None` where that
    /// cannot be told from the disk.
    pub(super) fn keys(
        &self,
        theme: &BTreeMap<String, Vec<u8>>,
        drafts: Drafts,
    ) -> (Option<BuildKey>, Option<Scope>) {
        let Some(program) = program_marks() else {
            return (None, None);
        };
        let from = BuiltFrom {
            program: &program,
            settings: self.noted,
            theme,
            drafts,
        };
        (BuildKey::of(&self.inputs, &from), Some(from.scope()))
    }

    /// What an earlier run of the program kept of this site, in `blocks`; nothing where it may not be asked.
    pub(super) fn recalled(&self, blocks: Option<&FactBlocks>) -> Cache {
        let Some((blocks, program)) = blocks.zip(program_marks()) else {
            return Cache::default();
        };
        let under = ReadUnder {
            program: &program,
            noted: self.noted,
            settings: &self.settings,
        };
        Cache::recalled(blocks, &under, &self.inputs)
    }

    /// Reads what is not known yet, plans and checks it, and keeps in `blocks` what was read. `assets` are the
    /// addresses of the theme's own files.
    pub(super) fn check(
        &self,
        (drafts, listing): (Drafts, HeldFindings),
        assets: &[Route],
        blocks: Option<&FactBlocks>,
    ) -> Checked {
        let mut cache = self.recalled(blocks);
        if let Some(blocks) = blocks {
            cache = cache.with_scratch(Arc::new(blocks.scratch()));
        }
        let from = SiteInput {
            settings: &self.settings,
            inputs: &self.inputs,
            files: &self.files,
            drafts,
            listing,
        };
        let checked = build::check_with(&mut cache, from, assets);
        if let Some(blocks) = blocks {
            cache.keep(blocks);
        }
        checked
    }
}

/// The choice behind `--drafts`.
pub(super) fn drafts(included: bool) -> Drafts {
    if included { Drafts::In } else { Drafts::Out }
}
