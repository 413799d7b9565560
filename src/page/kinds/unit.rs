//! A unit over the years.

use super::listing::{Listing, frame, list_of};
use super::report::telephone;
use crate::model::Year;
use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use crate::page::href::Link;
use crate::page::list::{Part, Subject};
use crate::page::structured;
use crate::page::trend::{YearLine, year_lines};
use serde::Serialize;

/// What the template of a unit sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The full name.
    pub name: &'a str,
    /// The name for tables.
    pub label: &'a str,
    /// 代码.
    pub code: Option<&'a str>,
    /// 电话.
    pub phone: Option<Link<'a>>,
    /// The unit above it.
    pub parent: Option<Link<'a>>,
    /// The units below it.
    pub children: Vec<Link<'a>>,
    /// Its years, newest first.
    pub years: Vec<YearLine>,
    /// What the years show.
    pub finding: String,
    /// The unit's feed, once there is one.
    pub feed: Option<String>,
    /// The reports.
    pub listing: Listing<'a>,
}

pub(super) fn view<'a>(cx: &Cx<'a>, part: Part) -> View<'a> {
    let unit = match list_of(cx, part).subject {
        Subject::Unit(unit) => unit,
        _ => 0,
    };
    let facts = &cx.site.units[unit];
    let listing = Listing::new(cx, part);
    let mut head = Head::new(&*facts.name);
    let description = format!(
        "{}公开的{}份项目支出绩效自评报告。",
        facts.name, listing.sums.reports
    );
    head.description = Some(description.into());
    head.way.extend(units_step(cx));
    let organization = structured::organization(facts);
    head.data.push(structured::Item::Organization(organization));
    let years: Vec<(Year, u32)> = cx
        .plan
        .unit_years
        .range((unit, Year(0))..(unit + 1, Year(0)))
        .rev()
        .map(|((_, year), list)| (*year, *list))
        .collect();
    let (years, finding) = year_lines(cx, &years);
    View {
        page: frame(cx, head, Some(&listing.pager)),
        name: &facts.name,
        label: facts.label(),
        code: facts.code.as_deref(),
        phone: facts.phone.as_deref().map(telephone),
        parent: facts.parent.map(|parent| unit_link(cx, parent)),
        children: children(cx, unit),
        years,
        finding,
        feed: cx.href_if(&format!("units/{}.xml", facts.id)),
        listing,
    }
}

/// The step to the list of units.
fn units_step<'a>(cx: &Cx<'a>) -> Option<(std::borrow::Cow<'a, str>, &'a crate::model::Route)> {
    let page = cx
        .plan
        .page(&crate::model::Route::new("units/index.html"))?;
    Some(("单位".into(), &page.route))
}

fn unit_link<'a>(cx: &Cx<'a>, unit: usize) -> Link<'a> {
    Link {
        label: (&*cx.site.units[unit].name).into(),
        href: cx.unit_route(unit).map(|route| cx.href(route)),
    }
}

fn children<'a>(cx: &Cx<'a>, unit: usize) -> Vec<Link<'a>> {
    let below = cx.site.units.iter().enumerate();
    below
        .filter(|(_, facts)| facts.parent == Some(unit))
        .map(|(position, _)| unit_link(cx, position))
        .collect()
}
