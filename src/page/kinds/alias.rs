//! An old address that leads on to a report.

use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use serde::Serialize;

/// What the template of an old address sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around; its canonical address is the report's.
    pub page: Frame<'a>,
    /// The report's page.
    pub href: String,
    /// Its name; `None` if it was taken back with its name.
    pub project: Option<&'a str>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, position: usize) -> View<'a> {
    let report = ctx.site.aliases[position].report;
    let route = &ctx.site.route_of[report];
    let facts = &ctx.site.reports[report];
    let mut head = Head::new("网址已经更换");
    head.window = Some(format!("网址已经更换：{}", ctx.page.route));
    head.hidden = true;
    let mut page = Frame::new(ctx, head);
    page.canonical = ctx.absolute(route);
    page.address.clone_from(&page.canonical);
    View {
        page,
        href: ctx.href(route),
        project: facts.public_name(),
    }
}
