//! Problems that a report tells, and what later reports say came of them.

use super::answers::{Answered, Answers, gathered, rectifications, report_link};
use crate::model::{Rectification, later_answers, tells};
use crate::page::context::PageContext;
use crate::page::href::LabeledLink;
use serde::Serialize;

/// 存在的问题 and 整改 of a report, and what later reports answer.
#[derive(Debug, Serialize)]
pub struct Problems<'a> {
    /// 存在的问题, each with what came of it.
    pub told: Vec<Problem<'a>>,
    /// 整改 of later reports, as far as it does not stand beside a problem.
    pub answered_later: Vec<Answers<'a>>,
    /// 整改: what came of the problems of earlier reports.
    pub rectifications: Vec<Answers<'a>>,
}

/// A problem that the report tells.
#[derive(Debug, Serialize)]
pub struct Problem<'a> {
    /// What it is.
    pub problem: &'a str,
    /// What later reports say was done, where they tell it in the same words.
    pub later: Vec<Action<'a>>,
}

/// What was done about a problem.
#[derive(Debug, Serialize)]
pub struct Action<'a> {
    /// 整改情况.
    pub action: &'a str,
    /// The report that says it.
    pub report: LabeledLink<'a>,
}

impl<'a> Problems<'a> {
    pub(super) fn new(ctx: &PageContext<'a>, position: usize) -> Self {
        let (told, answered_later) = problems(ctx, position);
        Self {
            told,
            answered_later,
            rectifications: rectifications(ctx, position),
        }
    }
}

/// 存在的问题, each with what came of it; and 整改 of later reports that tell other problems.
fn problems<'a>(ctx: &PageContext<'a>, position: usize) -> (Vec<Problem<'a>>, Vec<Answers<'a>>) {
    let history = ctx.site.reports[position].history.as_deref();
    let later = later_answers(ctx.site, position);
    let told = history.map_or(&[][..], |history| &history.problems);
    let action = |(at, row): &(usize, &'a Rectification)| Action {
        action: &row.action.value,
        report: report_link(ctx, *at, position),
    };
    let problems = told.iter().map(|problem| {
        let same = later
            .iter()
            .filter(|(_, row)| row.problem.value == problem.value);
        Problem {
            problem: &problem.value,
            later: same.map(action).collect(),
        }
    });
    let others = later
        .iter()
        .filter(|(_, row)| !tells(ctx.site, position, row));
    let others = others.map(|(at, row)| {
        let answered = Answered {
            reports: vec![*at],
            words: None,
        };
        (answered, *row)
    });
    (problems.collect(), gathered(ctx, position, others))
}
