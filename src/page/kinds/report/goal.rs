//! Goals against results.

use crate::model::{Goal, Rate, Verdict};
use serde::Serialize;

/// Goals under one heading: 总目标, 年度目标, or none.
#[derive(Debug, Serialize)]
pub struct GoalGroup<'a> {
    /// The heading.
    pub heading: Option<&'static str>,
    /// The goals.
    pub goals: Vec<GoalLine<'a>>,
}

/// A goal and what came of it.
#[derive(Debug, Serialize)]
pub struct GoalLine<'a> {
    /// 目标.
    pub goal: &'a str,
    /// 完成.
    pub result: Option<&'a str>,
    /// How far the result reaches the goal, where both name one quantity.
    pub rate: Option<String>,
    /// `reached`, `missed` or `unknown`.
    pub verdict: &'static str,
}

/// The verdict as templates read it.
pub(super) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reached => "reached",
        Verdict::Missed => "missed",
        Verdict::Unknown => "unknown",
    }
}

/// How far a goal was reached, and the verdict on it.
pub(super) type Judged = (Option<Rate>, Verdict);

/// The goals judged, in order.
pub(super) fn judged(goals: &[Goal]) -> Vec<Judged> {
    let completions = goals.iter().map(|goal| (goal, goal.completion()));
    completions
        .map(|(goal, completion)| (completion, goal.judged(completion)))
        .collect()
}

/// The goals under their headings.
pub(super) fn goals<'a>(goals: &'a [Goal], judged: &[Judged]) -> Vec<GoalGroup<'a>> {
    let mut groups: Vec<GoalGroup<'a>> = Vec::new();
    for (goal, (completion, verdict)) in goals.iter().zip(judged) {
        let line = GoalLine {
            goal: &goal.goal.value,
            result: goal.result.as_ref().map(|result| &*result.value),
            rate: completion.as_ref().map(Rate::to_string),
            verdict: word(*verdict),
        };
        match groups.last_mut() {
            Some(group) if group.heading == goal.heading => group.goals.push(line),
            _ => groups.push(GoalGroup {
                heading: goal.heading,
                goals: vec![line],
            }),
        }
    }
    groups
}
