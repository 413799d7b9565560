//! `mingbai check`: all findings, nothing written.

use super::args::{CheckArguments, Format};
use super::findings::rendered;
use super::output::{Outcome, print, print_error};
use super::site::{OpenSite, drafts};
use crate::build;
use crate::diagnostic::render::Listing;
use std::path::Path;

/// Checks the site at `root`.
pub(super) fn run(root: &Path, arguments: &CheckArguments) -> Outcome {
    let mut site = OpenSite::open(root)?;
    let assets = site.theme(root)?.routes();
    let checked = build::check(&site.inputs, &site.files, drafts(arguments.drafts), &assets);
    let settled = &checked.settled;
    print(&rendered(
        &settled.diagnostics,
        &site.files,
        arguments.format,
    ))?;
    if arguments.format == Format::Text {
        for waived in &settled.waived {
            let count = waived.count;
            print(&format!(
                "豁免 {} {}（{count}处）：{}\n",
                waived.code, waived.path, waived.reason
            ))?;
        }
    }
    let counts = Listing {
        diagnostics: &settled.diagnostics,
        source: &|_| None,
    }
    .counts();
    if matches!(arguments.format, Format::Sarif | Format::Github) {
        print_error(&format!("{counts}\n"))?;
    }
    Ok(if settled.blocks() {
        super::faulty()
    } else {
        super::FINE
    })
}
