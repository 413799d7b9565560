//! The feeds, and the newest reports of each, by what was done to them last.
//!
//! Takes the site, or a unit or year of it; only reports with a date count, for no clock is asked.

use crate::model::{Moment, Route, Site, Year};
use std::cmp::Reverse;

/// Entries of one feed.
const NEWEST: usize = 50;

/// What a feed is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feed {
    /// All reports.
    Site,
    /// The reports of a unit: a position in [`Site::units`].
    Unit(usize),
    /// The reports of a year.
    Year(Year),
    /// Corrections and withdrawals.
    Changes,
}

impl Feed {
    /// Its address.
    pub(super) fn route(self, site: &Site) -> Route {
        Route::new(match self {
            Self::Site => "feed.xml".to_owned(),
            Self::Unit(unit) => format!("units/{}.xml", site.units[unit].id),
            Self::Year(year) => format!("{year}/feed.xml"),
            Self::Changes => "changes.xml".to_owned(),
        })
    }

    /// Its title, and the page it follows.
    pub(super) fn about(self, site: &Site) -> (String, String) {
        let title = &site.config.title;
        match self {
            Self::Site => (title.to_string(), String::new()),
            Self::Unit(unit) => {
                let unit = &site.units[unit];
                (
                    format!("{title}：{}", unit.name),
                    format!("units/{}.html", unit.id),
                )
            }
            Self::Year(year) => (format!("{title}：{year}年度"), format!("{year}/index.html")),
            Self::Changes => (format!("{title}：更正和撤下"), "changes.html".to_owned()),
        }
    }
}

/// The reports that a feed of reports is of and that have a date.
pub(super) fn dated(site: &Site, feed: Feed) -> Box<dyn Iterator<Item = usize> + '_> {
    let has_date = |report: &usize| site.reports[*report].published.is_some();
    match feed {
        Feed::Unit(unit) => Box::new(site.by_unit[unit].iter().copied().filter(has_date)),
        Feed::Year(year) => {
            let reports = site.by_year.get(&year).into_iter().flatten();
            Box::new(reports.copied().filter(has_date))
        }
        Feed::Site | Feed::Changes => {
            Box::new(site.by_year.values().flatten().copied().filter(has_date))
        }
    }
}

/// The newest of them, newest first.
pub(super) fn newest(site: &Site, feed: Feed) -> Vec<usize> {
    let mut dated: Vec<usize> = dated(site, feed).collect();
    dated.sort_by_key(|report| (Reverse(changed(site, *report)), *report));
    dated.truncate(NEWEST);
    dated
}

/// When a report was last changed: its newest correction, else its publication.
pub(super) fn changed(site: &Site, report: usize) -> Option<Moment> {
    let report = &site.reports[report];
    let corrected = report.corrections.first().map(|correction| correction.date);
    let published = report.published.as_ref()?.value;
    Some(corrected.map_or(published, |corrected| corrected.max(published)))
}
