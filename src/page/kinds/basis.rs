//! The reports that rest on a policy document.

use super::bases::{entry_of, title_of};
use super::list_page::ListPage;
use super::listing::frame;
use crate::page::context::PageContext;
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
    pub listing: ListPage<'a>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, part: Part) -> View<'a> {
    let entry = entry_of(ctx, part.list);
    let title = entry.map_or("", title_of);
    let listing = ListPage::new(ctx, part);
    let mut head = Head::new(title);
    let number = entry.and_then(|entry| entry.number.as_deref());
    let number = number.filter(|number| !title.contains(number));
    let number = number.map_or_else(String::new, |number| format!("（{number}）"));
    let is_title = entry.is_some_and(|entry| entry.title.is_some()) && !title.contains('《');
    head.window = Some(match is_title {
        true => format!("依据《{title}》{number}的报告"),
        false => format!("依据{title}{number}的报告"),
    });
    head.description = Some(format!("依据《{title}》的{}份报告。", listing.reports).into());
    head.way.extend(ctx.step("政策依据", "basis/index.html"));
    View {
        page: frame(ctx, head, Some(&listing.pager)),
        title,
        number: entry.and_then(|entry| entry.number.as_deref()),
        listing,
    }
}
