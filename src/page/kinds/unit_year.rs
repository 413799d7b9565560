//! The reports of a unit in a year.

use super::listing::{Choice, Listing, choices, frame};
use crate::model::Year;
use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use crate::page::href::Link;
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
    pub unit: Link<'a>,
    /// The reports.
    pub listing: Listing<'a>,
    /// The unit's years.
    pub years: Vec<Choice<'a>>,
}

pub(super) fn view<'a>(cx: &Cx<'a>, (unit, year): (usize, Year), part: Part) -> View<'a> {
    let facts = &cx.site.units[unit];
    let listing = Listing::new(cx, part);
    let mut head = Head::new(format!("{}{year}年项目支出绩效自评报告", facts.label()));
    let description = format!(
        "{}{year}年公开的{}份报告。",
        facts.name, listing.sums.reports
    );
    head.description = Some(description.into());
    head.way.extend(
        cx.year_route(year)
            .map(|route| (format!("{year}年").into(), route)),
    );
    let years = cx.plan.years_of(unit);
    let years = years.map(|(year, list)| (format!("{year}年").into(), list));
    View {
        page: frame(cx, head, Some(&listing.pager)),
        year: year.0,
        unit: cx.unit_link(unit),
        years: choices(cx, years, Some(part.list)),
        listing,
    }
}
