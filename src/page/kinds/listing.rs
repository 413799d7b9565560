//! What all lists of reports share: the table, its sums, and choices beside it.

use crate::page::context::PageContext;
use crate::page::figure::count_share;
use crate::page::frame::{Frame, Head};
use crate::page::layout::Meta;
use crate::page::list::Part;
use crate::page::pager::Pager;
use crate::page::row::{Row, rows};
use crate::page::sums::Sums;
use serde::Serialize;
use std::borrow::Cow;

/// Most units that are named one by one outside the list of units.
pub(super) const UNITS_NAMED: usize = 60;

/// One page of a list of reports.
#[derive(Debug, Serialize)]
pub struct ListPage<'a> {
    /// Sums over the whole list.
    pub sums: Sums<'a>,
    /// The lines of this page.
    pub rows: Vec<Row<'a>>,
    /// Where the reader is.
    pub pager: Pager,
    /// The whole list's own rows as data.
    pub data: Option<String>,
}

impl<'a> ListPage<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, part: Part) -> Self {
        let list = ctx.plan.list(part.list);
        Self {
            sums: Sums::new(ctx, ctx.plan.sums(ctx.site, part.list)),
            rows: rows(ctx, list, part.number),
            pager: Pager::new(ctx, (&list.route, part.order), part.number, list.pages),
            data: ctx.href_if(list.rows_route().as_str()),
        }
    }
}

/// The frame of a list: its column meta tags and its neighbours.
pub(super) fn frame<'a>(
    ctx: &PageContext<'a>,
    mut head: Head<'a>,
    pager: Option<&Pager>,
) -> Frame<'a> {
    if let Some(pager) = pager {
        head.neighbours = (pager.previous.clone(), pager.next.clone());
        if pager.number > 1 {
            head.add_which(&format!("第{}页", pager.number));
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
    /// Number of reports in it.
    pub reports: usize,
    /// Length of its bar, in hundredths of the longest.
    pub bar: String,
    /// Whether the reader is there.
    pub current: bool,
}

/// Choices among lists, in the order given.
pub(super) fn choices<'a>(
    ctx: &PageContext<'a>,
    lists: impl IntoIterator<Item = (Cow<'a, str>, u32)>,
    current: Option<u32>,
) -> Vec<Choice<'a>> {
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
            href: ctx.href(&ctx.plan.list(list).route),
            reports,
            bar: count_share(reports, most),
            current: current == Some(list),
        })
        .collect()
}

/// The units' lists, if they are few enough to name them all beside a list of reports.
pub(super) fn unit_choices<'a>(
    ctx: &PageContext<'a>,
    list_of: impl Fn(usize) -> Option<u32>,
) -> Vec<Choice<'a>> {
    let units = ctx.site.units.iter().enumerate();
    let lists = units.filter_map(|(at, unit)| Some((unit.label().into(), list_of(at)?)));
    let lists: Vec<(Cow<'a, str>, u32)> = lists.collect();
    if lists.len() > UNITS_NAMED {
        return Vec::new();
    }
    choices(ctx, lists, None)
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
