//! What is new and what was changed, newest first.

use crate::page::changes::{ChangeKind, changes};
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use serde::Serialize;

/// Most lines of the page.
const MOST: usize = 80;

/// What the template of the changes sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// The newest changes, newest first.
    pub changes: Vec<ChangeLine<'a>>,
    /// Most lines the page has.
    pub most: usize,
    /// The site's feed, once there is one.
    pub feed: Option<String>,
    /// The feed of corrections and withdrawals.
    pub changes_feed: Option<String>,
}

/// Something that happened to a report.
#[derive(Debug, Serialize)]
pub struct ChangeLine<'a> {
    /// `2024-09-30`.
    pub date: String,
    /// `published`, `corrected` or `withdrawn`.
    pub kind: &'static str,
    /// The report's page, or the one that says that it was taken back.
    pub href: String,
    /// 项目名称; `None` of one that was taken back with its name.
    pub project: Option<&'a str>,
    /// The unit's short name.
    pub unit: &'a str,
    /// 年度.
    pub year: u16,
    /// What was corrected, or why it was taken back.
    pub note: Option<&'a str>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>) -> View<'a> {
    let mut head = Head::new("更新");
    head.description = Some("最近公开、更正和撤下的报告，新的在前。".into());
    let newest = changes(ctx.site, MOST, |_| true);
    let lines = newest.into_iter().map(|change| {
        let report = &ctx.site.reports[change.report];
        let withdrawn = report.withdrawn.as_deref();
        let (kind, note) = match change.kind {
            ChangeKind::Published => ("published", None),
            ChangeKind::Corrected(at) => ("corrected", Some(&*report.corrections[at].note)),
            ChangeKind::Withdrawn => ("withdrawn", withdrawn.map(|taken| &*taken.reason)),
        };
        ChangeLine {
            date: change.date.date.to_string(),
            kind,
            href: ctx.href(&ctx.site.route_of[change.report]),
            project: report.public_name(),
            unit: ctx.unit_of(change.report).label(),
            year: report.year.value.0,
            note,
        }
    });
    View {
        changes: lines.collect(),
        most: MOST,
        feed: ctx.href_if("feed.xml"),
        changes_feed: ctx.href_if("changes.xml"),
        page: Frame::new(ctx, head),
    }
}
