//! The reports of a year.

use super::listing::{Choice, Listing, choices, frame, list_of, years};
use crate::model::Year;
use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use crate::page::list::{Part, Subject};
use serde::Serialize;

/// What the template of a year sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The year.
    pub year: u16,
    /// The reports.
    pub listing: Listing<'a>,
    /// All years.
    pub years: Vec<Choice<'a>>,
    /// The units with reports of this year.
    pub units: Vec<Choice<'a>>,
}

pub(super) fn view<'a>(cx: &Cx<'a>, part: Part) -> View<'a> {
    let year = match list_of(cx, part).subject {
        Subject::Year(year) => year,
        _ => Year::default(),
    };
    let listing = Listing::new(cx, part);
    let mut head = Head::new(format!("{year}年项目支出绩效自评报告"));
    head.description = Some(format!("{year}年公开的{}份报告。", listing.sums.reports).into());
    let units = (0..cx.site.units.len()).filter_map(|unit| {
        let list = cx.plan.unit_years.get(&(unit, year))?;
        Some((cx.site.units[unit].label().into(), *list))
    });
    View {
        page: frame(cx, head, Some(&listing.pager)),
        year: year.0,
        years: choices(cx, years(cx), Some(part.list)),
        units: choices(cx, units, None),
        listing,
    }
}
