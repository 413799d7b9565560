//! A unit over the years.

use super::listing::{ListPage, frame};
use super::report::telephone;
use crate::model::Year;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::href::LabeledLink;
use crate::page::list::Part;
use crate::page::structured;
use crate::page::trend::YearTable;
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
    pub phone: Option<LabeledLink<'a>>,
    /// The unit above it.
    pub parent: Option<LabeledLink<'a>>,
    /// The units below it.
    pub children: Vec<LabeledLink<'a>>,
    /// Its years, newest first.
    pub years: YearTable,
    /// The unit's feed, once there is one.
    pub feed: Option<String>,
    /// The reports.
    pub listing: ListPage<'a>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, unit: usize, part: Part) -> View<'a> {
    let facts = &ctx.site.units[unit];
    let listing = ListPage::new(ctx, part);
    let mut head = Head::new(&*facts.name);
    head.window = Some(format!("{}历年项目支出绩效自评报告", facts.name));
    let description = format!(
        "{}公开的{}份项目支出绩效自评报告。",
        facts.name, listing.sums.reports
    );
    head.description = Some(description.into());
    head.way.extend(ctx.step("单位", "units/index.html"));
    let organization = structured::organization(facts);
    head.data.push(structured::Item::Organization(organization));
    let years: Vec<(Year, u32)> = ctx.plan.years_of(unit).collect();
    View {
        page: frame(ctx, head, Some(&listing.pager)),
        name: &facts.name,
        label: facts.label(),
        code: facts.code.as_deref(),
        phone: facts.phone.as_deref().map(telephone),
        parent: facts.parent.map(|parent| ctx.unit_link(parent)),
        children: children(ctx, unit),
        years: YearTable::new(ctx, &years),
        feed: ctx.href_if(&format!("units/{}.xml", facts.id)),
        listing,
    }
}

fn children<'a>(ctx: &PageContext<'a>, unit: usize) -> Vec<LabeledLink<'a>> {
    let below = ctx.site.units.iter().enumerate();
    below
        .filter(|(_, facts)| facts.parent == Some(unit))
        .map(|(position, _)| ctx.unit_link(position))
        .collect()
}
