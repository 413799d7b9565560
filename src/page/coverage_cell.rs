//! A unit's year as a cell of the matrix.

use super::context::PageContext;
use crate::model::{Coverage, Moment, PublishedCount, Year};
use serde::Serialize;

/// A unit's year.
#[derive(Debug, Serialize)]
pub struct CoverageCell {
    /// `published`, `withdrawn`, `exempt`, `missing` or `none`.
    pub kind: &'static str,
    /// Number of reports.
    pub reports: usize,
    /// Number of those that were late.
    pub late: usize,
    /// The list of these reports, or the page that says that one was taken back.
    pub href: Option<String>,
    /// What the mark or number of the cell does not say to those who do not see its column and legend.
    pub words: String,
}

impl CoverageCell {
    pub(super) fn new(ctx: &PageContext<'_>, unit: usize, year: Year) -> Self {
        let coverage = ctx.site.coverage(unit, year);
        let (kind, words) = match coverage {
            Coverage::Published(count) => ("published", published(count)),
            Coverage::Withdrawn => ("withdrawn", "（报告已经撤下）".to_owned()),
            Coverage::Exempt(reason) => ("exempt", format!("（免于公开：{reason}）")),
            Coverage::Missing { due: Some(due) } => {
                let due = Moment::of(due);
                ("missing", format!("（本站没有报告，应于{due}以前公开）"))
            }
            Coverage::Missing { due: None } => ("missing", "（本站没有报告）".to_owned()),
            Coverage::NotDue if ctx.site.says_what_is_due() => ("none", "没有要求公开".to_owned()),
            Coverage::NotDue => ("none", "本站没有".to_owned()),
        };
        let count = match coverage {
            Coverage::Published(count) => count,
            _ => PublishedCount::default(),
        };
        let route = match coverage {
            Coverage::Published(_) => ctx.unit_year_route(unit, year),
            Coverage::Withdrawn => ctx.withdrawn_route(unit, year),
            _ => None,
        };
        Self {
            kind,
            reports: count.reports,
            late: count.late,
            href: route.map(|route| ctx.href(route)),
            words,
        }
    }
}

/// What comes after the number of reports.
fn published(count: PublishedCount) -> String {
    let parts = [
        (count.late, "份公开晚了"),
        (count.undated, "份没有写公开日期"),
        (count.unchecked, "份没有核对是否晚了"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, what)| format!("，{count}{what}"))
        .collect();
    match parts.is_empty() {
        true => "份报告".to_owned(),
        false => format!("（{}份报告{}）", count.reports, parts.concat()),
    }
}
