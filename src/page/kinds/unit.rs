//! A unit over the years.

use super::listing::{Listing, frame};
use super::report::telephone;
use crate::model::Year;
use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use crate::page::href::Link;
use crate::page::list::Part;
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

pub(super) fn view<'a>(cx: &Cx<'a>, unit: usize, part: Part) -> View<'a> {
    let facts = &cx.site.units[unit];
    let listing = Listing::new(cx, part);
    let mut head = Head::new(&*facts.name);
    let description = format!(
        "{}公开的{}份项目支出绩效自评报告。",
        facts.name, listing.sums.reports
    );
    head.description = Some(description.into());
    head.way.extend(cx.step("单位", "units/index.html"));
    let organization = structured::organization(facts);
    head.data.push(structured::Item::Organization(organization));
    let years: Vec<(Year, u32)> = cx.plan.years_of(unit).collect();
    let (years, finding) = year_lines(cx, &years);
    View {
        page: frame(cx, head, Some(&listing.pager)),
        name: &facts.name,
        label: facts.label(),
        code: facts.code.as_deref(),
        phone: facts.phone.as_deref().map(telephone),
        parent: facts.parent.map(|parent| cx.unit_link(parent)),
        children: children(cx, unit),
        years,
        finding,
        feed: cx.href_if(&format!("units/{}.xml", facts.id)),
        listing,
    }
}

fn children<'a>(cx: &Cx<'a>, unit: usize) -> Vec<Link<'a>> {
    let below = cx.site.units.iter().enumerate();
    below
        .filter(|(_, facts)| facts.parent == Some(unit))
        .map(|(position, _)| cx.unit_link(position))
        .collect()
}
