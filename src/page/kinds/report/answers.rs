//! Rows of 整改, and which reports they answer.

use crate::model::{Rectification, Report, answered_year, answers};
use crate::page::context::PageContext;
use crate::page::href::LabeledLink;
use serde::Serialize;

/// Rows of 整改 that belong together.
#[derive(Debug, Serialize)]
pub struct Answers<'a> {
    /// The reports that are answered; of rows of a later report, that one.
    pub reports: Vec<LabeledLink<'a>>,
    /// Which they are, in words, where none of them is on the site.
    pub words: Option<String>,
    /// The rows.
    pub rows: Vec<Answer<'a>>,
}

/// A row of 整改.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    /// 问题.
    pub problem: &'a str,
    /// 整改情况.
    pub action: &'a str,
}

/// 整改 of the report itself.
pub(super) fn rectifications<'a>(ctx: &PageContext<'a>, position: usize) -> Vec<Answers<'a>> {
    let report: &'a Report = &ctx.site.reports[position];
    let history = report.history.as_deref();
    let rows = history.map_or(&[][..], |history| &history.rectifications);
    let rows = rows.iter().map(|row| {
        let reports = answers(ctx.site, position, row);
        let words = match answered_year(ctx.site, position, row) {
            _ if !reports.is_empty() => None,
            Some(year) => Some(format!(
                "针对{year}年报告（本站没有这个项目{year}年的报告）"
            )),
            None => Some("没有写明针对哪一年的报告".to_owned()),
        };
        (Answered { reports, words }, row)
    });
    gathered(ctx, position, rows)
}

/// What a row is gathered by.
#[derive(PartialEq)]
pub(super) struct Answered {
    /// Positions of reports.
    pub(super) reports: Vec<usize>,
    /// What stands in their place.
    pub(super) words: Option<String>,
}

/// Rows of the same reports together, in the order in which these come first.
pub(super) fn gathered<'a>(
    ctx: &PageContext<'a>,
    position: usize,
    rows: impl Iterator<Item = (Answered, &'a Rectification)>,
) -> Vec<Answers<'a>> {
    let mut groups: Vec<(Answered, Vec<Answer<'a>>)> = Vec::new();
    for (answered, row) in rows {
        let answer = Answer {
            problem: &row.problem.value,
            action: &row.action.value,
        };
        match groups.iter_mut().find(|(known, _)| *known == answered) {
            Some((_, rows)) => rows.push(answer),
            None => groups.push((answered, vec![answer])),
        }
    }
    let link = |at: &usize| report_link(ctx, *at, position);
    let groups = groups.into_iter().map(|(answered, rows)| Answers {
        reports: answered.reports.iter().map(link).collect(),
        words: answered.words,
        rows,
    });
    groups.collect()
}

/// A link from a report to another of its project: `2023年报告`, with name and unit where they are others.
pub(super) fn report_link<'a>(ctx: &PageContext<'a>, at: usize, from: usize) -> LabeledLink<'a> {
    let (report, own) = (&ctx.site.reports[at], &ctx.site.reports[from]);
    let mut label = format!("{}年", report.year.value);
    if report.kind != own.kind {
        label += report.kind.label();
    }
    label += "报告";
    if report.keys.project != own.keys.project {
        label += &format!("“{}”", &*report.project.value);
    }
    if ctx.site.unit_of[at] != ctx.site.unit_of[from] {
        label += &format!("（{}）", ctx.unit_of(at).label());
    }
    LabeledLink {
        label: label.into(),
        href: Some(ctx.href(&ctx.site.route_of[at])),
    }
}
