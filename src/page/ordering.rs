//! What the orders of a list come to: which of them say something, and the reports in each.
//!
//! Invariant: an order holds every report of its list once. Those that lack the figure come last; those
//! that are equal in it stand as in the usual order.

use super::order::Order;
use crate::model::{Money, Rate, Report, Score, Site};
use jiff::civil::Date;
use std::cmp::Reverse;

/// The reports of a list in an order.
#[derive(Debug)]
pub(super) struct Ordered {
    /// The reports, as positions in [`Site::reports`].
    pub reports: Vec<usize>,
    /// How many of them lack the figure: the last ones.
    pub lacking: usize,
    /// How many stand by 全年预算数, because they state no 全年执行数. Of amounts only.
    pub by_budget: usize,
}

/// What a report stands by in an order. What is less comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Figure {
    Date(Reverse<Date>),
    Score(Score),
    Amount(Reverse<Money>),
    Rate(Rate),
}

impl Ordered {
    /// The `reports`, which stand in the usual order, in another one.
    pub(super) fn new(site: &Site, reports: &[usize], order: Order) -> Self {
        let figure = |at: &usize| figure(&site.reports[*at], order);
        let mut sorted = reports.to_vec();
        sorted.sort_by_cached_key(|at| {
            let figure = figure(at);
            (figure.is_none(), figure)
        });
        let stated = sorted.partition_point(|at| figure(at).is_some());
        let by_budget = match order {
            Order::Amount => {
                let stated = sorted[..stated].iter();
                let spent = |at: &usize| site.reports[*at].funds.spent;
                stated.filter(|at| spent(at).is_none()).count()
            }
            _ => 0,
        };
        Self {
            lacking: sorted.len() - stated,
            reports: sorted,
            by_budget,
        }
    }
}

/// Those of the orders `asked` that say something of `reports`: at least two of them differ in the figure.
pub(super) fn telling(
    site: &Site,
    reports: &[usize],
    asked: &'static [Order],
) -> impl Iterator<Item = Order> {
    let asked = asked.iter().copied();
    asked.filter(move |order| {
        let stated = |at: &usize| figure(&site.reports[*at], *order);
        let mut figures = reports.iter().filter_map(stated);
        let first = figures.next();
        figures.any(|figure| Some(figure) != first)
    })
}

/// What a report stands by; `None` where it does not state it.
fn figure(report: &Report, order: Order) -> Option<Figure> {
    let funds = &report.funds;
    match order {
        Order::Name => None,
        Order::Date => {
            let published = report.published?;
            Some(Figure::Date(Reverse(published.value.date)))
        }
        Order::Score => Some(Figure::Score(report.score?.value)),
        Order::Amount => {
            let amount = funds.spent.or(funds.budget)?;
            Some(Figure::Amount(Reverse(amount.value)))
        }
        Order::Rate => funds.execution().map(Figure::Rate),
    }
}
