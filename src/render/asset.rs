//! A theme's files that are published as they are: the style sheet, pictures.

use crate::model::Route;
use std::borrow::Cow;

/// A file of a theme, published under `assets/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Where it is published.
    pub route: Route,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// Whether a path below `assets/` can be an address: plain names, no step outwards.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    })
}
