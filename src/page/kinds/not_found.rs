//! What a server shows where there is nothing.

use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::plan::SEARCH;
use serde::Serialize;

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around; its links begin at the root of the published site.
    pub page: Frame<'a>,
    /// The search page, once there is one.
    pub search: Option<String>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let mut head = Head::new("没有找到这个网页");
    head.hidden = true;
    let mut page = Frame::new(ctx, head);
    page.canonical = None;
    page.address = None;
    let search = ctx.href_if(SEARCH);
    View { page, search }
}
