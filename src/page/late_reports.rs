//! How late the reports of a unit's year came.

use super::context::PageContext;
use super::href::LabeledLink;
use crate::model::{Coverage, Deadline, Lateness, Moment, Year};
use serde::Serialize;
use std::cmp::Reverse;

/// The late reports of a unit's year.
#[derive(Debug, Serialize)]
pub struct LateReports<'a> {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub reports: usize,
    /// The one that came last.
    pub last: LabeledLink<'a>,
    /// When it came.
    pub published: String,
    /// By when it was due.
    pub deadline: String,
    /// The last working day that the regulation gives after that, where it can be counted.
    pub allowed: Option<String>,
    /// How many working days after that day the last report came, where they can be counted.
    pub days: Option<u32>,
}

impl<'a> LateReports<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, unit: usize, year: Year) -> Option<Self> {
        let Coverage::Published(count) = ctx.site.coverage(unit, year) else {
            return None;
        };
        let deadline = Deadline::of(&ctx.site.config.deadlines, year)?;
        let list = *ctx.plan.unit_years.get(&(unit, year))?;
        let reports = ctx.plan.reports(ctx.site, ctx.plan.list(list)).iter();
        let dated = reports.filter_map(|at| Some((ctx.site.reports[*at].published?.date, *at)));
        let (date, last) = dated.max_by_key(|(date, at)| (*date, Reverse(*at)))?;
        Some(Self {
            count: count.late,
            reports: count.reports,
            last: LabeledLink {
                label: (&*ctx.site.reports[last].project.value).into(),
                href: Some(ctx.href(&ctx.site.route_of[last])),
            },
            published: Moment::of(date).to_string(),
            deadline: deadline.words().to_string(),
            allowed: match deadline.judge(date) {
                Lateness::Late { last } => Some(Moment::of(last).to_string()),
                _ => None,
            },
            days: deadline.days_late(date),
        })
    }
}
