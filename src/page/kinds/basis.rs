//! The reports that rest on a policy document.

use super::bases::{entry_of, title_of};
use super::listing::{Listing, frame};
use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use crate::page::list::Part;
use serde::Serialize;

/// What the template of a policy document sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// Its title, else its number.
    pub title: &'a str,
    /// 文号.
    pub number: Option<&'a str>,
    /// The reports.
    pub listing: Listing<'a>,
}

pub(super) fn view<'a>(cx: &Cx<'a>, part: Part) -> View<'a> {
    let entry = entry_of(cx, part.list);
    let title = entry.map_or("", title_of);
    let listing = Listing::new(cx, part);
    let mut head = Head::new(title);
    head.description = Some(format!("依据《{title}》的{}份报告。", listing.sums.reports).into());
    head.way.extend(cx.step("政策依据", "basis/index.html"));
    View {
        page: frame(cx, head, Some(&listing.pager)),
        title,
        number: entry.and_then(|entry| entry.number.as_deref()),
        listing,
    }
}
