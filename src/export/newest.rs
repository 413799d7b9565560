//! The newest reports, by what was done to them last.
//!
//! Takes the site, or a unit or year of it; only reports with a date count, for no clock is asked.

use super::feed::Feed;
use crate::model::{Moment, Site};
use std::cmp::Reverse;

/// Entries of one feed.
const NEWEST: usize = 50;

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
