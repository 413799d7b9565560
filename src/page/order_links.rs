//! The orders that a reader may choose.

use super::context::PageContext;
use super::order::{Order, part_route};
use crate::model::Route;
use serde::Serialize;

/// One of the orders that a reader may choose.
#[derive(Debug, Serialize)]
pub struct OrderLink {
    /// Which: `name`, `date`, `score`, `amount` or `rate`.
    pub key: &'static str,
    /// The first page in this order.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
}

/// The orders of what begins at `first`; empty where there is one only.
pub(super) fn order_links(
    ctx: &PageContext<'_>,
    first: &Route,
    orders: &[Order],
    current: Order,
) -> Vec<OrderLink> {
    if orders.len() < 2 {
        return Vec::new();
    }
    let links = orders.iter().map(|order| OrderLink {
        key: order.key(),
        href: ctx.href(&part_route(first, *order, 1)),
        current: *order == current,
    });
    links.collect()
}
