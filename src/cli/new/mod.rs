//! `mingbai new`: a site or a report to begin with. Nothing that exists is ever overwritten.

mod report;
mod site;

use super::args::New;
use super::output::Outcome;
use std::path::Path;

/// Makes what was asked for.
pub(super) fn run(root: &Path, what: &New) -> Outcome {
    match what {
        New::Site { folder } => site::run(folder),
        New::Report {
            unit,
            year,
            project,
        } => report::run(root, unit, year, project),
    }
}
