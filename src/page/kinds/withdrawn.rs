//! A report that was taken back: its address stays and says so. Of the rest only the project's name is published.

use super::report::Contact;
use crate::page::context::PageContext;
use crate::page::frame::{Frame, Head};
use serde::Serialize;

/// What the template of a withdrawn report sees.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// What stands around.
    pub page: Frame<'a>,
    /// 项目名称; `None` where even that must not be seen.
    pub project: Option<&'a str>,
    /// The unit's full name.
    pub unit: &'a str,
    /// The year.
    pub year: u16,
    /// The date it was taken back.
    pub date: Option<String>,
    /// The reason.
    pub reason: &'a str,
    /// How to ask.
    pub contact: Contact<'a>,
}

pub(super) fn view<'a>(ctx: &PageContext<'a>, position: usize) -> View<'a> {
    let report = &ctx.site.reports[position];
    let year = report.year.value;
    let unit = ctx.site.unit_of[position];
    let project = report.public_name();
    let mut head = Head::new(match project {
        Some(project) => format!("“{project}”的报告已经撤下"),
        None => "一份报告已经撤下".to_owned(),
    });
    head.window = Some(ctx.window_of(position));
    head.hidden = true;
    head.way_to_report(ctx, position);
    let withdrawal = report.withdrawn.as_deref();
    View {
        page: Frame::new(ctx, head),
        project,
        unit: &ctx.site.units[unit].name,
        year: year.0,
        date: withdrawal
            .and_then(|taken| taken.date)
            .map(|date| date.to_string()),
        reason: withdrawal.map_or("", |taken| &taken.reason),
        contact: Contact::new(ctx, position, project.unwrap_or("一份撤下的报告")),
    }
}
