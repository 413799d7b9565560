//! The newest reports, by what was done to them last.
//!
//! Takes the site, or one unit of it; only reports with a date count, for no clock is asked.

use crate::model::{Moment, Site};
use std::cmp::Reverse;

/// Entries of one feed.
const NEWEST: usize = 50;

/// The reports of the site or of one unit that have a date.
pub(super) fn dated(site: &Site, unit: Option<usize>) -> Vec<usize> {
    let has_date = |report: &usize| site.reports[*report].published.is_some();
    match unit {
        Some(unit) => site.by_unit[unit]
            .iter()
            .copied()
            .filter(has_date)
            .collect(),
        None => site
            .by_year
            .values()
            .flatten()
            .copied()
            .filter(has_date)
            .collect(),
    }
}

/// The newest of them, newest first.
pub(super) fn newest(site: &Site, unit: Option<usize>) -> Vec<usize> {
    let mut dated = dated(site, unit);
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
