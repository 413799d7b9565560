//! All reports.

use super::list_page::ListPage;
use super::listing::{Choice, choices, frame, grades, years};
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::list::Part;
use serde::Serialize;

/// What the template of all reports sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The reports.
    pub listing: ListPage<'a>,
    /// All years.
    pub years: Vec<Choice<'a>>,
    /// All grades with reports.
    pub grades: Vec<Choice<'a>>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, part: Part) -> View<'a> {
    let listing = ListPage::new(ctx, part);
    let mut head = Head::new("全部报告");
    head.description = Some(format!("本站公开的全部{}份报告。", listing.reports).into());
    View {
        page: frame(ctx, head, Some(&listing.pager)),
        years: choices(ctx, years(ctx), None),
        grades: choices(ctx, grades(ctx), None),
        listing,
    }
}
