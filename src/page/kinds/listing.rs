//! What stands around lists of reports: their frame, and choices beside them.

use crate::page::context::PageContext;
use crate::page::figure::count_share;
use crate::page::frame::{Frame, Head};
use crate::page::layout::Meta;
use crate::page::order::Order;
use crate::page::pager::Pager;
use serde::Serialize;
use std::borrow::Cow;

/// Most units that are named one by one outside the list of units.
pub(super) const UNITS_NAMED: usize = 60;

/// The frame of a list: its column meta tags and its neighbours. Search engines know a list in another
/// order as its first page in the usual one.
pub(super) fn frame<'a>(
    ctx: &PageContext<'a>,
    mut head: Head<'a>,
    pager: Option<&Pager>,
) -> Frame<'a> {
    if let Some(pager) = pager {
        head.neighbours = (pager.previous.clone(), pager.next.clone());
        let number = (pager.number > 1).then(|| format!("第{}页", pager.number));
        let order = pager.order.words();
        if order.is_some() {
            head.stands_for = Some(pager.first.clone());
        }
        let which: Vec<&str> = order.into_iter().chain(number.as_deref()).collect();
        if !which.is_empty() {
            head.add_which(&which.join("，"));
        }
    }
    let description = head
        .description
        .clone()
        .unwrap_or_else(|| head.title.clone());
    let keywords: Cow<'a, str> = format!("{},绩效自评,项目支出", head.title).into();
    head.meta.push(Meta::new("ColumnName", head.title.clone()));
    head.meta.push(Meta::new("ColumnDescription", description));
    head.meta.push(Meta::new("ColumnKeywords", keywords));
    head.meta.push(Meta::new("ColumnType", "信息公开"));
    Frame::new(ctx, head)
}

/// One of several lists the reader may go to.
#[derive(Debug, Serialize)]
pub struct Choice<'a> {
    /// Its name.
    pub label: Cow<'a, str>,
    /// Its address.
    pub href: String,
    /// Number of reports in it; of units in a table of units.
    pub reports: usize,
    /// Length of its bar, in hundredths of the longest.
    pub bar: String,
    /// Whether the reader is there.
    pub current: bool,
}

/// Choices among lists, in the order given. They lead to the order that the reader has chosen, where there
/// is that order of them.
pub(super) fn choices<'a>(
    ctx: &PageContext<'a>,
    lists: impl IntoIterator<Item = (Cow<'a, str>, u32)>,
    current: Option<u32>,
) -> Vec<Choice<'a>> {
    let order = ctx.page.kind.part().map_or(Order::Name, |part| part.order);
    let named: Vec<(Cow<'a, str>, u32, usize)> = lists
        .into_iter()
        .map(|(label, list)| {
            (
                label,
                list,
                ctx.plan.reports(ctx.site, ctx.plan.list(list)).len(),
            )
        })
        .collect();
    let most = named
        .iter()
        .map(|(_, _, reports)| *reports)
        .max()
        .unwrap_or(0);
    named
        .into_iter()
        .map(|(label, list, reports)| Choice {
            label,
            href: ctx.href(&ctx.plan.list(list).route_in(order)),
            reports,
            bar: count_share(reports, most),
            current: current == Some(list),
        })
        .collect()
}

/// The years, newest first, each with its list.
pub(super) fn years<'a>(
    ctx: &PageContext<'a>,
) -> impl Iterator<Item = (Cow<'a, str>, u32)> + use<'a> {
    let plan = ctx.plan;
    let newest_first = plan.years.iter().rev();
    newest_first.map(|(year, list)| (format!("{year}年").into(), *list))
}

/// The grades that have reports, best first, each with its list.
pub(super) fn grades<'a>(
    ctx: &PageContext<'a>,
) -> impl Iterator<Item = (Cow<'a, str>, u32)> + use<'a> {
    let plan = ctx.plan;
    let grades = ctx.site.config.grades.iter().enumerate();
    grades.filter_map(|(at, grade)| Some(((&*grade.label).into(), *plan.grades.get(&at)?)))
}
