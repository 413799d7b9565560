//! The policy documents that reports rest on.

use super::listing::frame;
use crate::model::{BasisEntry, Route};
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use crate::page::leaf::short;
use crate::page::list::Subject;
use crate::page::order::Order;
use crate::page::pager::{Pager, ends};
use crate::page::paging::{pages_for, range};
use serde::Serialize;

/// What the template of the policy documents sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// Number of documents on all pages.
    pub total: usize,
    /// The documents of this page.
    pub documents: Vec<PolicyLine<'a>>,
    /// Where the reader is.
    pub pager: Pager,
}

/// A policy document as a line of a table.
#[derive(Debug, Serialize)]
pub struct PolicyLine<'a> {
    /// Its title, else its number.
    pub title: &'a str,
    /// 文号.
    pub number: Option<&'a str>,
    /// Its page.
    pub href: String,
    /// Number of reports that rest on it.
    pub reports: usize,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, number: u32) -> View<'a> {
    let size = ctx.site.config.page_size;
    let total = ctx.plan.bases.len();
    let first = Route::new("basis/index.html");
    let pager = Pager::new(ctx, (&first, Order::Name), number, pages_for(total, size));
    let pager = pager.with_ends(|number| {
        let lists = ctx.plan.bases.get(range(size, number, total))?;
        let title = |list: Option<&u32>| entry_of(ctx, *list?).map(title_of).map(short);
        Some(ends(&title(lists.first())?, &title(lists.last())?))
    });
    let lists = ctx.plan.bases.get(range(size, number, total));
    let documents = lists.unwrap_or(&[]).iter().filter_map(|list| {
        let entry = entry_of(ctx, *list)?;
        Some(PolicyLine {
            title: title_of(entry),
            number: entry.number.as_deref().filter(|_| entry.title.is_some()),
            href: ctx.href(&entry.route),
            reports: entry.reports.len(),
        })
    });
    let mut head = Head::new("政策依据");
    head.description = Some(format!("各份报告依据的{total}份政策文件。").into());
    View {
        page: frame(ctx, head, Some(&pager)),
        total,
        documents: documents.collect(),
        pager,
    }
}

/// The policy document of a list.
pub(super) fn entry_of<'a>(ctx: &PageContext<'a>, list: u32) -> Option<&'a BasisEntry> {
    match &ctx.plan.list(list).subject {
        Subject::Basis(key) => ctx.site.by_basis.get(key),
        _ => None,
    }
}

/// What a document is called: its title, else its number.
pub(super) fn title_of(entry: &BasisEntry) -> &str {
    entry
        .title
        .as_deref()
        .or(entry.number.as_deref())
        .unwrap_or("")
}
