//! What was made public, corrected or taken back, newest first.
//!
//! Takes the site. Only what has a date counts, for no clock is asked.

use crate::model::{Moment, Site};
use std::cmp::Reverse;

/// Something that happened to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportChange {
    /// When.
    pub date: Moment,
    /// What.
    pub kind: ChangeKind,
    /// A position in [`Site::reports`].
    pub report: usize,
}

/// What happened to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It was taken back.
    Withdrawn,
    /// It was corrected: which of its corrections, newest first.
    Corrected(usize),
    /// It was made public.
    Published,
}

/// The newest `most` changes among those that are `wanted`.
pub fn changes(site: &Site, most: usize, wanted: impl Fn(ChangeKind) -> bool) -> Vec<ReportChange> {
    let all = (0..site.reports.len()).flat_map(|report| of_report(site, report));
    let mut all: Vec<ReportChange> = all.filter(|change| wanted(change.kind)).collect();
    let key = |change: &ReportChange| (Reverse(change.date), change.kind, change.report);
    if all.len() > most && most > 0 {
        all.select_nth_unstable_by_key(most - 1, key);
        all.truncate(most);
    }
    all.sort_unstable_by_key(key);
    all
}

/// All that happened to a report. Of one that was taken back its page says only that.
fn of_report(site: &Site, position: usize) -> impl Iterator<Item = ReportChange> {
    let report = &site.reports[position];
    let withdrawn = report.withdrawn.as_deref();
    let taken_back = withdrawn.and_then(|withdrawn| withdrawn.date);
    let there = withdrawn.is_none();
    let published = report
        .published
        .filter(|_| there)
        .map(|moment| moment.value);
    let corrections = report.corrections.iter().enumerate().filter(move |_| there);
    let corrected =
        corrections.map(|(at, correction)| (ChangeKind::Corrected(at), correction.date));
    let taken_back = taken_back.map(|date| (ChangeKind::Withdrawn, date));
    let published = published.map(|date| (ChangeKind::Published, date));
    let all = taken_back.into_iter().chain(corrected).chain(published);
    all.map(move |(kind, date)| ReportChange {
        date,
        kind,
        report: position,
    })
}
