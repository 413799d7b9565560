//! Goals against results.

use crate::model::{Goal, Judgement, Obstacle, Text, Verdict};
use serde::Serialize;

/// Goals under one heading: 总目标, 年度目标, or none.
#[derive(Debug, Serialize)]
pub struct GoalGroup {
    /// The heading.
    pub heading: Option<&'static str>,
    /// The goals.
    pub goals: Vec<GoalLine>,
}

/// A goal and what came of it.
#[derive(Debug, Serialize)]
pub struct GoalLine {
    /// 目标.
    pub goal: Text,
    /// 完成.
    pub result: Option<Text>,
    /// How far the result reaches the goal, where both name one quantity.
    pub rate: Option<String>,
    /// `reached`, `missed` or `unknown`.
    pub verdict: &'static str,
    /// Why the two were not compared.
    pub obstacle: Option<&'static str>,
}

/// The verdict as templates read it.
pub(super) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reached => "reached",
        Verdict::Missed => "missed",
        Verdict::Unknown(_) => "unknown",
    }
}

/// Why there is no verdict, as templates read it.
pub(super) fn obstacle(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Unknown(obstacle) => Some(obstacle.label()),
        Verdict::Reached | Verdict::Missed => None,
    }
}

/// Whether a judgement tells a reader more than that words are no numbers.
pub(super) fn tells(judgement: &Judgement) -> bool {
    !matches!(judgement.verdict, Verdict::Unknown(obstacle) if obstacle != Obstacle::Repeated)
}

/// The goals judged, in order.
pub(super) fn judged(goals: &[Goal]) -> Vec<Judgement> {
    goals.iter().map(Goal::judgement).collect()
}

/// The goals under their headings.
pub(super) fn goals(goals: Vec<Goal>, judged: &[Judgement]) -> Vec<GoalGroup> {
    let mut groups: Vec<GoalGroup> = Vec::new();
    for (goal, judgement) in goals.into_iter().zip(judged) {
        let line = GoalLine {
            goal: goal.goal.value,
            result: goal.result.map(|result| result.value),
            rate: judgement.completion.map(|rate| rate.to_string()),
            verdict: word(judgement.verdict),
            obstacle: obstacle(judgement.verdict),
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
