//! `mingbai new form`: an empty 项目支出绩效自评表 as a workbook, to be filled in and imported.

use super::report::{find_unit, read_year, write_new};
use crate::cli::args::FormArguments;
use crate::cli::output::{CommandResult, FINE, print};
use crate::cli::site::OpenSite;
use crate::config::profile::{DEFAULT, built_in};
use crate::config::{FILE_NAME, Grade};
use crate::export::form::{FormContent, workbook};
use std::path::Path;

/// The name of the file where none is given.
const NAME: &str = "项目支出绩效自评表.xlsx";

/// Makes a form with the profile and the grades of the site, or with the national ones where there is no site.
pub(super) fn run(root: &Path, arguments: &FormArguments) -> CommandResult {
    let year = arguments.year.as_deref().map(read_year).transpose()?;
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let site = match root.join(FILE_NAME).exists() {
        true => Some(OpenSite::open(root)?),
        false => None,
    };
    let word = arguments.unit.as_deref().unwrap_or_default().trim();
    let unit = match &site {
        Some(site) if !word.is_empty() => find_unit(site, word)?.map(|unit| unit.name.to_string()),
        _ => None,
    };
    let grades = Grade::defaults();
    let config = site.as_ref().map(|site| &site.settings.config);
    let profile = config.map_or_else(|| built_in(DEFAULT), |config| &config.profile);
    let bytes = workbook(&FormContent {
        profile,
        grades: config.map_or(&grades, |config| &config.grades),
        year: &year,
        unit: unit.as_deref().unwrap_or(word),
        project: arguments.project.as_deref().unwrap_or_default().trim(),
    });
    let path = arguments.output.as_deref().unwrap_or(Path::new(NAME));
    write_new(path, &bytes)?;
    let shown = path.display();
    print(&format!(
        "空的自评表：{shown}（{}）\n用 Excel、WPS 或 LibreOffice 打开，点到格子上会提示怎么填；合计、执行率和总分自动算出\n\
         填好保存以后，运行 mingbai import {shown}\n",
        profile.title
    ))?;
    Ok(FINE)
}
