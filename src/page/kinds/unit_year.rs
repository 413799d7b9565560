//! The reports of a unit in a year.

use super::list_page::ListPage;
use super::listing::{Choice, choices, frame};
use crate::model::Year;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::href::LabeledLink;
use crate::page::list::Part;
use serde::Serialize;

/// What the template of a unit's year sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The year.
    pub year: u16,
    /// The unit's full name, and its page.
    pub unit: LabeledLink<'a>,
    /// The table of the year's units.
    pub units_table: Option<String>,
    /// The reports.
    pub listing: ListPage<'a>,
    /// The unit's years.
    pub years: Vec<Choice<'a>>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, (unit, year): (usize, Year), part: Part) -> View<'a> {
    let facts = &ctx.site.units[unit];
    let listing = ListPage::new(ctx, part);
    let mut head = Head::new(format!("{}{year}年项目支出绩效自评报告", facts.label()));
    let description = format!("{}{year}年公开的{}份报告。", facts.name, listing.reports);
    head.description = Some(description.into());
    head.way.extend(
        ctx.year_route(year)
            .map(|route| (format!("{year}年").into(), route)),
    );
    let years = ctx.plan.years_of(unit);
    let years = years.map(|(year, list)| (format!("{year}年").into(), list));
    View {
        page: frame(ctx, head, Some(&listing.pager)),
        year: year.0,
        unit: ctx.unit_link(unit),
        units_table: ctx.year_units_href(year, 1),
        years: choices(ctx, years, Some(part.list)),
        listing,
    }
}
