//! A page of the site's own, such as 关于.

use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use serde::Serialize;

/// What the template of an own page sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// 标题.
    pub title: &'a str,
    /// 摘要.
    pub summary: Option<&'a str>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, position: usize) -> View<'a> {
    let (page, _) = &ctx.site.own_pages[position];
    let mut head = Head::new(&*page.title.value);
    head.description = page.summary.as_deref().map(Into::into);
    View {
        page: Frame::new(ctx, head),
        title: &page.title.value,
        summary: page.summary.as_deref(),
    }
}
