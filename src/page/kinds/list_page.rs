//! One page of a list of reports: the table, what is said of it, and the way to the other pages.

use crate::page::context::PageContext;
use crate::page::leaf::Leaf;
use crate::page::list::Part;
use crate::page::order::Order;
use crate::page::order_links::{OrderLink, order_links};
use crate::page::pager::Pager;
use crate::page::plan::COMPARE;
use crate::page::row::{Columns, Row};
use crate::page::sums::Sums;
use serde::Serialize;

/// One page of a list of reports.
#[derive(Debug, Serialize)]
pub struct ListPage<'a> {
    /// Number of reports on all pages.
    pub reports: usize,
    /// Sums over the whole list; on its first page only.
    pub sums: Option<Sums<'a>>,
    /// Which orders the list stands in; empty where there is one only.
    pub orders: Vec<OrderLink>,
    /// The order of this page: `name`, `date`, `score`, `amount` or `rate`.
    pub order: &'static str,
    /// How many reports lack the figure it is ordered by, and come last.
    pub lacking: usize,
    /// How many are ordered by 全年预算数, because they state no 全年执行数.
    pub by_budget: usize,
    /// Which columns it has.
    pub columns: Columns,
    /// The place of the first line among all, counted from 1.
    pub from: usize,
    /// The place of the last line.
    pub to: usize,
    /// The lines of this page.
    pub rows: Vec<Row<'a>>,
    /// The page that shows chosen reports side by side.
    pub compare: Option<String>,
    /// Where the reader is.
    pub pager: Pager,
    /// The whole list's own rows as data.
    pub data: Option<String>,
}

impl<'a> ListPage<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, part: Part) -> Self {
        let list = ctx.plan.list(part.list);
        let leaf = Leaf::new(ctx, part);
        let compare = ctx.href_if(COMPARE);
        let mut columns = Columns::of(&list.subject, part.order);
        columns.choice = compare.is_some();
        let rows = leaf.here().iter();
        let pager = Pager::new(ctx, (&list.route, part.order), part.number, list.pages);
        let is_first = part.number == 1 && part.order == Order::Name;
        Self {
            reports: leaf.reports.len(),
            sums: is_first.then(|| list_sums(ctx, part.list)),
            orders: order_links(ctx, &list.route, &list.orders, part.order),
            order: part.order.key(),
            lacking: leaf.ordered.map_or(0, |ordered| ordered.lacking),
            by_budget: leaf.ordered.map_or(0, |ordered| ordered.by_budget),
            columns,
            from: leaf.range.start + 1,
            to: leaf.range.end,
            rows: rows.map(|at| Row::in_list(ctx, *at, columns)).collect(),
            compare,
            pager: pager.with_ends(|number| leaf.ends(ctx, number)),
            data: ctx.href_if(list.rows_route().as_str()),
        }
    }
}

/// The sums over a whole list.
pub(super) fn list_sums<'a>(ctx: &PageContext<'a>, list: u32) -> Sums<'a> {
    let reports = ctx.plan.reports(ctx.site, ctx.plan.list(list));
    Sums::new(ctx, ctx.plan.sums(ctx.site, list), reports)
}
