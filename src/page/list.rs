//! Lists of reports: a year, a unit, a grade, a policy document, or all.
//!
//! Invariant: a list has at least one report, and its reports stand in the site's order.

use super::order::{Order, part_route};
use crate::model::{BasisKey, Route, Tally, Year};
use std::ops::Range;
use std::sync::OnceLock;

/// What the reports of a list have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nothing: all reports.
    All,
    /// Their year.
    Year(Year),
    /// Their unit and year: a range of the year's reports.
    UnitYear {
        /// A position in [`Site::units`].
        unit: usize,
        /// The year.
        year: Year,
        /// Where they stand among the year's reports.
        range: Range<usize>,
    },
    /// Their unit: a position in [`Site::units`].
    Unit(usize),
    /// Their grade: a position in the settings' grades.
    Grade(usize),
    /// A policy document they rest on.
    Basis(BasisKey),
}

/// A list of reports, on one or more pages.
#[derive(Debug)]
pub struct List {
    /// What its reports have in common.
    pub subject: Subject,
    /// The address of its first page.
    pub route: Route,
    /// The number of its pages, at least one.
    pub pages: u32,
    /// The sums over its reports, once they are worked out.
    pub(super) tally: OnceLock<Tally>,
}

/// One page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The list: a position in [`Plan::lists`](super::Plan::lists).
    pub list: u32,
    /// The order it stands in.
    pub order: Order,
    /// The page, counted from 1.
    pub number: u32,
}

impl List {
    pub(super) fn new(subject: Subject, route: Route, pages: u32) -> Self {
        Self {
            subject,
            route,
            pages,
            tally: OnceLock::new(),
        }
    }

    /// The address of its page `number` in an order.
    pub fn page_route(&self, order: Order, number: u32) -> Route {
        part_route(&self.route, order, number)
    }
}
