//! What stands on one page of a list: which reports, in which order, and what the pages begin and end with.

use super::Plan;
use super::context::PageContext;
use super::list::{Part, Subject};
use super::order::Order;
use super::ordering::Ordered;
use super::pager::ends;
use super::paging::range;
use std::borrow::Cow;
use std::ops::Range;

/// Most characters of a project's name where it says what a page begins with.
const SHORT: usize = 8;

/// One page of a list in an order.
pub(super) struct Leaf<'a> {
    /// The list's reports in that order, as positions in `Site::reports`.
    pub reports: &'a [usize],
    /// What is to be said of the order; `None` of the usual one.
    pub ordered: Option<&'a Ordered>,
    /// Which of them stand on the page.
    pub range: Range<usize>,
    subject: &'a Subject,
    page_size: usize,
    order: Order,
}

impl<'a> Leaf<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, part: Part) -> Self {
        let plan: &'a Plan = ctx.plan;
        let list = plan.list(part.list);
        let ordered = plan.ordered(ctx.site, part.list, part.order);
        let reports = match ordered {
            Some(ordered) => &ordered.reports,
            None => plan.reports(ctx.site, list),
        };
        Self {
            reports,
            ordered,
            range: range(list.page_size, part.number, reports.len()),
            subject: &list.subject,
            page_size: list.page_size,
            order: part.order,
        }
    }

    /// The reports of the page.
    pub(super) fn here(&self) -> &'a [usize] {
        self.reports.get(self.range.clone()).unwrap_or(&[])
    }

    /// What page `number` begins and ends with.
    pub(super) fn ends(&self, ctx: &PageContext<'a>, number: u32) -> Option<String> {
        let range = range(self.page_size, number, self.reports.len());
        let reports = self.reports.get(range)?;
        let (first, last) = (*reports.first()?, *reports.last()?);
        Some(match self.order {
            Order::Name => self.names(ctx, first, last),
            _ => {
                let unit = match self.order {
                    Order::Score => "分",
                    Order::Amount => "万元",
                    _ => "",
                };
                match (self.figure(ctx, first), self.figure(ctx, last)) {
                    (Some(from), Some(to)) => ends(from, to) + unit,
                    (Some(from), None) => format!("{from}{unit}—未列明"),
                    (None, _) => "未列明".to_owned(),
                }
            }
        })
    }

    /// What a report stands by in an order that is not the usual one, as its line shows it.
    fn figure(&self, ctx: &PageContext<'a>, report: usize) -> Option<&'a str> {
        let figures = ctx.plan.figures(ctx.site, report);
        match self.order {
            Order::Name => None,
            Order::Date => figures.published.as_deref(),
            Order::Score => figures.score.as_deref(),
            Order::Amount => figures.spent.as_deref().or(figures.budget.as_deref()),
            Order::Rate => figures.rate.as_deref(),
        }
    }

    /// The ends of a page in the usual order, by what that goes by in this list.
    fn names(&self, ctx: &PageContext<'a>, first: usize, last: usize) -> String {
        let unit = |at: usize| ctx.unit_of(at).label();
        let year = |at: usize| format!("{}年", ctx.site.reports[at].year.value);
        let project = |at: usize| short(&ctx.site.reports[at].project.value);
        match self.subject {
            Subject::UnitYear { .. } => ends(&project(first), &project(last)),
            Subject::Unit(_) => ends(&year(first), &year(last)),
            Subject::Year(_) => ends(unit(first), unit(last)),
            _ if year(first) == year(last) => year(first) + &ends(unit(first), unit(last)),
            _ => ends(&(year(first) + unit(first)), &(year(last) + unit(last))),
        }
    }
}

/// The first characters of a name.
pub(super) fn short(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", &name[..end]).into(),
        None => name.into(),
    }
}
