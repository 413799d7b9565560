//! What the server tells whoever started it.

use crate::diagnostic::render::Counts;
use std::time::Duration;

/// What the server says while it runs.
#[derive(Clone, Copy, Debug)]
pub enum ServerEvent<'a> {
    /// A refresh of the site is over.
    Refreshed {
        /// Reports shown.
        reports: usize,
        /// Findings.
        counts: Counts,
        /// How long it took.
        took: Duration,
    },
    /// All texts were held against each other as well, and more was found.
    Completed {
        /// Findings in all.
        counts: Counts,
    },
    /// There is no site in the folder yet.
    NoSite,
    /// The site cannot be read, and why.
    Trouble(&'a str),
}
