//! The reports of a subordinate site, of one year or of all; each leads to the site that answers for it.

use super::listing::{Choice, frame};
use crate::model::{SubordinatePackage, SubordinateSite, SubordinateYear, Year};
use crate::page::context::PageContext;
use crate::page::figure::count_share;
use crate::page::frame::{Frame, Head};
use crate::page::order::Order;
use crate::page::pager::Pager;
use crate::page::paging::{pages_for, range};
use crate::page::row::{Columns, Row};
use crate::page::subordinate_part::{SUBORDINATE_SITES, SubordinatePart, reports_route};
use crate::page::subordinate_sites::SubordinateSums;
use serde::Serialize;

/// What the template of a subordinate site's reports sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The page's heading.
    pub heading: String,
    /// The body that answers for the site.
    pub name: &'a str,
    /// The site's name.
    pub title: &'a str,
    /// The site itself.
    pub url: String,
    /// What these reports come to; on the first page.
    pub sums: Option<SubordinateSums>,
    /// The years.
    pub years: Vec<Choice<'a>>,
    /// The reports of this page.
    pub listing: SubordinateListing<'a>,
}

/// One page of reports, as tables of reports show them.
#[derive(Debug, Serialize)]
pub struct SubordinateListing<'a> {
    /// Number of reports on all pages.
    pub reports: usize,
    /// The order of the list: `name`.
    pub order: &'static str,
    /// Which columns it has.
    pub columns: Columns,
    /// The place of the first line among all, counted from 1.
    pub from: usize,
    /// The place of the last line.
    pub to: usize,
    /// The lines of this page.
    pub rows: Vec<Row<'a>>,
    /// Where the reader is.
    pub pager: Pager,
}

/// The view; `None` where the data of the site did not pass, of which nothing is planned.
pub(super) fn view<'a>(ctx: &PageContext<'a>, part: SubordinatePart) -> Option<View<'a>> {
    let site: &'a SubordinateSite = ctx.site.subordinates.get(part.site)?;
    let package = site.package.as_ref()?;
    let listing = listing(ctx, package, part);
    let heading = match part.year {
        None => format!("{}公开的报告", site.name),
        Some(year) => format!("{}公开的{year}年报告", site.name),
    };
    let mut head = Head::new(heading.clone());
    let description = format!(
        "{}负责发布的{}份报告，点开到它的网站。",
        site.name, listing.reports
    );
    head.description = Some(description.into());
    head.way.extend(ctx.step("下级站点", SUBORDINATE_SITES));
    let of_part = |sums: &&SubordinateYear| part.year.is_none_or(|year| year == sums.year);
    let years: Vec<SubordinateYear> = package.years.iter().filter(of_part).copied().collect();
    Some(View {
        page: frame(ctx, head, Some(&listing.pager)),
        heading,
        name: &site.name,
        title: &package.title,
        url: format!("{}index.html", package.base_url),
        sums: (part.number == 1).then(|| SubordinateSums::of(&years)),
        years: years_of(ctx, package, part),
        listing,
    })
}

fn listing<'a>(
    ctx: &PageContext<'a>,
    package: &'a SubordinatePackage,
    part: SubordinatePart,
) -> SubordinateListing<'a> {
    let reports = &package.reports[package.range(part.year)];
    let size = ctx.site.config.page_size;
    let first = reports_route(ctx.site, part.site, part.year);
    let pages = pages_for(reports.len(), size);
    let here = range(size, part.number, reports.len());
    let columns = Columns::of_subordinate(part.year);
    let rows = reports[here.clone()].iter();
    SubordinateListing {
        reports: reports.len(),
        order: Order::Name.key(),
        columns,
        from: here.start + 1,
        to: here.end,
        rows: rows
            .map(|report| Row::of_subordinate(&package.base_url, report, columns))
            .collect(),
        pager: Pager::new(ctx, (&first, Order::Name), part.number, pages),
    }
}

/// All years, the newest first.
fn years_of<'a>(
    ctx: &PageContext<'a>,
    package: &SubordinatePackage,
    part: SubordinatePart,
) -> Vec<Choice<'a>> {
    let most = package.years.iter().map(|sums| sums.reports).max();
    let choice = |label: String, year: Option<Year>, reports: usize| Choice {
        label: label.into(),
        href: ctx.href(&reports_route(ctx.site, part.site, year)),
        reports,
        bar: count_share(reports, most.unwrap_or(0)),
        current: part.year == year,
    };
    let all = choice("全部年度".to_owned(), None, package.reports.len());
    let years = package.years.iter();
    let years = years.map(|sums| choice(format!("{}年", sums.year), Some(sums.year), sums.reports));
    std::iter::once(all).chain(years).collect()
}
