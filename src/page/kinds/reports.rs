//! All reports.

use super::listing::{Choice, Listing, choices, frame, grades, unit_choices, years};
use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use crate::page::list::Part;
use serde::Serialize;

/// What the template of all reports sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The reports.
    pub listing: Listing<'a>,
    /// All years.
    pub years: Vec<Choice<'a>>,
    /// All units with reports; empty if they are many.
    pub units: Vec<Choice<'a>>,
    /// The list of units.
    pub units_href: Option<String>,
    /// All grades with reports.
    pub grades: Vec<Choice<'a>>,
}

pub(super) fn view<'a>(cx: &Cx<'a>, part: Part) -> View<'a> {
    let listing = Listing::new(cx, part);
    let mut head = Head::new("全部报告");
    head.description = Some(format!("本站公开的全部{}份报告。", listing.sums.reports).into());
    let units = unit_choices(cx, |unit| cx.plan.units.get(&unit).copied());
    View {
        page: frame(cx, head, Some(&listing.pager)),
        years: choices(cx, years(cx), None),
        units,
        units_href: cx.href_if("units/index.html"),
        grades: choices(cx, grades(cx), None),
        listing,
    }
}
