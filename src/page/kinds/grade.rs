//! The reports of a grade.

use super::list_page::ListPage;
use super::listing::{Choice, choices, frame, grades};
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::list::Part;
use crate::page::sums::grade_range;
use serde::Serialize;

/// What the template of a grade sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The grade.
    pub label: &'a str,
    /// The scores it stands for.
    pub range: String,
    /// All grades that have reports, best first.
    pub grades: Vec<Choice<'a>>,
    /// The reports.
    pub listing: ListPage<'a>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, grade: usize, part: Part) -> View<'a> {
    let label = &*ctx.site.config.grades[grade].label;
    let listing = ListPage::new(ctx, part);
    let mut head = Head::new(format!("等级为“{label}”的报告"));
    head.description = Some(format!("等级为“{label}”的{}份报告。", listing.reports).into());
    head.way.extend(ctx.step("得分", "scores/index.html"));
    View {
        page: frame(ctx, head, Some(&listing.pager)),
        label,
        range: grade_range(ctx, grade),
        grades: choices(ctx, grades(ctx), Some(part.list)),
        listing,
    }
}
