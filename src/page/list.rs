//! Lists of reports: a year, a unit, a grade, a policy document, or all.
//!
//! Invariant: a list has at least one report, and its reports stand in the site's order.

use super::memo::SharedValue;
use super::order::{OTHERS, Order, part_route};
use super::ordering::Ordered;
use crate::model::{BasisKey, Route, Tally, Year};
use std::ops::Range;

/// Fewer reports than these need no other order.
const FEW: usize = 10;
/// Fewer reports than these are seen at a glance where all are of one unit.
const SCREENS: usize = 30;

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

impl Subject {
    /// The orders beside the usual one that a list of so many reports may stand in. A short list is read
    /// faster than ordered; the rest is a matter of cost, for each order writes every line of a list anew,
    /// which takes a build of many reports about a fiftieth of its time. So all orders are of a year, and
    /// of a unit's year that goes beyond a screen or two; a unit over the years stands by amount as well.
    pub(super) fn other_orders(&self, reports: usize) -> &'static [Order] {
        let (orders, least): (&[Order], usize) = match self {
            Self::Year(_) => (&OTHERS, FEW),
            Self::UnitYear { .. } => (&OTHERS, SCREENS),
            Self::Unit(_) => (&[Order::Amount], SCREENS),
            Self::All | Self::Grade(_) | Self::Basis(_) => (&[], 0),
        };
        match reports >= least {
            true => orders,
            false => &[],
        }
    }
}

/// A list of reports, on one or more pages.
#[derive(Debug)]
pub struct List {
    /// What its reports have in common.
    pub subject: Subject,
    /// The address of its first page.
    pub route: Route,
    /// The number of its pages in each order, at least one.
    pub pages: u32,
    /// Most reports on one of its pages.
    pub page_size: usize,
    /// The orders it stands in, the usual one first.
    pub orders: Vec<Order>,
    /// The sums over its reports, once they are worked out.
    pub(super) tally: SharedValue<Tally>,
    /// Its reports in the other orders, once they are sorted, as in [`OTHERS`](super::order::OTHERS).
    pub(super) ordered: [SharedValue<Ordered>; 4],
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
    pub(super) fn new(subject: Subject, route: Route) -> Self {
        Self {
            subject,
            route,
            pages: 1,
            page_size: 1,
            orders: vec![Order::Name],
            tally: SharedValue::new(),
            ordered: [const { SharedValue::new() }; 4],
        }
    }

    /// The address of its page `number` in an order.
    pub fn page_route(&self, order: Order, number: u32) -> Route {
        part_route(&self.route, order, number)
    }

    /// The address of its first page in an order; in the usual one where it does not stand in that.
    pub(super) fn route_in(&self, order: Order) -> Route {
        match self.orders.contains(&order) {
            true => self.page_route(order, 1),
            false => self.route.clone(),
        }
    }
}
