//! An old address that leads on to a report.

use crate::page::cx::Cx;
use crate::page::frame::{Frame, Head};
use serde::Serialize;

/// What the template of an old address sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around; its canonical address is the report's.
    pub page: Frame<'a>,
    /// The report's page.
    pub href: String,
    /// Its name; `None` if it was taken back.
    pub project: Option<&'a str>,
}

pub(super) fn view<'a>(cx: &Cx<'a>, position: usize) -> View<'a> {
    let report = cx.site.aliases[position].report;
    let route = &cx.site.route_of[report];
    let facts = &cx.site.reports[report];
    let mut head = Head::new("网址已经更换");
    head.hidden = true;
    let mut page = Frame::new(cx, head);
    page.canonical = cx.absolute(route);
    View {
        page,
        href: cx.href(route),
        project: facts.withdrawn.is_none().then_some(&*facts.project.value),
    }
}
