//! The reports of a year.

use super::list_page::ListPage;
use super::listing::{Choice, choices, frame, years};
use crate::model::Year;
use crate::page::context::PageContext;
use crate::page::coverage::COVERAGE;
use crate::page::coverage_words::of_year;
use crate::page::frame::{Frame, Head};
use crate::page::list::Part;
use serde::Serialize;

/// What the template of a year sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The year.
    pub year: u16,
    /// The reports.
    pub listing: ListPage<'a>,
    /// All years.
    pub years: Vec<Choice<'a>>,
    /// The table of the year's units.
    pub units_table: Option<String>,
    /// What its coverage comes to, where the settings say what is due; on its first page.
    pub coverage: Option<String>,
    /// The page of coverage.
    pub coverage_href: Option<String>,
    /// The year's feed.
    pub feed: Option<String>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, year: Year, part: Part) -> View<'a> {
    let listing = ListPage::new(ctx, part);
    let mut head = Head::new(format!("{year}年项目支出绩效自评报告"));
    head.description = Some(format!("{year}年公开的{}份报告。", listing.reports).into());
    View {
        page: frame(ctx, head, Some(&listing.pager)),
        year: year.0,
        years: choices(ctx, years(ctx), Some(part.list)),
        units_table: ctx.year_units_href(year, 1),
        coverage: (part.number == 1)
            .then(|| of_year(ctx.site, year))
            .flatten(),
        coverage_href: ctx.href_if(COVERAGE),
        feed: ctx.href_if(&format!("{year}/feed.xml")),
        listing,
    }
}
