//! What the data package of a subordinate site says: foreign bytes to a [`SubordinateSite`], within hard limits.
//!
//! Takes a copy of a site's `data/` as the settings name it. Total: whatever the files hold comes to a site and
//! findings, in bounded time and memory; tables are read row by row. Invariant: a package passes whole or not at
//! all, so that no figure is ever made of a part of it; nothing passes whose hash is not the package's.

use mingbai_config as config;
use mingbai_data as data;
use mingbai_diagnostic as diagnostic;
use mingbai_field as field;
use mingbai_model as model;
use mingbai_source as source;
use mingbai_text as text;

mod cell;
mod csv;
mod find_leaks;
mod package;
mod reports;
mod table;
mod withdrawals;
mod years;

use crate::config::{SUBORDINATE_DATA, SubordinateSetting};
use crate::data::{REPORTS, UNIT_YEARS, WITHDRAWALS};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{SubordinatePackage, SubordinateSite, Text};
use crate::source::{Files, SourcePath};
pub use find_leaks::FindLeaks;
use package::Package;
use reports::ReadReports;
use std::collections::BTreeSet;
use table::OpenTables;

/// A subordinate site as it was read.
#[derive(Clone, Debug)]
pub struct ReadSite {
    /// The site. Without a package, if there are findings.
    pub site: SubordinateSite,
    /// Why its data did not pass.
    pub findings: Vec<Diagnostic>,
}

/// Reads the data of a subordinate site. `settings` is the file that names it.
pub fn read_site(
    settings: &SourcePath,
    setting: &SubordinateSetting,
    files: &dyn Files,
    look: &FindLeaks<'_>,
) -> ReadSite {
    let (package, findings) = match read_package(settings, setting, files, look) {
        Ok(package) => (Some(package), Vec::new()),
        Err(findings) => (None, findings),
    };
    ReadSite {
        site: SubordinateSite {
            name: setting.name.clone(),
            slug: setting.slug().into(),
            package,
        },
        findings,
    }
}

fn read_package(
    settings: &SourcePath,
    setting: &SubordinateSetting,
    files: &dyn Files,
    look: &FindLeaks<'_>,
) -> Result<SubordinatePackage, Vec<Diagnostic>> {
    let package = Package::read(&setting.folder, files, look)?;
    let base_url = base_url(settings, setting, &package).map_err(|found| vec![*found])?;
    let from = OpenTables {
        files,
        package: &package,
        look,
    };
    let tables = [REPORTS, UNIT_YEARS].map(|table| package.table(table.name).is_some());
    let (reports, years) = match tables {
        // A site without a report publishes neither table.
        [false, false] => (ReadReports::default(), Vec::new()),
        _ => {
            let reports = reports::read(&from, &base_url)?;
            let years = years::read(&from, &reports.reports)?;
            (reports, years)
        }
    };
    let withdrawn = match package.table(WITHDRAWALS.name) {
        Some(_) => withdrawals::read(&from, &reports.paths)?,
        None => 0,
    };
    Ok(SubordinatePackage {
        title: package.title,
        base_url,
        reports: reports.reports,
        years,
        withdrawn,
        newest: reports.newest,
    })
}

/// Where the site is published: as its package says, and as the settings do, if they do.
fn base_url(
    settings: &SourcePath,
    setting: &SubordinateSetting,
    package: &Package,
) -> Result<Text, Box<Diagnostic>> {
    let (message, help) = match (&setting.url, &package.base_url) {
        (Some(own), Some(stated)) if own == stated => return Ok(own.clone()),
        (Some(one), None) | (None, Some(one)) => return Ok(one.clone()),
        (Some(own), Some(stated)) => (
            format!(
                "“{}”的网址写的是 {own}，它的数据包里却是 {stated}",
                setting.name
            ),
            "核实它的网址；是它换了网址，改这里的“网址”，或者删掉“网址”，以数据包为准",
        ),
        (None, None) => (
            format!(
                "不知道“{}”的站点发布在哪里，数据包里没有写网址",
                setting.name
            ),
            "在这一项里加上“网址: https://…/”，或请它在自己的 mingbai.yaml 里写“网址”，重新生成",
        ),
    };
    let found = Diagnostic::new(Code::SUBORDINATE_DATA, settings, setting.span, message);
    Err(Box::new(found.help(help)))
}

/// Folders with data that no setting names, from the paths of all files of such data.
pub fn unlisted<'a>(
    settings: &[SubordinateSetting],
    paths: impl Iterator<Item = &'a SourcePath>,
) -> Vec<Diagnostic> {
    let folders = paths.filter_map(|path| {
        let inside = path.as_str().strip_prefix(SUBORDINATE_DATA)?;
        let (folder, _) = inside.split_once('/')?;
        Some(format!("{SUBORDINATE_DATA}{folder}"))
    });
    let folders: BTreeSet<String> = folders.collect();
    let named = |folder: &String| settings.iter().any(|one| one.folder.as_str() == folder);
    let unlisted = folders.into_iter().filter(|folder| !named(folder));
    let found = unlisted.map(|folder| {
        let message =
            format!("{folder} 里有下级站点的数据，设置里的“下级站点”没有它，网站上不列出");
        let help = format!(
            "要列出，在 mingbai.yaml 的“下级站点”里加上一项“数据: {folder}”；不要，删掉这个文件夹"
        );
        Diagnostic::whole(Code::UNLISTED_DATA, &SourcePath::new(folder), message).help(help)
    });
    found.collect()
}
