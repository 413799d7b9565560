//! `mingbai new`: a site, a report, a form or a theme to begin with. Nothing that exists is ever overwritten.

mod form;
mod report;
mod site;
mod theme;
mod theme_files;

pub(super) use report::write_new;

use super::args::New;
use super::output::CommandResult;
use std::path::Path;

/// Makes what was asked for.
pub(super) fn run(root: &Path, what: &New) -> CommandResult {
    match what {
        New::Site { folder } => site::run(folder),
        New::Report {
            unit,
            year,
            project,
        } => report::run(root, unit, year, project),
        New::Form(arguments) => form::run(root, arguments),
        New::Theme { name, files } => theme::run(root, name, files),
    }
}
