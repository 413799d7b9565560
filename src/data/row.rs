//! Rows of a table, one at a time.

use super::table::DataTable;
use crate::model::{Goal, Indicator, Judgement, Report, Site, Tally, Unit};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;
use std::slice;

/// One row: which report or unit it is of, and which of its lines.
#[derive(Debug)]
pub struct DataRow<'a> {
    /// The site.
    pub(super) site: &'a Site,
    /// A position in [`Site::reports`], that of its first report in the table of units by year; in
    /// [`Site::units`] in the table of units.
    pub(super) at: usize,
    /// Which line of it, counted from 0.
    pub(super) index: usize,
    lines: Rc<RowLines<'a>>,
    judged: OnceCell<Judgement>,
    tally: OnceCell<Box<Tally>>,
}

/// The lines of the report that rows are of, unpacked for the first of them that asks.
#[derive(Debug, Default)]
struct RowLines<'a> {
    goals: OnceCell<Cow<'a, [Goal]>>,
    indicators: OnceCell<Cow<'a, [Indicator]>>,
}

impl<'a> DataRow<'a> {
    /// What came of the row's goal or indicator, judged once for all its cells.
    pub(super) fn judged(&self, judge: impl FnOnce() -> Judgement) -> Judgement {
        *self.judged.get_or_init(judge)
    }

    /// What the reports of the row's unit and year come to, worked out once for all its cells.
    pub(super) fn tally(&self) -> &Tally {
        self.tally.get_or_init(|| {
            let unit = self.site.unit_of[self.at];
            let of_year = self.site.by_year.get(&self.report().year.value);
            let from_here = of_year.into_iter().flatten().copied();
            let from_here = from_here.skip_while(|report| *report < self.at);
            let of_unit = from_here.take_while(|report| self.site.unit_of[*report] == unit);
            let reports: Vec<usize> = of_unit.collect();
            Box::new(Tally::of(self.site, &reports))
        })
    }

    /// The report it is of.
    pub(super) fn report(&self) -> &'a Report {
        &self.site.reports[self.at]
    }

    /// The goals of its report.
    pub(super) fn goals(&self) -> &[Goal] {
        self.lines.goals.get_or_init(|| self.report().goals())
    }

    /// The indicators of its report.
    pub(super) fn indicators(&self) -> &[Indicator] {
        self.lines
            .indicators
            .get_or_init(|| self.report().indicators())
    }

    /// The unit of its report.
    pub(super) fn unit(&self) -> &'a Unit {
        &self.site.units[self.site.unit_of[self.at]]
    }
}

/// Rows of a table, in order; nothing is kept of one that was given.
pub struct DataRows<'a> {
    site: &'a Site,
    table: &'a DataTable,
    subjects: slice::Iter<'a, usize>,
    at: usize,
    next: usize,
    count: usize,
    lines: Rc<RowLines<'a>>,
}

impl<'a> DataRows<'a> {
    /// The rows of these reports or units.
    pub(super) fn of(site: &'a Site, table: &'a DataTable, subjects: &'a [usize]) -> Self {
        Self {
            site,
            table,
            subjects: subjects.iter(),
            at: 0,
            next: 0,
            count: 0,
            lines: Rc::default(),
        }
    }
}

impl<'a> Iterator for DataRows<'a> {
    type Item = DataRow<'a>;

    fn next(&mut self) -> Option<DataRow<'a>> {
        while self.next == self.count {
            self.at = *self.subjects.next()?;
            self.next = 0;
            self.count = (self.table.lines)(self.site, self.at);
            self.lines = Rc::default();
        }
        let row = DataRow {
            site: self.site,
            at: self.at,
            index: self.next,
            lines: Rc::clone(&self.lines),
            judged: OnceCell::new(),
            tally: OnceCell::new(),
        };
        self.next += 1;
        Some(row)
    }
}
