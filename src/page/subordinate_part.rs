//! Where pages of subordinate sites lie, and which page of which site one is.

use crate::model::{Route, Site, Year};

/// The page of all subordinate sites.
pub(super) const SUBORDINATE_SITES: &str = "subordinate-sites/index.html";

/// One page of the reports of a subordinate site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SubordinatePart {
    /// The site: a position in [`Site::subordinates`].
    pub site: usize,
    /// The year; `None` for all years.
    pub year: Option<Year>,
    /// The page, counted from 1.
    pub number: u32,
}

/// The address of the first page of a subordinate site's reports.
pub(super) fn reports_route(site: &Site, position: usize, year: Option<Year>) -> Route {
    let slug = &site.subordinates[position].slug;
    Route::new(match year {
        None => format!("subordinate-sites/{slug}/index.html"),
        Some(year) => format!("subordinate-sites/{slug}/{year}/index.html"),
    })
}
