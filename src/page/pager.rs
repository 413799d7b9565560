//! The pages that a long table is cut into.

use super::context::PageContext;
use super::order::{Order, part_route};
use crate::model::Route;
use serde::Serialize;

/// Where the reader is in a table of several pages.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// This page, counted from 1.
    pub number: u32,
    /// Number of pages.
    pub pages: u32,
    /// The first page.
    pub first: Option<String>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The last page.
    pub last: Option<String>,
}

impl Pager {
    /// Page `number` of `pages` of what begins at `first`, in an order.
    pub(super) fn new(
        ctx: &PageContext<'_>,
        (first, order): (&Route, Order),
        number: u32,
        pages: u32,
    ) -> Self {
        let to = |number| ctx.href(&part_route(first, order, number));
        Self {
            number,
            pages,
            first: (number > 2).then(|| to(1)),
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < pages).then(|| to(number + 1)),
            last: (number + 1 < pages).then(|| to(pages)),
        }
    }
}
