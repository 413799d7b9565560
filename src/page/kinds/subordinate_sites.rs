//! The sites of subordinate bodies, a line each.

use super::listing::frame;
use crate::model::{Route, SubordinatePackage, SubordinateSite};
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::order::Order;
use crate::page::pager::Pager;
use crate::page::paging::{pages_for, range};
use crate::page::subordinate_part::{SUBORDINATE_SITES, reports_route};
use crate::page::subordinate_sites::{SubordinateSums, years_label};
use serde::Serialize;

/// What the template of subordinate sites sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// Number of subordinate sites.
    pub total: usize,
    /// Number of their reports, of those whose data passed.
    pub reports: usize,
    /// The sites of this page.
    pub sites: Vec<SubordinateLine<'a>>,
    /// Where the reader is.
    pub pager: Pager,
}

/// A subordinate site as a line.
#[derive(Debug, Serialize)]
pub struct SubordinateLine<'a> {
    /// The body that answers for it.
    pub name: &'a str,
    /// The list of its reports here; `None` where it has none, or its data did not pass.
    pub href: Option<String>,
    /// What its data says; `None` where that did not pass.
    pub package: Option<PackageLine<'a>>,
}

/// What the data of a subordinate site says.
#[derive(Debug, Serialize)]
pub struct PackageLine<'a> {
    /// The site's name.
    pub title: &'a str,
    /// The site itself.
    pub url: String,
    /// Years with reports: `2022–2024`.
    pub years: Option<String>,
    /// Its reports and amounts.
    pub sums: SubordinateSums,
    /// How many reports it has taken back.
    pub withdrawn: usize,
    /// The newest day on which it published a report: `2024-09-30`.
    pub newest: Option<String>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, number: u32) -> View<'a> {
    let all = &ctx.site.subordinates;
    let size = ctx.site.config.page_size;
    let first = Route::new(SUBORDINATE_SITES);
    let pages = pages_for(all.len(), size);
    let pager = Pager::new(ctx, (&first, Order::Name), number, pages);
    let here = range(size, number, all.len());
    let packages = all.iter().filter_map(|site| site.package.as_ref());
    let reports = packages.map(|package| package.reports.len()).sum();
    let mut head = Head::new("下级站点");
    let description = format!(
        "{}个下级站点公开的{reports}份报告，点开到它们自己的网站。",
        all.len()
    );
    head.description = Some(description.into());
    let lines = here.filter_map(|at| Some(line(ctx, at, all.get(at)?)));
    View {
        total: all.len(),
        reports,
        sites: lines.collect(),
        page: frame(ctx, head, Some(&pager)),
        pager,
    }
}

fn line<'a>(ctx: &PageContext<'a>, at: usize, site: &'a SubordinateSite) -> SubordinateLine<'a> {
    SubordinateLine {
        name: &site.name,
        href: ctx.href_if(reports_route(ctx.site, at, None).as_str()),
        package: site.package.as_ref().map(package_line),
    }
}

fn package_line(package: &SubordinatePackage) -> PackageLine<'_> {
    PackageLine {
        title: &package.title,
        url: format!("{}index.html", package.base_url),
        years: years_label(package),
        sums: SubordinateSums::of(&package.years),
        withdrawn: package.withdrawn,
        newest: package.newest.map(|day| day.to_string()),
    }
}
