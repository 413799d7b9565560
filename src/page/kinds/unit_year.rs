//! The reports of a unit in a year.

use super::listing::{Choice, Listing, choices, frame, list_of, unit_and_year};
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

pub(super) fn view<'a>(cx: &Cx<'a>, part: Part) -> View<'a> {
    let (unit, year) = unit_and_year(list_of(cx, part)).unwrap_or_default();
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
    let years = cx
        .plan
        .unit_years
        .range((unit, crate::model::Year(0))..(unit + 1, crate::model::Year(0)));
    let years = years
        .rev()
        .map(|((_, year), list)| (format!("{year}年").into(), *list));
    View {
        page: frame(cx, head, Some(&listing.pager)),
        year: year.0,
        unit: Link {
            label: (&*facts.name).into(),
            href: cx.unit_route(unit).map(|route| cx.href(route)),
        },
        years: choices(cx, years, Some(part.list)),
        listing,
    }
}
