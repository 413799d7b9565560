//! Which units have reports of which years, and which should: the one judgement of it, for pages, data
//! and rules.
//!
//! There is no clock: that something is missing means that the site does not have it, on whatever day,
//! and never that somebody is to blame. A report counts for its own unit, not for the one above it.
//! Drafts are no reports.

use super::lateness::{Deadline, Lateness};
use super::report::Report;
use super::site::Site;
use super::value::{Text, Year};
use crate::config::YearSet;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// What the site has of a unit and a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage<'a> {
    /// There are reports, whether they are due or not.
    Published(PublishedCount),
    /// All that there were are taken back.
    Withdrawn,
    /// None is due, although others' are: the reason.
    Exempt(&'a str),
    /// One is due, and the site has none.
    Missing {
        /// By when, where the site says.
        due: Option<Date>,
    },
    /// There is none, and the settings ask for none.
    NotDue,
}

/// The published reports of a unit and a year. Those late, unchecked and undated are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PublishedCount {
    /// All of them.
    pub reports: usize,
    /// Those published late.
    pub late: usize,
    /// Those after the deadline in a year whose working days are not known.
    pub unchecked: usize,
    /// Those that have a deadline and do not say when they were published.
    pub undated: usize,
}

/// Which units are due in which years, found from the settings.
#[derive(Debug, Default)]
pub(crate) struct Due {
    /// By unit.
    pub(super) years: Vec<YearSet>,
    /// The reasons of those that are exempt.
    pub(super) exempt: HashMap<(usize, Year), usize>,
    pub(super) reasons: Vec<Text>,
}

/// What is known of units and years; asked through [`Site::coverage`].
#[derive(Debug, Default)]
pub struct CoverageIndex {
    due: Option<Due>,
    /// By unit, then by year: what is published, and how many reports are taken back.
    counts: Vec<BTreeMap<Year, (PublishedCount, usize)>>,
}

impl CoverageIndex {
    /// Counts the reports of a site; `due` is what its settings ask for.
    pub(super) fn new(site: &Site, due: Option<Due>) -> Self {
        let mut counts = vec![BTreeMap::<Year, (PublishedCount, usize)>::new(); site.units.len()];
        let mut deadlines: BTreeMap<Year, Option<Deadline>> = BTreeMap::new();
        for (report, unit) in site.reports.iter().zip(&site.unit_of) {
            let year = report.year.value;
            let deadline = || Deadline::of(&site.config.deadlines, year);
            let deadline = *deadlines.entry(year).or_insert_with(deadline);
            let (published, withdrawn) = counts[*unit].entry(year).or_default();
            match report.withdrawn {
                None => published.add(report, deadline),
                Some(_) => *withdrawn += 1,
            }
        }
        Self { due, counts }
    }
}

impl PublishedCount {
    fn add(&mut self, report: &Report, deadline: Option<Deadline>) {
        self.reports += 1;
        let Some(deadline) = deadline else { return };
        match report.published.map(|on| deadline.judge(on.value.date)) {
            None => self.undated += 1,
            Some(Lateness::InTime) => {}
            Some(Lateness::Unchecked) => self.unchecked += 1,
            Some(Lateness::Late { .. } | Lateness::SurelyLate) => self.late += 1,
        }
    }
}

impl Site {
    /// What the site has of a unit, by its position, and a year.
    pub fn coverage(&self, unit: usize, year: Year) -> Coverage<'_> {
        let known = self.coverage.counts.get(unit);
        match known.and_then(|years| years.get(&year)) {
            Some((published, _)) if published.reports > 0 => Coverage::Published(*published),
            Some(_) => Coverage::Withdrawn,
            None if !self.is_due(unit, year) => Coverage::NotDue,
            None => match self.exemption(unit, year) {
                Some(reason) => Coverage::Exempt(reason),
                None => Coverage::Missing {
                    due: self.config.deadlines.of(year.0),
                },
            },
        }
    }

    /// Whether the settings say which units are due.
    pub fn says_what_is_due(&self) -> bool {
        self.coverage.due.is_some()
    }

    /// Whether the settings ask a unit for reports of a year, be it exempt or not.
    pub fn is_due(&self, unit: usize, year: Year) -> bool {
        self.due_years(unit).has(year.0)
    }

    /// Why a unit is exempt in a year, if it is.
    pub fn exemption(&self, unit: usize, year: Year) -> Option<&str> {
        let due = self.coverage.due.as_ref()?;
        let reason = due.exempt.get(&(unit, year))?;
        due.reasons.get(*reason).map(|reason| &**reason)
    }

    /// The years of a unit that there is something to say of: all but those [`Coverage::NotDue`].
    pub fn coverage_years(&self, unit: usize) -> YearSet {
        let known = self.coverage.counts.get(unit).into_iter().flatten();
        known.fold(self.due_years(unit), |years, (year, _)| {
            years | YearSet::of(year.0)
        })
    }

    fn due_years(&self, unit: usize) -> YearSet {
        let due = self.coverage.due.as_ref();
        let years = due.and_then(|due| due.years.get(unit));
        years.copied().unwrap_or_default()
    }
}

/// How many units and years there are of each [`Coverage`] among those that are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoverageCount {
    /// Units and years that are due: the sum of the next four.
    pub due: usize,
    /// Those with reports.
    pub published: usize,
    /// Those whose reports are taken back.
    pub withdrawn: usize,
    /// Those that are exempt and have none.
    pub exempt: usize,
    /// Those without.
    pub missing: usize,
    /// Of those with reports, the ones with a late report.
    pub late: usize,
    /// Reports, among these, whose publication cannot be held against the deadline: no date, or no
    /// notice of holidays.
    pub unjudged: usize,
}

impl CoverageCount {
    /// Counts one unit and year, if it is due.
    pub fn add(&mut self, site: &Site, unit: usize, year: Year) {
        if !site.is_due(unit, year) {
            return;
        }
        self.due += 1;
        match site.coverage(unit, year) {
            Coverage::Published(count) => {
                self.published += 1;
                self.late += usize::from(count.late > 0);
                self.unjudged += count.undated + count.unchecked;
            }
            Coverage::Withdrawn => self.withdrawn += 1,
            Coverage::Exempt(_) => self.exempt += 1,
            Coverage::Missing { .. } => self.missing += 1,
            Coverage::NotDue => {}
        }
    }
}
