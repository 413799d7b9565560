//! A unit over the years, with the units below it.

use super::list_page::ListPage;
use super::listing::frame;
use super::report::telephone;
use crate::model::Year;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::href::LabeledLink;
use crate::page::list::Part;
use crate::page::structured;
use crate::page::subordinates::Subordinates;
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
    /// What it and the units below it come to; on its first page, if any of these has reports.
    pub subordinates: Option<Subordinates<'a>>,
    /// Its years, newest first; `None` without reports of its own.
    pub years: Option<YearTable>,
    /// The unit's feed, once there is one.
    pub feed: Option<String>,
    /// Its reports; `None` without any.
    pub listing: Option<ListPage<'a>>,
}

/// The view of a part of a unit's reports, or of a unit without any.
pub(super) fn view<'a>(ctx: &PageContext<'a>, unit: usize, part: Option<Part>) -> View<'a> {
    let facts = &ctx.site.units[unit];
    let listing = part.map(|part| ListPage::new(ctx, part));
    let is_first = part.is_none_or(|part| part.number == 1);
    let mut head = Head::new(&*facts.name);
    head.window = Some(format!("{}历年项目支出绩效自评报告", facts.name));
    let description = match &listing {
        Some(listing) => format!(
            "{}公开的{}份项目支出绩效自评报告。",
            facts.name, listing.reports
        ),
        None => format!("{}的下属单位公开的项目支出绩效自评报告。", facts.name),
    };
    head.description = Some(description.into());
    head.way.extend(ctx.step("单位", "units/index.html"));
    let organization = structured::organization(facts);
    head.data.push(structured::Item::Organization(organization));
    let years: Vec<(Year, u32)> = ctx.plan.years_of(unit).collect();
    let below = ctx.plan.levels.right_below(unit).iter();
    View {
        page: frame(ctx, head, listing.as_ref().map(|listing| &listing.pager)),
        name: &facts.name,
        label: facts.label(),
        code: facts.code.as_deref(),
        phone: facts.phone.as_deref().map(telephone),
        parent: facts.parent.map(|parent| ctx.unit_link(parent)),
        children: below.map(|below| ctx.unit_link(*below)).collect(),
        subordinates: is_first.then(|| Subordinates::of(ctx, unit)).flatten(),
        years: (!years.is_empty()).then(|| YearTable::new(ctx, &years)),
        feed: ctx.href_if(&format!("units/{}.xml", facts.id)),
        listing,
    }
}
